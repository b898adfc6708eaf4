"""The rows of a Gantt.

A label stands above its bar, and begins where the bar begins unless it would run over the edge: so a picture that is wider
than the screen shows both together wherever one looks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from moothill.core.charts.labels import beside, cut, outside
from moothill.core.charts.shapes import REACH, Bar, Scale, diamond
from moothill.core.dates import Period

_HEADING, _LINE, _POINT = 38, 42, 30
_BAR_TOP, _BAR = 20, 12
_PALE_TOP = 27  # an earlier bar peeks out below the present one


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
        return Row(top, _HEADING, label, scale.x(0), top + _HEADING - 12, "start", is_heading=True)
    return _point(row, top, scale) if row.point else _line(row, top, scale)


def _line(line: Line, top: int, scale: Scale) -> Row:
    bars = _bars(line.periods, top + _BAR_TOP, scale)
    pale = _bars(line.before, top + _PALE_TOP, scale)
    along, anchor = beside(line.label, _start([*bars, *pale], scale), scale)
    label = cut(line.label, scale.width)
    return Row(top, _LINE, label, scale.x(along), top + _BAR_TOP - 6, anchor, bars, pale)


def _point(line: Line, top: int, scale: Scale) -> Row:
    """Days to be met: a diamond on the last day of each, behind it the days it can mean if there are more than one."""
    middle = top + _POINT // 2
    bars = _bars([each for each in line.periods if (each.days or 0) > 1], middle - 2, scale, 4)
    spots, pale = _spots(line.periods, scale), _spots(line.before, scale)
    taken = [*spots, *pale, *(scale.x(bar.x, bar.width) for bar in bars)]
    along, anchor = outside(line.label, min(taken, default=0), max(taken, default=0), scale)
    label = cut(line.label, along if anchor == "end" else scale.width - along)
    return Row(
        *(top, _POINT, label, scale.x(along), middle + 5, anchor, bars),
        diamonds=tuple(diamond(scale.x(spot), middle) for spot in spots),
        pale_diamonds=tuple(diamond(scale.x(spot), middle + 4) for spot in pale),
    )


def _bars(periods: Sequence[Period], top: int, scale: Scale, height: int = _BAR) -> tuple[Bar, ...]:
    return tuple(bar for each in periods if (bar := scale.bar(each, top, height)))


def _spots(periods: Sequence[Period], scale: Scale) -> list[int]:
    return [spot for each in periods if (spot := _spot(each, scale)) is not None]


def _spot(period: Period, scale: Scale) -> int | None:
    """Where the day stands by which it is to be met; kept off the edges so that the diamond is whole."""
    day = period.latest or period.earliest
    if day is None or not scale.window.first <= day <= scale.window.last:
        return None
    return min(max(scale.at(day), REACH), scale.width - REACH)


def _start(bars: Sequence[Bar], scale: Scale) -> int:
    """How far from the first edge the first bar begins."""
    return min((scale.x(bar.x, bar.width) for bar in bars), default=0)
