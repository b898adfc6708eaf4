"""moothill search rebuild."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from moothill.commons.cycles.models import Cycle
from moothill.commons.search.indexing import rebuild


class Command(BaseCommand):
    """Indexes everything anew; searching goes on meanwhile."""

    help = "Index everything for search anew: `search rebuild [--cycle SLUG]`"

    def add_arguments(self, parser: CommandParser) -> None:
        """One action and one narrowing option."""
        parser.add_argument("action", choices=["rebuild"])
        parser.add_argument("--cycle", help="only the records of this cycle")

    def handle(self, *args: object, **options: object) -> None:
        """Print how far it is."""
        done = rebuild(self._cycles(options["cycle"]), self._say)
        self.stdout.write(f"{done:,} records are indexed.")

    def _cycles(self, slug: object) -> list[Cycle]:
        cycles = Cycle.objects.order_by("pk")
        if slug:
            cycles = cycles.filter(slug=slug)
            if not cycles:
                known = ", ".join(Cycle.objects.values_list("slug", flat=True)) or "none"
                raise CommandError(f"There is no cycle “{slug}”. Those here: {known}.")
        return list(cycles)

    def _say(self, done: int, total: int) -> None:
        self.stdout.write(f"{done:,} of {total:,} records ...")
        self.stdout.flush()
