"""Holding a journal against its seals."""

from collections.abc import Iterable, Iterator

from moothill.core.ledger.faults import Fault, fault
from moothill.core.ledger.sealing import GENESIS, Sealed
from moothill.core.ledger.walking import walk

Head = tuple[int, str]


def check(
    lines: Iterable[Sealed], *, head: Head | None = None, kept: Head | None = None
) -> Iterator[Fault]:
    """Yield every fault of a journal whose `lines` come in the order of their stored numbers.

    `head` is what the journal's own head row says, `kept` a head that somebody kept elsewhere: only the latter shows
    a tail cut with its head set back, or a chain recomputed whole. Memory stays small while no fault is found.
    """
    reader = _Reader(lines, kept, head)
    yield from reader.run()
    yield from _against_head(reader, head)
    if kept and not reader.faulty:
        yield from _against_kept(reader, kept)


class _Reader:
    """Reads whole lines one by one; at the first that does not fit, hands the rest over to be walked."""

    def __init__(
        self, lines: Iterable[Sealed], kept: Head | None, head: Head | None
    ) -> None:
        self.lines = iter(lines)
        self.number, self.seal = 0, GENESIS
        self.last: Sealed | None = None
        self.kept_number = kept[0] if kept else -1
        self.seal_at_kept = GENESIS if self.kept_number == 0 else ""
        self.head_number = head[0] if head else None
        self.faulty = False

    def run(self) -> Iterator[Fault]:
        for sealed in self.lines:
            if not self._fits(sealed):
                yield from self._rest(sealed)
                return
            self._note(sealed)
            self.last = sealed

    def _fits(self, sealed: Sealed) -> bool:
        return (
            sealed.line.number == self.number + 1
            and sealed.previous == self.seal
            and sealed.holds
        )

    def _note(self, sealed: Sealed) -> None:
        self.number, self.seal = sealed.line.number, sealed.seal
        if self.number == self.kept_number:
            self.seal_at_kept = self.seal

    def _rest(self, first: Sealed) -> Iterator[Fault]:
        # A line slipped in can fit what stands before it, so the last that fitted is looked at again.
        rest = (
            [first, *self.lines]
            if self.last is None
            else [self.last, first, *self.lines]
        )
        self.faulty = True
        number, seal = (
            (self.number - 1, self.last.previous) if self.last else (0, GENESIS)
        )
        yield from walk(rest, number=number, seal=seal, last=self.head_number)


def _against_head(reader: _Reader, head: Head | None) -> Iterator[Fault]:
    if head is None or reader.faulty:
        return
    number, seal = head
    if reader.number < number:
        yield fault("tail-cut", number)
    elif reader.number > number:
        yield fault("inserted", number + 1)
    elif reader.seal != seal:
        # The line was resealed, or the head itself was altered: either way this is the line to look at.
        yield fault("rewritten", number)
    reader.faulty = reader.faulty or (reader.number, reader.seal) != head


def _against_kept(reader: _Reader, kept: Head) -> Iterator[Fault]:
    if reader.number < kept[0]:
        yield fault("tail-cut", kept[0])
    elif reader.seal_at_kept != kept[1]:
        yield fault("recomputed", kept[0])
