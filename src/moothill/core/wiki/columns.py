"""Which cell of a row belongs to which column, also where cells have slid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moothill.core.wiki.blocks import Cell, Row, Table
from moothill.core.wiki.roles import Role, is_head_of_table, role_of
from moothill.core.wiki.shapes import bare, is_ditto, is_number, looks_like_people, parted, state_in, state_of

_MOST = 16  # columns that are looked at when cells have slid
_LONG = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: what each holds, and its heading. `heads` rows at the top are headings."""

    roles: tuple[Role, ...]
    labels: tuple[str, ...]
    heads: int
    head_cells: tuple[Cell, ...] = ()
    meant: tuple[Role, ...] = ()  # as `roles`, but several columns may hold the same
    width: int = 0  # how many columns have a heading

    def has(self, *wanted: Role) -> bool:
        """Whether any column holds one of these."""
        return any(role in wanted for role in self.roles)


@dataclass(frozen=True, slots=True)
class Placed:
    """The cells of a row by what they hold. `slid` says that some do not stand in their own column's place."""

    cells: Mapping[Role, Cell]
    others: tuple[tuple[str, Cell], ...]
    slid: bool
    again: tuple[tuple[Role, str, Cell], ...] = ()  # cells of a second column with the same role


def columns_of(table: Table) -> Columns:
    """The columns by the last heading row; a first row that reads like one counts as heading too."""
    heads = table.heads
    if not heads and table.rows and is_head_of_table([cell.text for cell in table.rows[0].cells]):
        heads = 1
    if not heads:
        return Columns((), (), 0)
    cells = list(table.rows[heads - 1].cells)
    width = max((len(row.cells) for row in table.rows), default=0)
    labels = [bare(cell.text) for cell in cells]
    if table.moved:
        labels = _with_blank_first(labels, table, heads)
    labels += [""] * (width - len(labels))
    outer = _outer_labels(table.rows[: heads - 1], len(labels))
    roles = [
        role_of(label) if role_of(label) != Role.OTHER else role_of(above)
        for label, above in zip(labels, outer, strict=True)
    ]
    if labels and not labels[0] and roles[0] == Role.OTHER:
        numbers = sum(is_number(row.cells[0].text) for row in table.rows[heads:] if row.cells)
        roles[0] = Role.NUMBER if numbers * 2 >= len(table.rows) - heads else Role.OTHER
    used = [
        cell
        for row in table.rows[:heads]
        for cell in row.cells
        if cell.text and not cell.above and not cell.left
    ]
    return Columns(tuple(_each_once(roles)), tuple(labels), heads, tuple(used), tuple(roles), len(cells))


def _outer_labels(rows: Sequence[Row], width: int) -> list[str]:
    """What the first heading row says above each column: "Responsible" above "Network"."""
    cells = [bare(cell.text) for cell in rows[0].cells] if rows else []
    return (cells + [""] * width)[:width]


def _with_blank_first(labels: list[str], table: Table, heads: int) -> list[str]:
    """Where empty cells slid to the end: a column of numbers in front has the heading that is missing."""
    if not labels or labels[-1] or Role.NUMBER in map(role_of, labels):
        return labels
    firsts = [row.cells[0].text for row in table.rows[heads:] if row.cells and row.cells[0].text]
    numbered = sum(map(is_number, firsts))
    return ["", *labels[:-1]] if not firsts or numbered * 2 >= len(firsts) else labels


def _each_once(roles: Sequence[Role]) -> list[Role]:
    """A role for one column only: a second "Notes" is just another column."""
    found: list[Role] = []
    for role in roles:
        found.append(Role.OTHER if role in found else role)
    return found


def placed(row: Row, columns: Columns, year: int, *, moved: bool) -> Placed:
    """Each filled cell in its column. Where the row is short, or cells stand where they cannot belong, by their looks."""
    cells = list(row.cells)
    straight = {place: cell for place, cell in enumerate(cells) if _says_something(cell)}
    filled = list(straight.items())
    if _fits(straight, columns, year) and (len(cells) >= len(columns.roles) or not _doubtful(columns)):
        return _as_placed(straight, columns, slid=False)
    if not filled or len(columns.roles) > _MOST:
        return _as_placed(straight, columns, slid=False)
    best = _best(filled, columns, year)
    return _as_placed(best, columns, slid=best != straight)


def _says_something(cell: Cell) -> bool:
    """Whether a cell holds more than a dash, and is no copy of the one before."""
    return not cell.left and bool(cell.text.strip("-–— "))


def _doubtful(columns: Columns) -> bool:
    return len(columns.roles) > 2


