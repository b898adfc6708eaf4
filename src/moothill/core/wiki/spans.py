"""Cells that reach over several rows or columns, laid out so that every row has a cell in every column."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from moothill.core.wiki.blocks import Cell, Row
from moothill.core.wiki.measuring import Measure
from moothill.core.wiki.remarks import Remark, gettext_noop

_OVER = gettext_noop("A cell in line %(line)s reaches below the end of its table.")


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell as the source gives it. `down` and `across` count rows and columns; 0 reaches to the end."""

    cell: Cell
    down: int = 1
    across: int = 1


def laid_out(rows: Sequence[Sequence[Laid]], measure: Measure) -> tuple[tuple[Row, ...], list[Remark]]:
    """The rows with every spanned place filled by a copy of its cell, and what was wrong. Raises Unreadable."""
    reaching: dict[int, tuple[Cell, int]] = {}
    found: list[Row] = []
    for laid in rows:
        cells = _row(laid, reaching, measure)
        line = next((each.cell.line for each in laid), cells[0].line if cells else 0)
        measure.cells(len(cells), sum(len(each.cell.text) for each in laid), line)
        found.append(Row(tuple(cells)))
    over = {cell.line for cell, left in reaching.values() if 0 < left < measure.limits.span}
    return tuple(found), [Remark(_OVER, {"line": line}) for line in sorted(over)]


def _row(laid: Sequence[Laid], reaching: dict[int, tuple[Cell, int]], measure: Measure) -> list[Cell]:
    cells: list[Cell] = []
    from_above = dict(reaching)
    reaching.clear()
    for each in laid:
        _from_above(cells, from_above, reaching)
        measure.span(each.across, each.cell.line)
        measure.span(each.down, each.cell.line)
        for place in range(max(each.across, 1)):
            cell = replace(each.cell, left=True) if place else each.cell
            down = each.down or measure.limits.span
            if down > 1:
                reaching[len(cells)] = (cell, down - 1)
            cells.append(cell)
    _from_above(cells, from_above, reaching)
    return cells


def _from_above(
    cells: list[Cell], from_above: dict[int, tuple[Cell, int]], reaching: dict[int, tuple[Cell, int]]
) -> None:
    """Fill the places that cells of earlier rows reach down to."""
    while len(cells) in from_above:
        cell, left = from_above.pop(len(cells))
        if left > 1:
            reaching[len(cells)] = (cell, left - 1)
        cells.append(replace(cell, above=True))
