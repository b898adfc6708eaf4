"""Running the followers: round after round, until somebody says stop."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

from django.db import DatabaseError, close_old_connections, connections

from moothill.commons.journal.followers import AT_MOST, Effect, advance_in, behind, every
from moothill.commons.journal.jobs import JobRunner
from moothill.commons.journal.models import Head

log = logging.getLogger(__name__)

# After a round of work so many times as long a rest, and so many seconds at most: pages go first. Whatever a round costs a
# page, hardly one page in twenty meets one.
RESTS, REST = 20, 1.0
PAUSE = 1.0  # seconds between two looks at journals that stand still
_STEP_AT_MOST = 5.0  # seconds; what takes longer is cut off with the process, and its transaction never was
LONGEST = 300.0  # seconds between two tries of what goes on failing


@dataclass(slots=True)
class _Trouble:
    """One follower that failed in one journal: how often in a row, when it is tried again, and how many lines singly."""

    times: int = 0
    again: float = 0
    singly: int = AT_MOST


class Runner:
    """Lets followers read on, one after the other, in one thread. Nothing of it is kept: cursors are in the database.

    A follower that fails in a journal stops neither itself in other journals nor others. It is tried again after a
    pause that doubles, and then line by line, so that what comes before the line it cannot bear is done.
    """

    def __init__(self, followers: Mapping[str, Effect] | None = None, *, pause: float = PAUSE) -> None:
        self._followers = followers
        self._pause = pause
        self._stop = Event()
        self._trouble: dict[tuple[str, int], _Trouble] = {}
        self._seen: list[tuple[int, int]] | None = None
        self._unreachable = 0

    def stop(self) -> None:
        """Ask the runner to end after the step it is in. May be called from any thread or from a signal's handler."""
        self._stop.set()

    def run(self) -> None:
        """Read on until `stop`. An idle round costs one look at the heads."""
        while not self._stop.is_set():
            begun = monotonic()
            if self._round_if_reachable():
                self._stop.wait(min((monotonic() - begun) * RESTS, REST))
            else:
                self._stop.wait(self._pause * 2 ** min(self._unreachable, 6))

    def catch_up(self) -> int:
        """Read on until nothing is left but what fails; return how many lines were given to followers."""
        total = 0
        while not self._stop.is_set() and (given := self.round()):
            total += given
        return total

    @property
    def failing(self) -> list[str]:
        """The names of followers that could not go on somewhere when they were tried last."""
        return sorted({name for (name, _head), trouble in self._trouble.items() if trouble.times})

    def _round_if_reachable(self) -> int:
        """One round; 0 where the database cannot be asked, which is logged once until it answers again."""
        try:
            close_old_connections()
            given = self.round()
        except DatabaseError:
            if not self._unreachable:
                log.exception("The followers cannot look at the journals. They try again.")
            self._unreachable += 1
            self._seen = None
            return 0
        self._unreachable = 0
        return given

    def round(self) -> int:
        """Let every follower read one step in every journal it is behind in; return how many lines that were."""
        heads = list(Head.objects.order_by("pk").values_list("pk", "number"))
        if heads == self._seen:
            return 0
        followers = self._followers or every()
        steps = [(name, head) for name in followers for head in behind(name)]
        # What another process is reading now may come back to us: only when nobody is behind, a look at heads will do.
        self._seen = None if steps else heads
        return sum(self._step(name, followers[name], head) for name, head in steps)

    def _step(self, name: str, effect: Effect, head: int) -> int:
        trouble = self._trouble.get((name, head))
        if self._stop.is_set() or (trouble and trouble.again > monotonic()):
            return 0
        try:
            given = advance_in(head, name, effect, limit=1 if trouble else AT_MOST)
        except Exception:
            self._failed(name, head)
            return 0
        if trouble:
            self._went_on(name, head, trouble)
        return given

    def _failed(self, name: str, head: int) -> None:
        trouble = self._trouble.setdefault((name, head), _Trouble())
        trouble.times, trouble.singly = trouble.times + 1, AT_MOST
        pause = min(self._pause * 2**trouble.times, LONGEST)
        trouble.again = monotonic() + pause
        log.exception(
            "Follower “%s” failed in journal %s, %s times in a row. Next try in %.0f s.",
            name, head, trouble.times, pause,
        )  # fmt: skip

    def _went_on(self, name: str, head: int, trouble: _Trouble) -> None:
        """One line is done. All lines of the step that failed are taken singly, then everything is as before."""
        trouble.times, trouble.singly = 0, trouble.singly - 1
        if not trouble.singly:
            del self._trouble[name, head]


def in_background() -> Callable[[], None]:
    """Run the followers and the jobs of the house in two threads of this process; return what ends them.

    Each ends after the step it is in.
    """
    runner, jobs = Runner(), JobRunner()
    threads = [
        Thread(target=_run_and_leave, args=(runner,), name="followers", daemon=True),
        Thread(target=jobs.run, name="jobs", daemon=True),
    ]
    for thread in threads:
        thread.start()

    def end() -> None:
        runner.stop()
        jobs.stop()
        for thread in threads:
            thread.join(timeout=_STEP_AT_MOST)

    return end


def _run_and_leave(runner: Runner) -> None:
    try:
        runner.run()
    finally:
        connections.close_all()
