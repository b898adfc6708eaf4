"""moothill suggest CYCLE."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from moothill.commons.cycles.models import Cycle
from moothill.rooms.coding.kinds import Method
from moothill.rooms.coding.models import Suggester
from moothill.rooms.coding.operations.suggesting import train


class Command(BaseCommand):
    """Learns from what was coded and suggests for what nobody has read. It decides nothing."""

    help = "Suggest codes anew, from what people coded: `suggest CYCLE`"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which cycle."""
        parser.add_argument("cycle", metavar="CYCLE", help="the cycle's address")

    def handle(self, *args: object, **options: Any) -> None:
        """Train, and say how. Raises CommandError for a cycle that is not there; TrainingGoesOn."""
        cycle = Cycle.objects.select_related("member").filter(slug=options["cycle"]).first()
        if cycle is None:
            known = ", ".join(Cycle.objects.values_list("slug", flat=True)[:10]) or "none yet"
            raise CommandError(f"There is no cycle “{options['cycle']}”. Those here: {known}.")
        made = train(cycle=cycle, at=timezone.now())
        self.stdout.write(_told(made) if made else "Nothing is coded yet, so there is nothing to learn from.")


def _told(made: Suggester) -> str:
    count = made.suggestions.values("input").distinct().count()
    return (
        f"Training {made.number} ({Method(made.method).label}) learned from {made.learned_from:,} contributions "
        f"and suggests codes for {count:,}, in {made.seconds:.1f} s. People decide."
    )
