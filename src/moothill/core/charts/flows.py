"""What led to what, as boxes in columns and streams between them, to be drawn by a template."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from moothill.core.charts.labels import LETTER, cut

# Seven columns fit beside each other on a desk.
BOX_WIDTH, BOX_HEIGHT, GAP, BETWEEN, TOP = 138, 60, 8, 22, 30
_INSIDE = BOX_WIDTH - 10
_LINES = 3
_THIN, _THICK = 2, 14


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that led to others, or that others led to. `label` is what stands in its box."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Edge:
    """That `cause` led to `effect`, by their keys, `weight` times."""

    cause: str
    effect: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its lines of text, each with its own y; `key` is "" and `more` a number for those that have no box."""

    key: str
    x: int
    y: int
    lines: tuple[tuple[int, str], ...]
    more: int = 0

    @property
    def text_x(self) -> int:
        """Where a line of text has its middle."""
        return self.x + BOX_WIDTH // 2


@dataclass(frozen=True, slots=True)
class Stream:
    """A curve from a box to a box further on, and how broad it is."""

    path: str
    width: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole picture. `heads` are the middles of the columns; all boxes have one size."""

    width: int
    height: int
    heads: tuple[int, ...]
    boxes: tuple[Box, ...]
    streams: tuple[Stream, ...]
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


def flow(
    columns: Sequence[Sequence[Node]], edges: Iterable[Edge], *, most: int = 12, mirrored: bool = False
) -> Flow:
    """The picture of columns, first causes first; `mirrored` runs from right to left.

    At most `most` boxes stand in a column: what is beyond them is counted in one box more, to which its streams go. A stream
    is as broad as its weight among all, between two and fourteen units. What does not lead onward is not drawn.

    >>> picture = flow([[Node("a", "Trains at night")], [Node("b", "Getting home")]], [Edge("a", "b")])
    >>> [(box.key, box.x, box.y) for box in picture.boxes], picture.streams[0].width
    ([('a', 0, 30), ('b', 160, 30)], 14)
    """
    shown = [[*nodes[:most], *([None] if len(nodes) > most else [])] for nodes in columns]
    tallest = max((len(nodes) for nodes in shown), default=0)
    width = max(len(columns) * (BOX_WIDTH + BETWEEN) - BETWEEN, 0)
    height = TOP + max(tallest * (BOX_HEIGHT + GAP) - GAP, 0)
    boxes: list[Box] = []
    places: dict[str, tuple[int, int, int]] = {}
    heads = []
    for at, nodes in enumerate(shown):
        along = at * (BOX_WIDTH + BETWEEN)
        x = width - along - BOX_WIDTH if mirrored else along
        heads.append(x + BOX_WIDTH // 2)
        y = TOP + (tallest - len(nodes)) * (BOX_HEIGHT + GAP) // 2
        for node in nodes:
            more = 0 if node else len(columns[at]) - most
            boxes.append(_box(node, x, y, more))
            for key in [node.key] if node else [each.key for each in columns[at][most:]]:
                places[key] = (at, x, y + BOX_HEIGHT // 2)
            y += BOX_HEIGHT + GAP
    streams = _streams(edges, places, mirrored)
    return Flow(width, height, tuple(heads), tuple(boxes), streams)


def _box(node: Node | None, x: int, y: int, more: int) -> Box:
    letters = _INSIDE // LETTER
    words = wrap(node.label, letters, break_long_words=True) if node else []
    kept = words[:_LINES]
    if len(words) > _LINES:
        kept[-1] = cut(f"{kept[-1]} {words[_LINES]}", _INSIDE)
    first = y + BOX_HEIGHT // 2 + 5 - (len(kept) - 1) * 8
    lines = tuple((first + 16 * at, line) for at, line in enumerate(kept))
    return Box(node.key if node else "", x, y, lines, more)


def _streams(
    edges: Iterable[Edge], places: Mapping[str, tuple[int, int, int]], mirrored: bool
) -> tuple[Stream, ...]:
    weights: dict[tuple[tuple[int, int, int], tuple[int, int, int]], int] = {}
    for edge in edges:
        cause, effect = places.get(edge.cause), places.get(edge.effect)
        if cause and effect and cause[0] < effect[0]:
            weights[cause, effect] = weights.get((cause, effect), 0) + max(edge.weight, 1)
    greatest = max(weights.values(), default=1)
    return tuple(
        Stream(_path(cause, effect, mirrored), max(_THIN, weight * _THICK // greatest))
        for (cause, effect), weight in weights.items()
    )


def _path(cause: tuple[int, int, int], effect: tuple[int, int, int], mirrored: bool) -> str:
    start = cause[1] if mirrored else cause[1] + BOX_WIDTH
    end = effect[1] + BOX_WIDTH if mirrored else effect[1]
    middle = (start + end) // 2
    return f"M{start},{cause[2]} C{middle},{cause[2]} {middle},{effect[2]} {end},{effect[2]}"
