"""The rows of a Gantt.

A label stands beside a short bar. Above a long one it begins where the bar begins, unless it would run over the edge: so a
picture that is wider than the screen shows both together wherever one looks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from moothill.core.charts.labels import beside, cut, outside
from moothill.core.charts.shapes import REACH, Bar, Scale, diamond
from moothill.core.dates import Period

_HEADING, _LINE, _POINT = 38, 42, 28
_BAR_TOP, _BAR = 20, 12
_LOWER = 7  # an earlier bar peeks out below the present one
_SHORT = 48  # a bar no longer than this has its label beside it
_INSET = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """What the rows below it have in common."""

    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row to draw. `before` are the periods it had earlier; `point` draws a day to be met instead of work that lasts."""

    label: str
    periods: Sequence[Period]
    before: Sequence[Period] = ()
    point: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row as drawn, `top` to `top + height`. Its label stands at (`x`, `y`), beginning or ending there by `anchor`."""

    top: int
    height: int
    label: str
    x: int
    y: int
    anchor: str
    bars: tuple[Bar, ...] = ()
    pale: tuple[Bar, ...] = ()
    diamonds: tuple[str, ...] = ()
    pale_diamonds: tuple[str, ...] = ()
    is_heading: bool = False


def row_of(row: Heading | Line, top: int, scale: Scale) -> Row:
    """One row as drawn from `top` on."""
    if isinstance(row, Heading):
        label = cut(row.label, scale.width)
        return Row(top, _HEADING, label, scale.x(_INSET), top + _HEADING - 12, "start", is_heading=True)
    if row.point:
        return _point(row, top, scale)
    bars = _bars([*row.periods, *row.before], 0, scale)
    first, last = _reach(bars, scale)
    return _short(row, top, scale) if bars and last - first <= _SHORT else _long(row, top, scale)


def _long(line: Line, top: int, scale: Scale) -> Row:
    """A label above its bars."""
    bars = _bars(line.periods, top + _BAR_TOP, scale)
    pale = _bars(line.before, top + _BAR_TOP + _LOWER, scale)
    along, anchor = beside(line.label, _reach([*bars, *pale], scale)[0], scale)
    label = cut(line.label, scale.width)
    return Row(top, _LINE, label, scale.x(along), top + _BAR_TOP - 6, anchor, bars, pale)


def _short(line: Line, top: int, scale: Scale) -> Row:
    """A label beside its bars."""
    bars = _bars(line.periods, top + 6, scale)
    pale = _bars(line.before, top + 6 + _LOWER, scale)
    label, x, anchor = _labelled(line.label, _reach([*bars, *pale], scale), scale)
    return Row(top, _POINT, label, x, top + 17, anchor, bars, pale)


def _point(line: Line, top: int, scale: Scale) -> Row:
    """Days to be met: a diamond on the last day of each, behind it the days it can mean if there are more than one."""
    middle = top + 12
    bars = _bars([each for each in line.periods if (each.days or 0) > 1], middle - 2, scale, 4)
    spots, pale = _spots(line.periods, scale), _spots(line.before, scale)
    ends = _reach(bars, scale) if bars else ()
    taken = [*(spot - REACH for spot in (*spots, *pale)), *(spot + REACH for spot in (*spots, *pale)), *ends]
    label, x, anchor = _labelled(line.label, (min(taken, default=0), max(taken, default=0)), scale)
    return Row(
        *(top, _POINT, label, x, middle + 5, anchor, bars),
        diamonds=tuple(diamond(scale.x(spot), middle) for spot in spots),
        pale_diamonds=tuple(diamond(scale.x(spot), middle + 5) for spot in pale),
    )


def _labelled(label: str, taken: tuple[int, int], scale: Scale) -> tuple[str, int, str]:
    """A label beside what takes its room from one place to another: as much of it as fits, its x, and its anchor."""
    along, anchor = outside(label, *taken, scale)
    return cut(label, along if anchor == "end" else scale.width - along), scale.x(along), anchor


def _reach(bars: Sequence[Bar], scale: Scale) -> tuple[int, int]:
    """From where to where bars reach, counted from the picture's first edge."""
    starts = [scale.x(bar.x, bar.width) for bar in bars]
    ends = [start + bar.width for start, bar in zip(starts, bars, strict=True)]
    return min(starts, default=0), max(ends, default=0)


def _bars(periods: Sequence[Period], top: int, scale: Scale, height: int = _BAR) -> tuple[Bar, ...]:
    return tuple(bar for each in periods if (bar := scale.bar(each, top, height)))


def _spots(periods: Sequence[Period], scale: Scale) -> list[int]:
    return [spot for each in periods if (spot := _spot(each, scale)) is not None]


def _spot(period: Period, scale: Scale) -> int | None:
    """Where the day stands by which it is to be met; kept off the edges so that the diamond is whole."""
    day = period.latest or period.earliest
    if day is None or not scale.window.first <= day <= scale.window.last:
        return None
    return min(max(scale.at(day), REACH + 2), scale.width - REACH - 2)
