"""A count sheet as plain text, for a terminal or a printed page of 100 columns."""

from collections.abc import Sequence
from textwrap import fill

from moothill.core.ballots.telling.sheet import Grid, Sheet

WIDTH = 100
HEADING = 40  # the widest first cell; longer ones are cut


def text_sheet(sheet: Sheet, notes: Sequence[str] = ()) -> str:
    """The whole sheet, and `notes` below it."""
    lines = [sheet.title, "=" * len(sheet.title)] if sheet.title else []
    lines += [_wrapped(str(sheet.rule)), ""]
    lines += [_wrapped(str(said)) for said in sheet.result]
    lines += ["", *(_wrapped(str(said)) for said in sheet.opening)]
    for step in sheet.steps:
        lines += ["", str(step.heading), *(_wrapped(str(said), "  ") for said in step.said)]
    for grid in sheet.grids:
        lines += ["", *_grid(grid)]
    lines += ["", *map(_wrapped, notes)] if notes else []
    return "\n".join(lines) + "\n"


def _wrapped(words: str, indent: str = "") -> str:
    return fill(words, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _grid(grid: Grid) -> list[str]:
    """The table, in as many blocks of columns as it needs."""
    columns = [tuple(str(head) for head in grid.heads), *((_cut(row[0]), *row[1:]) for row in grid.rows)]
    widths = [max(len(row[place]) for row in columns) for place in range(len(grid.heads))]
    lines = [str(grid.caption)]
    for block in _blocks(widths):
        lines.append("")
        for row in columns:
            cells = [
                row[place].ljust(widths[place]) if place == 0 else row[place].rjust(widths[place])
                for place in block
            ]
            lines.append("  ".join(cells).rstrip())
    return lines


def _cut(words: str) -> str:
    return words if len(words) <= HEADING else words[: HEADING - 1] + "…"


def _blocks(widths: list[int]) -> list[list[int]]:
    blocks, block, used = [], [0], widths[0]
    for place in range(1, len(widths)):
        if len(block) > 1 and used + 2 + widths[place] > WIDTH:
            blocks.append(block)
            block, used = [0], widths[0]
        block.append(place)
        used += 2 + widths[place]
    return [*blocks, block]
