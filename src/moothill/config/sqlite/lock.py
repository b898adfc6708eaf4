"""A lock that is given in the order in which it was asked for."""

from collections import deque
from threading import Event, Lock


class FairLock:
    """First come, first served, among the threads of one process.

    SQLite itself lets waiting writers try again at random, so that under load some wait for seconds while others write
    hundreds of times; Python's own Lock promises no order either.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._held = False
        self._waiting: deque[Event] = deque()

    def acquire(self, timeout: float) -> bool:
        """Wait for our turn, at most `timeout` seconds; say whether it came."""
        with self._guard:
            if not self._held:
                self._held = True
                return True
            turn = Event()
            self._waiting.append(turn)
        return turn.wait(timeout) or self._came_just_now(turn)

    def _came_just_now(self, turn: Event) -> bool:
        """Give up waiting, unless our turn came between the end of the wait and now."""
        with self._guard:
            if turn.is_set():
                return True
            self._waiting.remove(turn)
            return False

    def release(self) -> None:
        """Give the lock to whoever has waited longest; the lock then never was free for anybody else."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._held = False
