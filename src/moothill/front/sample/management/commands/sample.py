"""moothill sample [--file PATH] [--cycle-slug NAME]."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from moothill.commons.policy.actors import OPERATOR
from moothill.front.sample.errors import BrokenFile, CannotOpen, SlugTaken
from moothill.front.sample.loading import Loaded, load
from moothill.front.sample.reading import SAMPLE, read_facts, read_outline


class Command(BaseCommand):
    """Brings the sample cycle in, once; a second time it changes nothing."""

    help = "Load Scotland's action plan of 2018-20 as a sample cycle"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file, and where its cycle is to stand."""
        parser.add_argument(
            "--file", type=Path, default=SAMPLE, help="a file of facts (default: the one that comes along)"
        )
        parser.add_argument(
            "--cycle-slug", default="", metavar="NAME", help="the cycle's address (default: from the file)"
        )

    def handle(self, *args: object, **options: str) -> None:
        """Do it, and say so."""
        path = Path(options["file"])
        try:
            facts = read_facts(path)
            loaded = load(
                facts=facts,
                outline=read_outline(),
                slug=options["cycle_slug"] or facts.process.id,
                file=path.name,
                by=OPERATOR,
                at=timezone.now(),
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except (BrokenFile, CannotOpen, SlugTaken) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_words(loaded))


def _words(loaded: Loaded) -> str:
    cycle = loaded.cycle
    if not loaded.fresh:
        return (
            f"The cycle “{cycle.slug}” is here already, with {loaded.records} records. Nothing was changed."
        )
    return f"{cycle.title}: {loaded.records} records, at {cycle.get_absolute_url()}"
