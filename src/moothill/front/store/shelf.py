"""A bounded place in memory: what was not asked for the longest goes first."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Shelf(Generic[K, V]):
    """Keeps at most `limit` bytes of things. Many threads may use it; its lock is held very briefly."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._used = 0
        self._things: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """What was put under `key`, which now counts as just used; None if it is not there."""
        with self._lock:
            found = self._things.get(key)
            if found is None:
                return None
            self._things.move_to_end(key)
            return found[0]

    def put(self, key: K, thing: V, size: int) -> None:
        """Keep `thing`, of `size` bytes, in place of what was there; make room for it if need be."""
        with self._lock:
            self._take(key)
            if size > self._limit:
                return
            self._things[key] = thing, size
            self._used += size
            while self._used > self._limit:
                self._take(next(iter(self._things)))

    def _take(self, key: K) -> None:
        _thing, size = self._things.pop(key, (None, 0))
        self._used -= size
