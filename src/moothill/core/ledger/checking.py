"""Holding a journal against its seals, and naming what was done to it."""

from collections.abc import Iterable, Iterator

from moothill.core.ledger.faults import Fault
from moothill.core.ledger.reckoning import Reckoning
from moothill.core.ledger.sealing import Sealed

Head = tuple[int, str]


def check(lines: Iterable[Sealed], *, head: Head | None = None, kept: Head | None = None) -> Iterator[Fault]:
    """Yield every fault of a journal whose `lines` come in the order of their stored numbers.

    `head` is what the journal's head row says: the number and the seal of its last line. `kept` is a head that
    somebody kept elsewhere; only with it are a tail cut and a chain recomputed whole found, if the head row was made
    to fit. Both have to be read in the same moment as the lines. The lines are read once, and memory does not grow
    with their number. Where two tellings fit what is seen, the one with fewer changes is given.
    """
    reckoning = Reckoning(head, kept)
    for sealed, after in _with_the_next(lines):
        yield from reckoning.read(sealed, after)
    yield from reckoning.close()


def _with_the_next(lines: Iterable[Sealed]) -> Iterator[tuple[Sealed, Sealed | None]]:
    before: Sealed | None = None
    for sealed in lines:
        if before is not None:
            yield before, sealed
        before = sealed
    if before is not None:
        yield before, None
