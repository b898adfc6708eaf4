"""A Gantt as plain numbers: rows from the top, months from the start, in whole units that templates can write down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from moothill.core.charts.labels import LETTER
from moothill.core.charts.rows import Heading, Line, Row, row_of
from moothill.core.charts.shapes import Scale
from moothill.core.charts.window import Window

HEAD = 62  # the word for today, years and months above the rows
FOOT = 8
_MONTH, _YEAR = 30, 44  # what the name of a month in short, and a year, take


@dataclass(frozen=True, slots=True)
class Tick:
    """The first edge of a month. `label_x` is where its name stands, if it has room for one; `new_year` heads a year."""

    x: int
    label_x: int
    year: int
    month: int
    has_label: bool
    new_year: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole picture. `today` is None when that day is not in it; its word ends there if `today_anchor` says so."""

    width: int
    height: int
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    today: int | None
    today_anchor: str = "start"


def gantt(
    rows: Sequence[Heading | Line], window: Window, *, today: date | None, width: int, mirrored: bool = False
) -> Chart:
    """The picture of `rows`, as many and in the same order; a period of which no day is known draws no bar."""
    scale = Scale(window, width, mirrored)
    drawn, top = [], HEAD
    for each in rows:
        drawn.append(row_of(each, top, scale))
        top += drawn[-1].height
    along = scale.at(today) if today and window.first <= today <= window.last else None
    return Chart(
        width=width,
        height=top + FOOT,
        rows=tuple(drawn),
        ticks=_ticks(scale),
        today=None if along is None else scale.x(along),
        today_anchor="end" if along is not None and along > width - 10 * LETTER else "start",
    )


def _ticks(scale: Scale) -> tuple[Tick, ...]:
    """Every month's edge; names stand at each, at each quarter, or at none, as there is room."""
    months = scale.window.months
    room = scale.width // len(months)
    apart = 1 if room >= _MONTH else 3 if room * 3 >= _MONTH else 0
    return tuple(_tick(scale, year, month, apart, room) for year, month in months)


def _tick(scale: Scale, year: int, month: int, apart: int, room: int) -> Tick:
    along = scale.at(date(year, month, 1))
    # The first year is written where it has room before the next one begins.
    first = along == 0 and (13 - month) * room >= _YEAR
    return Tick(
        x=scale.x(along),
        label_x=scale.x(along + 4),
        year=year,
        month=month,
        has_label=bool(apart) and (month - 1) % apart == 0,
        new_year=month == 1 or first,
    )
