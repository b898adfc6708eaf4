"""moothill erase WHO."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from moothill.commons.people.erasing import erase
from moothill.commons.people.errors import NobodyFound, NotErasable
from moothill.commons.people.models import Participant
from moothill.commons.people.queries import anybody_called


class Command(BaseCommand):
    """Erases somebody who asked for it; prints neither their name nor their address."""

    help = "Erase somebody: `erase WHO [--withdraw] --yes`, and `erase --list` for those who were erased"

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and what becomes of what still waits."""
        parser.add_argument("who", nargs="?", help="a public name, an address, or #NUMBER")
        parser.add_argument(
            "--withdraw", action="store_true", help="take back what still waits for an answer"
        )
        parser.add_argument("--yes", action="store_true", help="do it: it cannot be undone")
        parser.add_argument(
            "--list", action="store_true", help="the numbers of those who were erased, and when"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Do it, or say what would be done."""
        if options["list"]:
            self._list()
        elif not options["who"]:
            raise CommandError(
                "Say whom: `moothill erase WHO`. WHO is a public name, an address, or #NUMBER."
            )
        else:
            self._erase(options["who"], withdraw=options["withdraw"], certain=options["yes"])

    def _list(self) -> None:
        for pk, at in (
            Participant.objects.exclude(erased_at=None).order_by("pk").values_list("pk", "erased_at")
        ):
            self.stdout.write(f"#{pk} {at:%Y-%m-%d %H:%M} UTC")

    def _erase(self, who: str, *, withdraw: bool, certain: bool) -> None:
        found = anybody_called(who)
        try:
            if found is None:
                raise NobodyFound(who)
            if not certain:
                raise CommandError(f"This would erase participant #{found.pk} for good. Add --yes to do it.")
            ids = erase(participant=found, withdraw=withdraw, by=None, at=timezone.now())
        except (NobodyFound, NotErasable) as error:
            raise CommandError(str(error)) from error
        numbers = ", ".join(f"#{pk}" for pk in ids)
        self.stdout.write(
            f"Erased: {numbers}. Old backups still know them; after a restore, erase these numbers again."
        )
