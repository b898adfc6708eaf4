"""moothill mail test ADDRESS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from moothill.front.operate.mailing.trial import send_trial


class Command(BaseCommand):
    """What concerns mail. Each action is a method `do_ACTION` with its arguments in `add_ACTION`."""

    help = "Mail: `mail test ADDRESS` sends one mail and says what happened"

    def add_arguments(self, parser: CommandParser) -> None:
        """One parser for each action."""
        actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
        self.add_test(actions.add_parser("test", help="send one mail with the site's settings"))

    def add_test(self, parser: CommandParser) -> None:
        """To whom."""
        parser.add_argument("address", help="where the mail goes: one that you can look into")

    def handle(self, *args: object, **options: Any) -> None:
        """Do the action that was asked for."""
        getattr(self, f"do_{options['action']}")(**options)

    def do_test(self, *, address: str, **_options: Any) -> None:
        """Raises MailFailed, which the command line says in its own words, with exit status 1."""
        self.stdout.write(send_trial(to=address, at=timezone.now()))
