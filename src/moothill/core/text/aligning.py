"""Which items of two sequences belong together, found in near-linear time.

What is alike at both ends is set apart; items that occur once in each are anchors (the idea of Bram Cohen's patience
diff); what lies between two anchors is searched for the shortest way, as far as its share of the steps allows. A stretch
that would cost more counts as replaced whole. So every answer is a true one, if not always the shortest.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from moothill.core.text.shortest import shortest_script

# Every stretch may take so many steps, whatever its share: ten differences.
_LEAST_STEPS = 64
# How often anchors are looked for between anchors.
_DEEPEST = 6


class Hunk(NamedTuple):
    """Items `start` to `end` of the base became items `new_start` to `new_end`; one of the two may be empty."""

    start: int
    end: int
    new_start: int
    new_end: int


class _Stretch(NamedTuple):
    """A part of both sequences that is yet to be compared."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def length(self) -> int:
        return self.end - self.start + self.new_end - self.new_start


def hunks(base: Sequence[str], new: Sequence[str], *, steps: int) -> list[Hunk]:
    """What was changed from `base` to `new`, in order; between two hunks at least one item is the same."""
    share = steps / max(1, len(base) + len(new))
    pairs = [*_pairs(base, new, _Stretch(0, len(base), 0, len(new)), share, _DEEPEST), (len(base), len(new))]
    found, at, new_at = [], 0, 0
    for place, new_place in pairs:
        if place > at or new_place > new_at:
            found.append(Hunk(at, place, new_at, new_place))
        at, new_at = place + 1, new_place + 1
    return found


def _pairs(
    base: Sequence[str], new: Sequence[str], stretch: _Stretch, share: float, depth: int
) -> Iterator[tuple[int, int]]:
    """Places of equal items, rising in both."""
    middle = _without_ends(base, new, stretch)
    yield from _run(stretch.start, stretch.new_start, middle.start - stretch.start)
    least = min(middle.end - middle.start, middle.new_end - middle.new_start)
    if least == 1:
        yield from _only_one(base, new, middle)
    elif least > 1:
        anchors = _anchors(base, new, middle) if depth else []
        if anchors:
            yield from _between(base, new, middle, anchors, share, depth)
        else:
            yield from _searched(base, new, middle, share)
    yield from _run(middle.end, middle.new_end, stretch.end - middle.end)


def _run(start: int, new_start: int, length: int) -> Iterator[tuple[int, int]]:
    return ((start + n, new_start + n) for n in range(length))


def _without_ends(base: Sequence[str], new: Sequence[str], stretch: _Stretch) -> _Stretch:
    start, end, new_start, new_end = stretch
    while start < end and new_start < new_end and base[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and base[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return _Stretch(start, end, new_start, new_end)


def _only_one(base: Sequence[str], new: Sequence[str], middle: _Stretch) -> Iterator[tuple[int, int]]:
    """Where one side is a single item, it is in the other or it is not."""
    places = product(range(middle.start, middle.end), range(middle.new_start, middle.new_end))
    return islice(((place, new_place) for place, new_place in places if base[place] == new[new_place]), 1)


def _between(
    base: Sequence[str],
    new: Sequence[str],
    middle: _Stretch,
    anchors: Sequence[tuple[int, int]],
    share: float,
    depth: int,
) -> Iterator[tuple[int, int]]:
    at, new_at = middle.start, middle.new_start
    for place, new_place in anchors:
        yield from _pairs(base, new, _Stretch(at, place, new_at, new_place), share, depth - 1)
        yield place, new_place
        at, new_at = place + 1, new_place + 1
    yield from _pairs(base, new, _Stretch(at, middle.end, new_at, middle.new_end), share, depth - 1)


def _anchors(base: Sequence[str], new: Sequence[str], middle: _Stretch) -> list[tuple[int, int]]:
    """Items that occur once in each, as many as stand in the same order in both."""
    once = _once(base, middle.start, middle.end)
    once_new = _once(new, middle.new_start, middle.new_end)
    return _longest_rising([(place, once_new[item]) for item, place in once.items() if item in once_new])


def _once(items: Sequence[str], start: int, end: int) -> dict[str, int]:
    counts = Counter(items[start:end])
    return {items[n]: n for n in range(start, end) if counts[items[n]] == 1}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, given in order of the first places, whose second places rise too."""
    ends: list[int] = []  # the least second place with which a run of each length ends
    holders: list[int] = []  # and the pair that does so
    before: list[int] = []
    for index, (_place, new_place) in enumerate(pairs):
        length = bisect_left(ends, new_place)
        before.append(holders[length - 1] if length else -1)
        ends[length : length + 1] = [new_place]
        holders[length : length + 1] = [index]
    chain, index = [], holders[-1] if holders else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _searched(
    base: Sequence[str], new: Sequence[str], stretch: _Stretch, share: float
) -> Iterator[tuple[int, int]]:
    start, end, new_start, new_end = stretch
    steps = max(_LEAST_STEPS, int(share * stretch.length))
    script = shortest_script(base[start:end], new[new_start:new_end], steps=steps) or ()
    for step in script:
        if step == "=":
            yield start, new_start
        start += step != "+"
        new_start += step != "-"
