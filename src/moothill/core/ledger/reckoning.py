"""The reckoning: follows the lines in stored order, and gives each the number it was sealed with.

`top` is the next number the chain expects, `shift` how far lines now stand from their own numbers (1 after one line was
slipped in before them and they were renumbered). A line that does not carry on the chain waits until the next that
does: only then is it known whether it took the place of another (rewritten) or none (inserted).
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from moothill.core.ledger.ending import Ending, against_head, against_kept
from moothill.core.ledger.faults import Fault, deleted, inserted, reordered
from moothill.core.ledger.missing import Missing
from moothill.core.ledger.placing import Placing
from moothill.core.ledger.sealing import GENESIS, Sealed, seal, seal_as
from moothill.core.ledger.suspects import Suspect, Suspects

Head = tuple[int, str]

# Lines that wait are settled after so many, so that memory stays small however many were rewritten.
_MOST_WAITING = 1_000
# So many lines back it is seen that a line slipped in was joined to the next one by rewriting that one's link.
_RECENT = 32


@dataclass(frozen=True, slots=True)
class _Waiting:
    suspect: Suspect
    origin: int | None


class Reckoning:
    """Reads lines one by one; `close` when there are no more."""

    def __init__(self, head: Head | None, kept: Head | None) -> None:
        self.head, self.kept = head, kept
        marks = [mark[0] for mark in (head, kept) if mark]
        self.placing = Placing(max(marks, default=0))
        self.missing, self.suspects = Missing(), Suspects()
        self.waiting: list[_Waiting] = []
        self.strays: list[tuple[int, int]] = []  # (number it stands under, number it was sealed with)
        self.shift, self.top, self.read_up_to = 0, 1, 0
        self.last: Sealed | None = None
        self.last_origin = 0
        self.last_seal: str | None = GENESIS  # what the next line has to name; None if that cannot be known
        self.recent: deque[tuple[int, str]] = deque([(0, GENESIS)], _RECENT)  # number and seal
        self.wanted = set(marks)
        self.seals = {0: GENESIS}  # of the lines that `head` and `kept` speak of

    def read(self, sealed: Sealed, after: Sealed | None) -> Iterator[Fault]:
        """Take the next line; `after` is the one that follows it."""
        follower = after.previous if after else self.head[1] if self.head else None
        linked = not self.waiting and sealed.previous == self.last_seal
        origin = self.placing.origin(sealed, shift=self.shift, linked=linked, follower=follower)
        self.read_up_to = sealed.line.number
        if origin is None:
            sealed, origin = self._link_mended(sealed)
        if origin is not None and self._carries_on(sealed, origin, follower):
            yield from self._take(sealed, origin, follower)
        else:
            yield from self._put_off(_Waiting(Suspect(sealed, follower), origin))

    def _put_off(self, waiting: _Waiting) -> Iterator[Fault]:
        self.waiting.append(waiting)
        if len(self.waiting) >= _MOST_WAITING:
            yield from self._settle(self.read_up_to + 1 - self.shift, self.shift)

    def _take(self, sealed: Sealed, origin: int, follower: str | None) -> Iterator[Fault]:
        adjoining = not self.waiting and origin == self.last_origin + 1
        yield from self._settle(origin, sealed.line.number - origin)
        yield from self._place(sealed, origin)
        true = seal_as(sealed.line, origin, sealed.previous)
        sound = sealed.seal in (true, seal(sealed.line, sealed.previous))
        parted = adjoining and self.last_seal not in (None, sealed.previous)
        disowned = parted and follower not in (None, true)
        if disowned or not sound:
            yield from self.suspects.add(Suspect(sealed, follower))
        elif parted and self.last is not None:
            # Two sound lines that do not join: as the next line owns this one, the other was sealed anew.
            yield from self.suspects.add(Suspect(self.last, sealed.previous))
            self.seals.pop(self.last_origin, None)
        self._remember(sealed, origin, None if disowned else true)

    def _link_mended(self, sealed: Sealed) -> tuple[Sealed, int | None]:
        """The line with the link it was sealed with and its number, if that link is to a line before the latest."""
        earlier = [mark for mark in self.recent if self.waiting or mark[0] != self.last_origin]
        for origin, link in reversed(earlier):
            if seal_as(sealed.line, origin + 1, link) == sealed.seal:
                return replace(sealed, previous=link), origin + 1
        return sealed, None

    def _carries_on(self, sealed: Sealed, origin: int, follower: str | None) -> bool:
        """Whether the chain goes on with this line, at its place or with a new shift that the next line confirms."""
        if origin >= self.top and (sealed.line.number - origin == self.shift or follower is None):
            return True
        return seal_as(sealed.line, origin, sealed.previous) == follower

    def _settle(self, origin: int, shift: int) -> Iterator[Fault]:
        """Decide about the lines that wait, now that the line `origin` is known to follow them."""
        self.missing.add(self.top, origin - 1)
        self.top = max(self.top, origin)
        for waiting in self.waiting:
            yield from self._settle_one(waiting, shift)
        self.waiting.clear()
        self.shift = shift

    def _settle_one(self, waiting: _Waiting, shift: int) -> Iterator[Fault]:
        number = waiting.suspect.number
        if waiting.origin is None:
            if self.missing.take(number - shift) or self.missing.take(number - self.shift):
                yield from self.suspects.add(waiting.suspect)
            else:
                yield inserted(number, number)
        elif number - waiting.origin != shift or not self.missing.take(waiting.origin):
            self.strays.append((number, waiting.origin))

    def _place(self, sealed: Sealed, origin: int) -> Iterator[Fault]:
        if origin >= self.top:
            self.top = origin + 1
        elif self.missing.take(origin):
            yield reordered(sealed.line.number, origin)
        else:
            yield from self._impostors(sealed, origin)

    def _impostors(self, sealed: Sealed, origin: int) -> Iterator[Fault]:
        """The true line `origin` came, so those that had its number and the following ones were slipped in."""
        last = self.last.line.number if self.last else 0
        first = last - (self.top - origin) + 1
        self.suspects.clear(first, last)
        self.suspects.clear_named(sealed.previous)
        self.top = origin + 1
        yield inserted(first, last)

    def _remember(self, sealed: Sealed, origin: int, true: str | None) -> None:
        """Note the line as the latest; `true` is the seal it had when it was written, if that is known."""
        self.last, self.last_origin, self.last_seal = sealed, origin, true
        if true is not None:
            self.recent.append((origin, true))
            if origin in self.wanted:
                self.seals[origin] = true

    def close(self) -> Iterator[Fault]:
        """Decide what was left open, and hold the end against the head row and the head that was kept."""
        end = self.read_up_to - self.shift
        if self.waiting:
            yield from self._settle(min(end, self.head[0]) + 1 if self.head else end + 1, self.shift)
        yield from self._settle_strays()
        yield from (deleted(first, last) for first, last in self.missing)
        yield from self._against_heads()
        yield from self.suspects.faults()

    def _settle_strays(self) -> Iterator[Fault]:
        highest = max((origin for _number, origin in self.strays), default=0)
        self.missing.add(self.top, highest)
        self.top = max(self.top, highest + 1)
        for number, origin in self.strays:
            yield reordered(number, origin) if self.missing.take(origin) else inserted(number, number)

    def _against_heads(self) -> Iterator[Fault]:
        last = self.last
        ending = Ending(self.top - 1, self.read_up_to, last.seal if last else GENESIS, self.seals)
        found = list(against_head(ending, self.head, self.kept))
        for fault in found:
            if fault.kind == "inserted":
                self.suspects.clear(fault.number, self.read_up_to)
            if fault.kind == "rewritten" and last and self.head:
                yield from self.suspects.add(Suspect(last, self.head[1], fault))
            else:
                yield fault
        yield from against_kept(ending, self.kept, found)
