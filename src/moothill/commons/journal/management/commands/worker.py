"""moothill worker."""

import signal
from threading import Thread

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from moothill.commons.journal.jobs import JobRunner
from moothill.commons.journal.running import Runner

_PATIENCE = 8  # seconds for the job that is under way; what takes longer is cut off with the process


class Command(BaseCommand):
    """Runs the followers of the journal, and the jobs; several workers, on any machines, share the work."""

    help = (
        "Do what follows from public acts: search, notices, mail (stop with Ctrl-C; --once stops by itself)"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")

    def handle(self, *args: object, **options: object) -> None:
        """Runs until SIGTERM or SIGINT, then ends after the step it is in; exits with 1 if a follower or a job fails."""
        if settings.EMBEDDED and not options["once"]:
            raise CommandError(
                "With SQLite the server does this itself, in the one process that may write. Use `moothill serve`, "
                "or `moothill worker --once` while it does not run."
            )
        runner, jobs = Runner(), JobRunner()

        def stop(_sign: int, _frame: object) -> None:
            runner.stop()
            jobs.stop()

        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, stop)
        if not options["once"]:
            self._run(runner, jobs)
            return
        self._say(f"{runner.catch_up():,} lines of the journals were read.")
        jobs.round()
        if failing := [*runner.failing, *jobs.failing]:
            raise CommandError(f"These could not go on: {', '.join(failing)}. The log above says why.")

    def _run(self, runner: Runner, jobs: JobRunner) -> None:
        beside = Thread(target=jobs.run, name="jobs", daemon=True)
        self._say("The worker runs (stop with Ctrl-C).")
        beside.start()
        runner.run()
        beside.join(timeout=_PATIENCE)
        self._say("The worker has stopped.")

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
