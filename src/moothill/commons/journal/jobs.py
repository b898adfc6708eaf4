"""Jobs: what is done again and again by the clock, such as sending mail, beside the followers of the journal.

`config.wiring` names the jobs of the house. Every process that runs followers runs jobs too, in a thread of its own, so
that a mail server that hangs holds up no follower. A job must bear company: several processes may run it at once.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from time import monotonic

from django.db import close_old_connections, connections
from django.utils import timezone

log = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between two looks at the clock
LONGEST = 900.0  # seconds between two tries of what goes on failing


@dataclass(frozen=True, slots=True)
class Job:
    """What is done, given the moment, and how often at most. What it returns is not looked at."""

    run: Callable[[datetime], object]
    every: timedelta


_JOBS: dict[str, Job] = {}


def fill(gathered: Mapping[str, Job]) -> None:
    """Make these the jobs of the house, by name. Called once, by `config.wiring`."""
    _JOBS.clear()
    _JOBS.update(gathered)


def every() -> dict[str, Job]:
    """All jobs, by name."""
    return dict(_JOBS)


@dataclass(slots=True)
class _Turn:
    """When a job is due again, by the clock of this process, and how often it failed in a row."""

    due: float = 0
    failed: int = 0


class JobRunner:
    """Runs each job when it is due, one after the other. One that fails stops no other, and is tried after longer pauses."""

    def __init__(self, jobs: Mapping[str, Job] | None = None, *, pause: float = PAUSE) -> None:
        self._jobs = every() if jobs is None else dict(jobs)
        self._turns = {name: _Turn() for name in self._jobs}
        self._pause = pause
        self._stop = Event()

    def stop(self) -> None:
        """Ask the runner to end after the job it is in. May be called from any thread or from a signal's handler."""
        self._stop.set()

    def run(self) -> None:
        """Run what is due until `stop`; then give this thread's connections back."""
        try:
            while not self._stop.is_set():
                close_old_connections()
                self.round()
                self._stop.wait(self._pause)
        finally:
            connections.close_all()

    def round(self) -> None:
        """Run every job that is due now."""
        for name, job in self._jobs.items():
            if not self._stop.is_set() and self._turns[name].due <= monotonic():
                self._once(name, job)

    @property
    def failing(self) -> list[str]:
        """The names of jobs that failed when they were run last."""
        return sorted(name for name, turn in self._turns.items() if turn.failed)

    def _once(self, name: str, job: Job) -> None:
        turn = self._turns[name]
        pause = job.every.total_seconds()
        try:
            job.run(timezone.now())
        except Exception:
            turn.failed += 1
            pause = max(pause, min(2.0**turn.failed, LONGEST))
            log.exception(
                "The job “%s” failed, %s times in a row. Next try in %.0f s.", name, turn.failed, pause
            )
        else:
            turn.failed = 0
        turn.due = monotonic() + pause
