"""Where two sets of changes to one base leave it alone, stand apart, or meet."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from moothill.core.text.aligning import Hunk


class Region(NamedTuple):
    """The same stretch in base, ours and theirs. `stable` stretches are equal in all three."""

    base: slice
    ours: slice
    theirs: slice
    stable: bool


def regions(ours: Sequence[Hunk], theirs: Sequence[Hunk], length: int, *, near: bool) -> Iterator[Region]:
    """All of a base of so many items, in order.

    Changes that share an item, or insert at the same place, come as one region. With `near`, so do changes that follow
    one another without an item between them.
    """
    waiting = sorted([(hunk, 0) for hunk in ours] + [(hunk, 1) for hunk in theirs])
    at, shifts, next_one = 0, [0, 0], 0
    while next_one < len(waiting):
        start, end = waiting[next_one][0][:2]
        before = tuple(shifts)
        if start > at:
            yield _region(at, start, before, before, stable=True)
        while next_one < len(waiting) and _meets(start, end, waiting[next_one][0], near):
            hunk, side = waiting[next_one]
            end = max(end, hunk.end)
            shifts[side] += (hunk.new_end - hunk.new_start) - (hunk.end - hunk.start)
            next_one += 1
        yield _region(start, end, before, tuple(shifts), stable=False)
        at = end
    if length > at:
        yield _region(at, length, tuple(shifts), tuple(shifts), stable=True)


def _meets(start: int, end: int, hunk: Hunk, near: bool) -> bool:
    same_place = hunk.start == hunk.end == start == end
    return (
        hunk.start < end
        or same_place
        or (near and hunk.start == end)
        or (hunk.start, hunk.end) == (start, end)
    )


def _region(start: int, end: int, before: tuple[int, ...], after: tuple[int, ...], *, stable: bool) -> Region:
    """`before` and `after`: how much farther ours and theirs are than the base, at the start and at the end."""
    return Region(
        slice(start, end),
        slice(start + before[0], end + after[0]),
        slice(start + before[1], end + after[1]),
        stable,
    )
