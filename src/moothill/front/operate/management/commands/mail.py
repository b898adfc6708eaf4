"""moothill mail test ADDRESS; moothill mail bounce FILE."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from moothill.commons.notifications.bounces import Unreadable, refused_in
from moothill.commons.notifications.refusals import refuse
from moothill.front.operate.mailing.trial import send_trial


class Command(BaseCommand):
    """What concerns mail. Each action is a method `do_ACTION` with its arguments in `add_ACTION`."""

    help = "Mail: `mail test ADDRESS` sends one mail and says what happened; `mail bounce FILE` notes which addresses refused"

    def add_arguments(self, parser: CommandParser) -> None:
        """One parser for each action."""
        actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
        self.add_test(actions.add_parser("test", help="send one mail with the site's settings"))
        self.add_bounce(actions.add_parser("bounce", help="write no more to addresses whose mail came back"))

    def add_test(self, parser: CommandParser) -> None:
        """To whom."""
        parser.add_argument("address", help="where the mail goes: one that you can look into")

    def add_bounce(self, parser: CommandParser) -> None:
        """The report."""
        parser.add_argument(
            "file",
            help="a report as it came by mail (RFC 3464), an mbox of them, or a list of addresses; - reads it from stdin",
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Do the action that was asked for."""
        getattr(self, f"do_{options['action']}")(**options)

    def do_test(self, *, address: str, **_options: Any) -> None:
        """Raises MailFailed, which the command line says in its own words, with exit status 1."""
        self.stdout.write(send_trial(to=address, at=timezone.now()))

    def do_bounce(self, *, file: str, **_options: Any) -> None:
        """Note the addresses, and say how many. Raises CommandError for a file that cannot be read."""
        try:
            content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
            addresses = refused_in(content)
        except OSError as error:
            raise CommandError(
                f"{file} cannot be read: {error.strerror}. Give the path of a report, or -."
            ) from error
        except Unreadable as error:
            raise CommandError(f"{file}: {error}") from error
        new = refuse(addresses, said="named in a report", at=timezone.now())
        self.stdout.write(
            f"{len(addresses):,} addresses were refused, {new:,} of them not known before. They are not written to again "
            "until their owners confirm them anew."
        )
