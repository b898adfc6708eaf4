"""From lines to blocks."""

from collections.abc import Callable, Sequence

from moothill.core.wiki.blocks import Block, Cell, Entry, Heading, Paragraph, Row, Table
from moothill.core.wiki.flat.headings import is_heading, with_levels
from moothill.core.wiki.flat.lines import Line, bullet, lines_of, marked
from moothill.core.wiki.flat.rows import cells_of, columns_from, row_end, words_before
from moothill.core.wiki.limits import Limits
from moothill.core.wiki.measuring import Measure
from moothill.core.wiki.roles import is_head_of_table, month_of

Step = Callable[[int], None]


def blocks_of(text: str, limits: Limits, step: Step) -> list[Block]:
    """The blocks of a page in plain text. Raises Unreadable for a row or a list beyond the limits."""
    lines, measure = lines_of(text), Measure(limits)
    found: list[Block] = []
    place = 0
    while place < len(lines):
        step(lines[place].number)
        start = place + _words_of_a_cell(lines, place)
        if lines[start].bars:
            place = _table(lines, place, start, found, measure)
        else:
            found.append(_words(lines[place], measure))
            place += 1
    return with_levels(found)


def _words_of_a_cell(lines: Sequence[Line], place: int) -> int:
    """How many lines from here on are the words of a first cell that only a later line closes."""
    for words in range(1, 4):
        start = place + words
        if start >= len(lines) or lines[start - 1].bars:
            return 0
        if lines[start].bars:
            return words if words_before(lines, start) == words else 0
    return 0


def _words(line: Line, measure: Measure) -> Block:
    text = line.text.strip()
    if entry := bullet(line.text):
        depth, number, words = entry
        measure.row(line.number)
        measure.depth(depth, line.number)
        return Entry(words, line.number, line.number, depth, number)
    if heading := marked(text):
        return Heading(heading[1], line.number, line.number, heading[0])
    if is_heading(text):
        return Heading(text, line.number, line.number, guessed=True)
    return Paragraph(text, line.number, line.number)


def _table(lines: Sequence[Line], begin: int, start: int, found: list[Block], measure: Measure) -> int:
    """Append the table whose first cell begins at `begin`; the index after it."""
    columns = columns_from(lines, start)
    rows: list[Row] = []
    heads, place = 0, begin
    while place < len(lines):
        line = lines[place]
        if line.rule:
            heads, place = max(heads, len(rows)), place + 1
            continue
        if rows and is_head_of_table(line.cells) and columns > 1:
            break
        end = (
            _first_end(lines, begin, columns)
            if place == begin != start
            else _end(lines, place, columns, rows)
        )
        if end == place:
            break
        rows.append(_row(lines[place:end], measure))
        place = end
    if not rows:  # the rules of a table that has no row
        found.extend(Paragraph(line.text.strip(), line.number, line.number) for line in lines[begin:place])
        return place
    rows, bordered = _without_border(rows)
    moved = not bordered and not _keeps_places(rows)
    found.append(Table(tuple(rows), rows[0].line, lines[place - 1].number, heads=heads, moved=moved))
    return place


def _first_end(lines: Sequence[Line], begin: int, columns: int) -> int:
    """The end of a first row that begins with words and goes on cell by cell."""
    bars, place = 0, begin
    while place < len(lines) and bars < columns:
        bars += lines[place].bars
        place += 1
    return place


def _end(lines: Sequence[Line], place: int, columns: int, rows: Sequence[Row]) -> int:
    drawn = bool(rows) and sum(month_of(cell.text) > 0 for cell in rows[0].cells) > 2
    return row_end(lines, place, columns, lambda line: is_head_of_table(line.cells), by_line=drawn)


def _row(lines: Sequence[Line], measure: Measure) -> Row:
    cells = tuple(Cell(*cell) for cell in cells_of(lines))
    measure.cells(len(cells), sum(len(cell.text) for cell in cells), lines[0].number)
    return Row(cells)


def _without_border(rows: list[Row]) -> tuple[list[Row], bool]:
    """Rows that all begin with a bar, as Markdown has it, have no cell before it."""
    if len(rows) < 2 or any(row.cells[0].text for row in rows) or not any(row.filled for row in rows):
        return rows, False
    return [Row(row.cells[1:]) for row in rows], True


def _keeps_places(rows: Sequence[Row]) -> bool:
    """Whether an empty cell of one line stands before a filled one: then no cell has slid to the end of its row."""
    return any(
        not cell.text and after.text and cell.line == after.line
        for row in rows
        for cell, after in zip(row.cells, row.cells[1:], strict=False)
    )
