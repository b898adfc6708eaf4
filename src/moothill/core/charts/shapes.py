"""Bars and diamonds: where a period stands across a picture."""

from dataclasses import dataclass
from datetime import date, timedelta

from moothill.core.charts.window import Window
from moothill.core.dates import Period, Precision

# A single day may be thinner than a hair; narrower than this no bar is drawn.
LEAST_WIDTH = 6
# How far the point of an arrow, or a corner of a diamond, reaches.
REACH = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the picture from `x` on, `width` wide, between `top` and `top + height`.

    `to_left` and `to_right` say that the period goes on beyond that end: it has no end there, or the picture has.
    `unsure` says that its days are not certain.
    """

    x: int
    width: int
    top: int
    height: int
    to_left: bool
    to_right: bool
    unsure: bool

    @property
    def points(self) -> str:
        """The outline for a polygon; an end that goes on is pointed."""
        left, right, middle = self.x, self.x + self.width, self.top + self.height // 2
        reach = min(REACH, self.width // 2)
        low = self.top + self.height
        outline = [(left + (reach if self.to_left else 0), self.top)]
        outline += (
            [(right - reach, self.top), (right, middle), (right - reach, low)]
            if self.to_right
            else [(right, self.top), (right, low)]
        )
        outline += [(left + reach, low), (left, middle)] if self.to_left else [(left, low)]
        return " ".join(f"{x},{y}" for x, y in outline)


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to whole units across a picture `width` wide; `mirrored` runs from right to left."""

    window: Window
    width: int
    mirrored: bool = False

    def at(self, day: date) -> int:
        """How far from the picture's first edge `day` begins; the edges themselves for days outside it."""
        passed = min(max((day - self.window.first).days, 0), self.window.days)
        return round(passed * self.width / self.window.days)

    def x(self, along: int, width: int = 0) -> int:
        """The left edge of what lies `along` from the first edge and is `width` wide."""
        return self.width - along - width if self.mirrored else along

    def bar(self, period: Period, top: int, height: int) -> Bar | None:
        """The bar of a period; None if no day of it is known, or none falls into the picture."""
        first, last = self.window.first, self.window.last
        starts, ends = period.earliest or first, period.latest or last
        if not self.window.touches(period):
            return None
        before = period.earliest is None or starts < first
        after = period.latest is None or ends > last
        start, width = self._stretch(max(starts, first), min(ends, last))
        left, right = (after, before) if self.mirrored else (before, after)
        return Bar(self.x(start, width), width, top, height, left, right, is_unsure(period))

    def _stretch(self, starts: date, ends: date) -> tuple[int, int]:
        start, end = self.at(starts), self.at(ends + timedelta(days=1)) if ends < date.max else self.width
        width = min(max(end - start, LEAST_WIDTH), self.width)
        return min(start, self.width - width), width


def is_unsure(period: Period) -> bool:
    """Whether a picture marks the period as not certain: its words leave a doubt, or name a part of a month or a year."""
    return bool(period.doubts) or period.precision is Precision.PART


def diamond(x: int, middle: int) -> str:
    """The outline of a diamond around a point."""
    return f"{x - REACH},{middle} {x},{middle - REACH} {x + REACH},{middle} {x},{middle + REACH}"
