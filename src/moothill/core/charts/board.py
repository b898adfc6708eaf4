"""A board: rows of things under headings, columns of times, and in each cell a mark for each of two who speak.

A mark has a shape as well as a letter, so that no colour is needed to tell one from another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from moothill.core.charts.labels import cut
from moothill.core.charts.rows import Heading

_LABELS, _COLUMN, _HEAD = 470, 92, 44
_HEADING, _TRACK = 36, 36
_LANES, _OFF, _INSET = 2, 20, 8
REACH = 13  # of a mark, from its middle
# How many corners each shape has, and by how much of a turn the first is turned from the top. "round" has none.
_CORNERS = {
    "square": (4, 1 / 8),
    "diamond": (4, 0),
    "up": (3, 0),
    "down": (3, 1 / 2),
    "right": (3, 1 / 4),
    "five": (5, 0),
}
_CORNERS |= {"six": (6, 1 / 12), "eight": (8, 1 / 16)}
ROUND = "round"
SHAPES = (ROUND, *_CORNERS)


@dataclass(frozen=True, slots=True)
class Mark:
    """What to draw: in which column, in which of the two lanes (0 or 1), and of which sort."""

    column: int
    lane: int
    sort: str


@dataclass(frozen=True, slots=True)
class Track:
    """One row of marks."""

    label: str
    marks: Sequence[Mark] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark as it stands: its middle, in whole units."""

    x: int
    y: int
    column: int
    lane: int
    sort: str


@dataclass(frozen=True, slots=True)
class Band:
    """A row as drawn, from `top` to `top + height`; its label begins at (`x`, `y`)."""

    top: int
    height: int
    label: str
    x: int
    y: int
    spots: tuple[Spot, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """The whole picture. `columns` are the middles of the columns, `head` is where the first row begins."""

    width: int
    height: int
    head: int
    columns: tuple[int, ...]
    bands: tuple[Band, ...]


def board(rows: Sequence[Heading | Track], columns: int, *, mirrored: bool = False) -> Board:
    """The picture of rows with so many columns; `mirrored` runs from right to left.

    Marks outside the columns or the two lanes are not drawn.
    """
    width = _LABELS + columns * _COLUMN
    bands, top = [], _HEAD
    for row in rows:
        made = _band(row, top, columns, width, mirrored=mirrored)
        bands.append(made)
        top += made.height
    middles = tuple(_middle(column, width, mirrored) for column in range(columns))
    return Board(width, top + _INSET, _HEAD, middles, tuple(bands))


def outline(shape: str, x: int, y: int, reach: int = REACH) -> str:
    """The points of a polygon around a middle; "" for what is round. Raises KeyError for a shape that there is not."""
    if shape == ROUND:
        return ""
    corners, turned = _CORNERS[shape]
    # Few corners take more room, or they look smaller than the rest.
    far = reach * {3: 1.25, 4: 1.15}.get(corners, 1.05)
    angles = [2 * pi * (number / corners + turned) for number in range(corners)]
    return " ".join(f"{round(x + far * sin(angle))},{round(y - far * cos(angle))}" for angle in angles)


def _band(row: Heading | Track, top: int, columns: int, width: int, *, mirrored: bool) -> Band:
    x = width - _INSET if mirrored else _INSET
    if isinstance(row, Heading):
        return Band(top, _HEADING, cut(row.label, width), x, top + _HEADING - 12, is_heading=True)
    middle = top + _TRACK // 2
    spots = [
        Spot(_middle(mark.column, width, mirrored) + _away(mark.lane, mirrored), middle, mark.column, mark.lane, mark.sort)
        for mark in row.marks
        if 0 <= mark.column < columns and 0 <= mark.lane < _LANES
    ]  # fmt: skip
    return Band(top, _TRACK, cut(row.label, _LABELS - 2 * _INSET), x, middle + 5, tuple(spots))


def _middle(column: int, width: int, mirrored: bool) -> int:
    along = _LABELS + column * _COLUMN + _COLUMN // 2
    return width - along if mirrored else along


def _away(lane: int, mirrored: bool) -> int:
    """The first lane comes first the way one reads."""
    return -_OFF if (lane == 0) != mirrored else _OFF
