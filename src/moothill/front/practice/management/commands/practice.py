"""moothill practice [--again]."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from moothill.commons.record.errors import Invalid
from moothill.front.practice.loading import Made, make


class Command(BaseCommand):
    """Makes the practice cycle, once; a second time it changes nothing."""

    help = "Make an invented, running cycle to try everything in, with its dates around today"

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to begin anew."""
        parser.add_argument(
            "--again",
            action="store_true",
            help="make a new one, with its dates around today; the one before ends and stays readable",
        )

    def handle(self, *args: object, **options: object) -> None:
        """Do it, and say so."""
        try:
            made = make(at=timezone.now(), again=bool(options["again"]))
        except Invalid as invalid:
            raise CommandError(
                f"The practice cycle could not be made, and nothing was stored. {invalid}"
            ) from invalid
        self.stdout.write(_words(made))


def _words(made: Made) -> str:
    cycle = made.cycle
    if not made.fresh:
        return (
            f"The practice cycle “{cycle.slug}” is here already, with {made.records} records. Nothing was changed. "
            "Its dates sit around today again with: moothill practice --again"
        )
    return f"{cycle.title}: {made.records} records, none of them real, at {cycle.get_absolute_url()}"
