"""Where the rows of a flattened table begin and end.

Whoever flattens a page writes a bar after each cell and begins a new line where a cell holds one. So a row may run
over several lines, and is over when it has as many bars as the table has columns. The last row of a table often lost
its closing bars.
"""

from collections.abc import Callable, Sequence

from moothill.core.wiki.flat.lines import Line

_MOST_WORDS = 8  # lines without a bar that one cell may have
_MOST_LINES = 60  # lines that one row may have

IsHead = Callable[[Line], bool]


def columns_from(lines: Sequence[Line], start: int) -> int:
    """How many columns the table has that begins in line `start`, by the bars of its first rows."""
    first = lines[start]
    after = lines[start + 1] if start + 1 < len(lines) else None
    if first.bars > 1 or (after and after.rule):
        return first.bars + first.is_open
    single = words = 0
    for line in lines[start : start + _MOST_LINES]:
        words = 0 if line.bars else words + 1
        if line.bars > 1 or words > _MOST_WORDS:
            return single if single == line.bars else 1
        single += line.bars
    return 1


def words_before(lines: Sequence[Line], start: int) -> int:
    """How many lines without a bar before `start` belong to its first cell: as many as the next cell has."""
    if lines[start].bars != 1 or lines[start].is_open:
        return 0
    for words in range(1, 4):
        here = lines[start + 1 : start + words + 2]
        if len(here) == words + 1 and here[-1].bars == 1 and not any(line.bars for line in here[:-1]):
            return words
        if any(line.bars for line in here[:words]):
            return 0
    return 0


def row_end(
    lines: Sequence[Line], start: int, columns: int, is_head: IsHead, *, by_line: bool = False
) -> int:
    """The index after the row that begins at `start`; `start` itself if no row begins there.

    `by_line` says that each line with bars is a row: so it is where months are drawn.
    """
    whole = 0 if by_line else _whole_row(lines, start, columns, is_head)
    return whole or _broken_row(lines, start, columns, is_head, by_line=by_line)


def _whole_row(lines: Sequence[Line], start: int, columns: int, is_head: IsHead) -> int:
    """The end of a row with all its bars, or 0."""
    bars = words = 0
    begins_with_words = lines[start].bars == 0
    for place in range(start, min(len(lines), start + _MOST_LINES)):
        line = lines[place]
        if line.rule or (place > start and is_head(line)):
            return 0
        if begins_with_words and line.bars and (line.bars > 1 or not words):
            return 0
        words = 0 if line.bars else words + 1
        bars += line.bars
        if words > _MOST_WORDS or bars > columns:
            return 0
        if begins_with_words and columns < 2:
            return 0
        if bars == columns and not line.is_open:
            return place + 1
    return 0


def _broken_row(lines: Sequence[Line], start: int, columns: int, is_head: IsHead, *, by_line: bool) -> int:
    """The end of a row that is short of bars: one cell over the whole width, or the last row of the table."""
    if lines[start].bars == 0:
        return _spanned(lines, start, columns, is_head)
    end = _closed(lines, start)
    bars = sum(line.bars for line in lines[start:end])
    while not by_line and end < len(lines) and _goes_on(lines[end], columns - bars, is_head):
        bars, end = bars + lines[end].bars, end + 1
    return end


def _closed(lines: Sequence[Line], start: int) -> int:
    """The index after the line in which the cells that begin at `start` are closed."""
    place = start
    while lines[place].is_open or (place > start and not lines[place].bars):
        place += 1
        if place >= len(lines) or place - start > _MOST_WORDS:
            return start + 1
    return place + 1


def _goes_on(line: Line, room: int, is_head: IsHead) -> bool:
    """Whether the line has cells that still fit into the row, and begins no row of its own."""
    return 0 < line.bars < room + 1 and not (line.rule or line.is_open or is_head(line)) and room > 1


def _spanned(lines: Sequence[Line], start: int, columns: int, is_head: IsHead) -> int:
    """A line of words, then one that closes the only cell."""
    if columns < 3 or start + 1 >= len(lines):
        return start
    closing = lines[start + 1]
    single = closing.bars == 1 and not closing.is_open and not is_head(closing) and len(closing.cells[0]) > 0
    return start + 2 if single and len(lines[start].text) < 80 else start


def cells_of(lines: Sequence[Line]) -> list[tuple[str, int, int]]:
    """The cells of a row that covers these lines: text, first and last line. A line break stays one."""
    found: list[tuple[str, int, int]] = []
    words, first = "", 0
    for line in lines:
        parts = line.text.split("|")
        for index, part in enumerate(parts):
            text = part.strip()
            if text:
                words = f"{words}\n{text}" if words else text
                first = first or line.number
            if index < len(parts) - 1:
                found.append((words, first or line.number, line.number))
                words, first = "", 0
    if words:
        found.append((words, first, lines[-1].number))
    return found
