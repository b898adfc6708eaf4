# ruff: noqa: N999 - the name of the command is a word of the language
"""moothill import page FILE, moothill import inputs FILE: each part of the house brings its own."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from moothill.front.importing import codebook
from moothill.front.importing import command as inputs
from moothill.front.reader import command as page


class Command(BaseCommand):
    """Hands what was asked for to whoever can bring it."""

    help = "Bring in a planning page, contributions or codes: `moothill import page|inputs|codebook FILE --cycle SLUG`"

    def add_arguments(self, parser: CommandParser) -> None:
        """What is brought, and how."""
        what = parser.add_subparsers(dest="what", required=True, metavar="page|inputs|codebook")
        page.add_arguments(what)
        inputs.add_arguments(what)
        codebook.add_arguments(what)

    def handle(self, *args: object, **options: Any) -> None:
        """Do it, and say so."""
        bringing: Any = {
            "page": page.Bringing, "inputs": inputs.Bringing, "codebook": codebook.Bringing,
        }[options["what"]]  # fmt: skip
        bringing(self.stdout, self.stderr).run(options)
