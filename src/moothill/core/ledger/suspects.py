"""Lines that are surely not what was sealed in their place, held back until it is known whether they changed places."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from moothill.core.ledger.faults import Fault, reordered, rewritten
from moothill.core.ledger.sealing import Sealed, seal_as

# Each suspect is held against each other one. Of more than these, the rest are called rewritten at once.
MOST = 64


@dataclass(frozen=True, slots=True)
class Suspect:
    """A line, the seal that the next line names (None if there is none), and what to call it by itself."""

    sealed: Sealed
    follower: str | None
    fault: Fault | None = None

    @property
    def number(self) -> int:
        """The number under which the line stands."""
        return self.sealed.line.number


class Suspects:
    """Tells exchanged lines from rewritten ones."""

    def __init__(self) -> None:
        self._held: list[Suspect] = []

    def add(self, suspect: Suspect) -> Iterator[Fault]:
        """Hold one more; a fault comes back at once if there is no more room."""
        if len(self._held) < MOST:
            self._held.append(suspect)
        else:
            yield rewritten(suspect.number)

    def clear(self, first: int, last: int) -> None:
        """Forget those with these numbers: another fault explains them."""
        self._held = [held for held in self._held if not first <= held.number <= last]

    def clear_named(self, seal: str) -> None:
        """Forget the one with this seal: the true next line names it."""
        self._held = [held for held in self._held if held.sealed.seal != seal]

    def faults(self) -> Iterator[Fault]:
        """What became of each."""
        places = self._exchanged()
        for held in self._held:
            if held.number in places:
                yield reordered(held.number, places[held.number])
            else:
                yield held.fault or rewritten(held.number)

    def _exchanged(self) -> dict[int, int]:
        seals = {
            seal for held in self._held for seal in (held.sealed.seal, held.sealed.previous, held.follower)
        }
        places: dict[int, int] = {}
        for one, other in combinations(self._held, 2):
            if _fits(one, other, seals) and _fits(other, one, seals):
                places |= {one.number: other.number, other.number: one.number}
        return places


def _fits(one: Suspect, other: Suspect, seals: set[str | None]) -> bool:
    """Whether `one`, under the number of `other`, has a seal that some line near either of them bears or names."""
    links = (one.sealed.previous, other.sealed.previous)
    return any(seal_as(one.sealed.line, other.number, link) in seals for link in links)
