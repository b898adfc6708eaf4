"""moothill moderation."""

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from moothill.commons.moderation.cleaning import clean


class Command(BaseCommand):
    """Deletes what was kept for defence and has had its days. The server or the worker does the same every ten minutes."""

    help = "Delete what was kept for defence and has had its days (moothill moderation clean)"

    def add_arguments(self, parser: CommandParser) -> None:
        """One act."""
        parser.add_argument("act", choices=["clean"], help="what to do")

    def handle(self, *args: object, **options: object) -> None:
        """Says how much was deleted."""
        done = clean(timezone.now())
        self.stdout.write(
            f"Deleted: {done.keys:,} keys and {done.counters:,} counters of past hours, "
            f"and the network of {done.networks:,} contributions."
        )
