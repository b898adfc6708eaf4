"""Pictures of dates as plain numbers: where bars, months and today stand. Nothing here draws; templates do."""

from moothill.core.charts.board import Band, Board, Mark, Spot, Track, board, outline
from moothill.core.charts.columns import Column, Columns, Step, columns
from moothill.core.charts.gantt import Chart, Tick, gantt
from moothill.core.charts.rows import Heading, Line, Row
from moothill.core.charts.shapes import Bar
from moothill.core.charts.stacks import Piece, Stack, stacks
from moothill.core.charts.window import Window, window_of

__all__ = [
    "Band",
    "Bar",
    "Board",
    "Chart",
    "Column",
    "Columns",
    "Heading",
    "Line",
    "Mark",
    "Piece",
    "Row",
    "Spot",
    "Stack",
    "Step",
    "Tick",
    "Track",
    "Window",
    "board",
    "columns",
    "gantt",
    "outline",
    "stacks",
    "window_of",
]
