"""A count sheet: what every way of telling a result is made from, whatever the rule."""

from dataclasses import dataclass

from moothill.core.ballots.telling.words import Said


@dataclass(frozen=True)
class Grid:
    """A table. The first cell of each row is its heading; `marked` rows won."""

    caption: Said
    heads: tuple[Said, ...]
    rows: tuple[tuple[str, ...], ...]
    marked: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Step:
    """A stage or round: a heading and its sentences."""

    heading: Said
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Sheet:
    """The whole told: `result` first, then how it came about. `picture` is an SVG whose text is the table, or empty."""

    title: str
    rule: Said
    result: tuple[Said, ...]
    opening: tuple[Said, ...]
    steps: tuple[Step, ...]
    grids: tuple[Grid, ...]
    picture: str = ""