def _fits(straight: Mapping[int, Cell], columns: Columns, year: int) -> bool:
    """Whether no cell looks out of place."""
    if any(place >= len(columns.roles) for place in straight):
        return False
    return all(_score(cell.text, columns.roles[place], year) >= 0 for place, cell in straight.items())


def _as_placed(found: Mapping[int, Cell], columns: Columns, *, slid: bool) -> Placed:
    cells: dict[Role, Cell] = {}
    others: list[tuple[str, Cell]] = []
    again: list[tuple[Role, str, Cell]] = []
    for place, cell in sorted(found.items()):
        role = columns.roles[place] if place < len(columns.roles) else Role.OTHER
        meant = columns.meant[place] if place < len(columns.meant) else Role.OTHER
        if meant not in (Role.OTHER, role):
            again.append((meant, columns.labels[place], cell))
        elif role == Role.OTHER or role in cells:
            others.append((columns.labels[place] if place < len(columns.labels) else "", cell))
        else:
            cells[role] = cell
    return Placed(cells, tuple(others), slid, tuple(again))


def _best(filled: Sequence[tuple[int, Cell]], columns: Columns, year: int) -> dict[int, Cell]:
    """The order-keeping choice of columns in which the cells look most at home."""
    width = max(len(columns.roles), filled[-1][0] + 1 if len(filled) > len(columns.roles) else 0)
    worst = float("-inf")
    table: list[
        list[tuple[float, int]]
    ] = []  # by cell, then column: the score so far, the column of the cell before
    for index, (place, cell) in enumerate(filled):
        line: list[tuple[float, int]] = []
        for column in range(width):
            role = columns.roles[column] if column < len(columns.roles) else Role.OTHER
            own = _score(cell.text, role, year) + (0.6 if column == place else 0.0)
            before = (0.0, -1) if not index else _before(table[-1], column)
            line.append(
                (before[0] + own, before[1]) if before[0] > worst and column >= index else (worst, -1)
            )
        table.append(line)
    column = max(range(width), key=lambda place: table[-1][place][0])
    chosen: dict[int, Cell] = {}
    for index in range(len(filled) - 1, -1, -1):
        chosen[column] = filled[index][1]
        column = table[index][column][1]
    return chosen


def _before(line: Sequence[tuple[float, int]], column: int) -> tuple[float, int]:
    found = max(
        ((score, place) for place, (score, _b) in enumerate(line[:column])), default=(float("-inf"), -1)
    )
    return found


def _score(text: str, role: Role, year: int) -> float:
    """How well a text looks in a column: below 0 it looks out of place."""
    words = bare(text)
    way = _WAYS.get(role)
    return way(words, text, year) if way else 0.1


def _number(words: str, text: str, year: int) -> float:
    return 3.0 if is_number(words) or is_ditto(text) else -2.0


def _date(words: str, text: str, year: int) -> float:
    if is_ditto(text) or words.lower() in ("tbc", "tbd", "n/a", "to be confirmed", "-", "–"):
        return 1.0
    return 3.0 if parted(text, year)[0] else (-1.5 if state_of(words) or looks_like_people(words) else -0.5)


def _state(words: str, text: str, year: int) -> float:
    if state_in(text)[0]:
        return 3.0
    return 0.5 if is_ditto(text) else -0.2


def _people(words: str, text: str, year: int) -> float:
    if state_of(words):
        return -3.0
    if looks_like_people(words):
        return 2.0
    if is_ditto(text):
        return 0.5
    return -0.2 if len(words) < _LONG else -1.0


def _remarks(words: str, text: str, year: int) -> float:
    return 0.2 if state_of(words) else 0.8


def _description(words: str, text: str, year: int) -> float:
    if state_of(words) or (len(words) < 40 and parted(text, year)[0] and not parted(text, year)[1]):
        return -1.0
    if looks_like_people(words) and len(words) < 40:
        return -0.1 if "/" in words or len(words.split()) < 4 else 0.3
    return 1.2 if len(words) > 25 else 0.5


def _title(words: str, text: str, year: int) -> float:
    return -0.5 if state_of(words) or is_number(words) else 1.0


_WAYS = {
    Role.NUMBER: _number,
    Role.WHEN: _date,
    Role.DEADLINE: _date,
    Role.STATE: _state,
    Role.RESPONSIBLE: _people,
    Role.PRESENT: _people,
    Role.REMARKS: _remarks,
    Role.DESCRIPTION: _description,
    Role.TITLE: _title,
    Role.TASK: _title,
}
