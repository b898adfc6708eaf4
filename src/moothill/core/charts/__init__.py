"""Pictures as plain numbers: where bars, months, boxes and streams stand. Nothing here draws; templates do."""

from moothill.core.charts.board import Band, Board, Mark, Spot, Track, board, outline
from moothill.core.charts.columns import Column, Columns, Step, columns
from moothill.core.charts.flows import Box, Edge, Flow, Node, Stream, flow
from moothill.core.charts.gantt import Chart, Tick, gantt
from moothill.core.charts.rows import Heading, Line, Row
from moothill.core.charts.shapes import Bar
from moothill.core.charts.stacks import Piece, Stack, stacks
from moothill.core.charts.window import Window, window_of

__all__ = [
    "Band",
    "Bar",
    "Board",
    "Box",
    "Chart",
    "Column",
    "Columns",
    "Edge",
    "Flow",
    "Heading",
    "Line",
    "Mark",
    "Node",
    "Piece",
    "Row",
    "Spot",
    "Stack",
    "Step",
    "Stream",
    "Tick",
    "Track",
    "Window",
    "board",
    "columns",
    "flow",
    "gantt",
    "outline",
    "stacks",
    "window_of",
]
