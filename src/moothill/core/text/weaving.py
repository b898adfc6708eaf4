"""Merging level by level: units that both changed are cut finer, down to words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from moothill.core.text.aligning import Hunk, hunks
from moothill.core.text.phrasing import Part, Wordings, phrased, settled
from moothill.core.text.regions import Region, regions
from moothill.core.text.units import Level, Units, cut

__all__ = ["Part", "Wordings", "woven"]

# Steps of the search for each side of each level, all its parts together: well under a second in all.
STEPS = 60_000
# Beyond so many, what both changed clashes without a closer look. No real text comes near.
_LOOKS = 1_500
# No real text has so many units in a row that somebody changed.
_LONGEST = 3_000


class _Budget(NamedTuple):
    """What a merge may still spend: steps for each character, and looks at words that both changed."""

    share: float
    looks: Iterator[int]


class _Three(NamedTuple):
    """The same stretch, cut into units, in all three."""

    base: Units
    ours: Units
    theirs: Units


class _Placed(NamedTuple):
    """Parts of one unit or region, and the gap that one of the three has before it."""

    gap: str
    parts: list[Part]


def woven(base: str, ours: str, theirs: str, levels: Sequence[Level]) -> list[Part]:
    """The merged text in parts, words that must be settled standing apart."""
    length = max(1, len(base) + len(ours) + len(theirs))
    return _woven(base, ours, theirs, levels, _Budget(STEPS / length, iter(range(_LOOKS))))


def _woven(base: str, ours: str, theirs: str, levels: Sequence[Level], budget: _Budget) -> list[Part]:
    if (agreed := settled(base, ours, theirs)) is not None:
        return [agreed]
    if not levels:
        return _phrased(base, ours, theirs, budget)
    three = _Three(*(cut(text, levels[0]) for text in (base, ours, theirs)))
    if all(units.bodies == (text,) for units, text in zip(three, (base, ours, theirs), strict=True)):
        return _woven(base, ours, theirs, levels[1:], budget)
    if not three.base.bodies:
        return [Wordings(base, ours, theirs)]
    lead = _gap(*("".join(units.gaps[:1]) for units in three))
    tail = _gap(three.base.tail, three.ours.tail, three.theirs.tail)
    return [*_joined(_units(three, levels, budget), lead, levels[0].gap), tail]


def _phrased(base: str, ours: str, theirs: str, budget: _Budget) -> list[Part]:
    if next(budget.looks, None) is None:
        return [Wordings(base, ours, theirs)]
    return phrased(base, ours, theirs, budget.share)


def _joined(placed: Iterable[_Placed], lead: str, gap: str) -> Iterator[Part]:
    """Whatever came to stand first has the lead before it; no two run together."""
    first = True
    for own_gap, parts in placed:
        if any(parts):
            yield lead if first else own_gap or gap
            yield from parts
            first = False


def _units(three: _Three, levels: Sequence[Level], budget: _Budget) -> Iterator[_Placed]:
    if (alike := _by_place(three)) is not None:
        yield from alike
        return
    steps = int(budget.share * sum(map(len, three.base.bodies + three.ours.bodies + three.theirs.bodies)))
    ours, theirs = (_one_by_one(hunks(three.base.bodies, side.bodies, steps=steps)) for side in three[1:])
    for region in regions(ours, theirs, len(three.base.bodies), near=False):
        yield from _region(three, region, levels, budget)


def _by_place(three: _Three) -> list[_Placed] | None:
    """If all have as many units, and no unit was changed by both: unit by unit, wherever else they occur."""
    if not len(three.base.bodies) == len(three.ours.bodies) == len(three.theirs.bodies):
        return None
    bodies = [settled(*each) for each in zip(*(units.bodies for units in three), strict=True)]
    if None in bodies:
        return None
    gaps = map(_gap, *(units.gaps for units in three))
    return [_Placed(gap, [body or ""]) for gap, body in zip(gaps, bodies, strict=True)]


def _one_by_one(found: Iterable[Hunk]) -> list[Hunk]:
    """Where as many units came as went, each took the place of one; very long stretches stay whole."""
    single: list[Hunk] = []
    for hunk in found:
        if 1 < hunk.end - hunk.start == hunk.new_end - hunk.new_start <= _LONGEST:
            places = zip(range(hunk.start, hunk.end), range(hunk.new_start, hunk.new_end), strict=True)
            single += (Hunk(place, place + 1, new, new + 1) for place, new in places)
        else:
            single.append(hunk)
    return single


def _region(three: _Three, region: Region, levels: Sequence[Level], budget: _Budget) -> Iterator[_Placed]:
    base = three.base.bodies[region.base]
    ours, theirs = three.ours.bodies[region.ours], three.theirs.bodies[region.theirs]
    if region.stable:
        gaps = map(_gap, *(units.gaps[where] for units, where in zip(three, region[:3], strict=True)))
        yield from (_Placed(gap, [body]) for gap, body in zip(gaps, base, strict=True))
    elif theirs in (base, ours):
        yield from _taken(three.ours, region.ours)
    elif ours == base:
        yield from _taken(three.theirs, region.theirs)
    elif not base:
        yield from _both(three, region)
    else:
        yield _finer(three, region, levels, budget)


def _finer(three: _Three, region: Region, levels: Sequence[Level], budget: _Budget) -> _Placed:
    """Cut once more, between the gaps around it."""
    sides = [*zip(three, region[:3], strict=True)]
    base, ours, theirs = (units.text(at.start, at.stop) for units, at in sides)
    gaps = (units.gaps[at.start] for units, at in sides if at.start < at.stop)
    return _Placed(max(gaps, key=len), _woven(base, ours, theirs, levels[1:], budget))


def _taken(units: Units, where: slice) -> Iterator[_Placed]:
    return (_Placed(gap, [body]) for gap, body in zip(units.gaps[where], units.bodies[where], strict=True))


def _both(three: _Three, region: Region) -> Iterator[_Placed]:
    """Both added at the same place: ours, then theirs; what they have alike at the start or the end comes once."""
    ours, theirs = three.ours.bodies[region.ours], three.theirs.bodies[region.theirs]
    shorter = min(len(ours), len(theirs))
    start = next((n for n in range(shorter) if ours[n] != theirs[n]), shorter)
    end = next((n for n in range(shorter - start) if ours[-1 - n] != theirs[-1 - n]), shorter - start)
    yield from _taken(three.ours, slice(region.ours.start, region.ours.stop - end))
    yield from _taken(three.theirs, slice(region.theirs.start + start, region.theirs.stop))


def _gap(base: str, ours: str, theirs: str) -> str:
    """Gaps are blanks: where both changed one, ours will do."""
    return theirs if ours == base else ours
