"""moothill worker."""

import signal

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from moothill.commons.journal.running import Runner


class Command(BaseCommand):
    """Runs the followers of the journal; several workers, on any machines, share the work."""

    help = "Do what follows from public acts: search, notices (stop with Ctrl-C; --once stops by itself)"

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")

    def handle(self, *args: object, **options: object) -> None:
        """Runs until SIGTERM or SIGINT, then ends after the step it is in; exits with 1 if a follower fails."""
        if settings.EMBEDDED and not options["once"]:
            raise CommandError(
                "With SQLite the server does this itself, in the one process that may write. Use `moothill serve`, "
                "or `moothill worker --once` while it does not run."
            )
        runner = Runner()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda _sign, _frame: runner.stop())
        if not options["once"]:
            self._say("The worker runs (stop with Ctrl-C).")
            runner.run()
            self._say("The worker has stopped.")
            return
        self._say(f"{runner.catch_up():,} lines of the journals were read.")
        if runner.failing:
            raise CommandError(f"These could not go on: {', '.join(runner.failing)}. The log above says why.")

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
