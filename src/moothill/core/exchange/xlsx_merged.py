"""Cells that reach over several rows: what they say holds for each of these rows, as people see it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from moothill.core.exchange.packed import Package
from moothill.core.exchange.shapes import CannotRead, Refused, Remark, gettext_noop
from moothill.core.exchange.tables import Row
from moothill.core.exchange.xlsx_rows import column_of

_MERGED = re.compile(rb'mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_OVERLAP = 300  # bytes: longer than any of these elements
_MOST = 10_000
_MANY = gettext_noop("More than %(most)s cells reach over several rows. Unmerge them, and fill each row.")
_FILLED = gettext_noop("A part of this stood in a cell that reaches over several rows.")

Place = tuple[int, int, int]  # column from 0, first row, last row


def tall_cells(package: Package, part: str) -> list[Place]:
    """Where cells reach over several rows, by their first row. They are named behind the rows, hence a look of its own."""
    found: set[Place] = set()
    before = b""
    for chunk in package.chunks(part):
        for letters, first, last in _MERGED.findall(before + chunk):
            if int(last) > int(first):
                found.add((column_of(letters.decode()), int(first), int(last)))
        if len(found) > _MOST:
            raise CannotRead(_MANY, most=str(_MOST))
        before = chunk[-_OVERLAP:]
    return sorted(found, key=lambda place: (place[1], place[0]))


def filled(rows: Iterator[Row | Refused], places: list[Place]) -> Iterator[Row | Refused]:
    """The rows, each with the words of the tall cells that reach into it."""
    waiting = list(reversed(places))
    reaching: list[tuple[Place, str]] = []
    for row in rows:
        if isinstance(row, Refused):
            yield row
            continue
        reaching = [each for each in reaching if each[0][2] >= row.number]
        yield _with(row, reaching) if reaching else row
        while waiting and waiting[-1][1] <= row.number:
            place = waiting.pop()
            if place[1] == row.number and place[0] < len(row.cells) and row.cells[place[0]]:
                reaching.append((place, row.cells[place[0]]))


def _with(row: Row, reaching: list[tuple[Place, str]]) -> Row:
    cells = list(row.cells)
    for (column, _, _), words in reaching:
        cells += [""] * (column + 1 - len(cells))
        cells[column] = cells[column] or words
    return replace(row, cells=cells, remarks=(*row.remarks, Remark(_FILLED)))
