"""moothill count, as one command among the others: in the list and in `moothill help`."""

import sys

from django.core.management.base import BaseCommand, CommandParser

from moothill.config import count


class Command(BaseCommand):
    """Counts a file of ballots. The console command comes here only for help: see `moothill.config.cli`."""

    help = count.HELP
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Those of the command itself."""
        count.add_arguments(parser)

    def handle(self, *args: object, **options: object) -> None:
        """Ends as the command itself does."""
        sys.exit(count.run(options))
