"""Pictures of dates as plain numbers: where bars, months and today stand. Nothing here draws; templates do."""

from moothill.core.charts.columns import Column, Columns, Step, columns
from moothill.core.charts.gantt import Chart, Tick, gantt
from moothill.core.charts.rows import Heading, Line, Row
from moothill.core.charts.shapes import Bar
from moothill.core.charts.window import Window, window_of

__all__ = [
    "Bar",
    "Chart",
    "Column",
    "Columns",
    "Heading",
    "Line",
    "Row",
    "Step",
    "Tick",
    "Window",
    "columns",
    "gantt",
    "window_of",
]
