"""What a sheet is to the readers, whatever file it is in: headings, and rows of cells under them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from moothill.core.exchange.plain import line_of
from moothill.core.exchange.shapes import CannotRead, Limits, Refused, Remark, gettext_noop

_FIRST = 10  # so many rows may stand above the headings
_HEADING = 400
_WIDE = gettext_noop(
    "There are %(found)s columns; at most %(most)s are read. Delete those that are not needed."
)
_NONE = gettext_noop("There is no row with headings. The first row must say what each column holds.")
_ABOVE = gettext_noop("This row stands above the headings.")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty. `odd`: by column, a reason why this cell cannot be taken for words; `remarks`: see Found."""

    number: int
    cells: Sequence[str]
    place: str
    odd: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, read as far as its headings; `rows` are those below, and what was refused above."""

    headings: list[str]
    rows: Iterator[Row | Refused]


def table_of(rows: Iterator[Row | Refused], limits: Limits) -> Table:
    """The headings are the first row with two cells or more, or else the first row. Raises CannotRead."""
    before: list[Row | Refused] = []
    found = None
    for row in rows:
        before.append(row)
        if isinstance(row, Row) and sum(1 for cell in row.cells if cell.strip()) > 1:
            found = row
            break
        if len(before) >= _FIRST:
            break
    found = found or next((row for row in before if isinstance(row, Row)), None)
    if found is None:
        first = next((row for row in before if isinstance(row, Refused)), Refused(0, _NONE))
        raise CannotRead(first.reason, **first.facts)
    headings = _different(found.cells, limits)
    at = before.index(found)
    return Table(headings, _below(before[:at], before[at + 1 :], rows))


def _below(
    above: list[Row | Refused], below: list[Row | Refused], rest: Iterator[Row | Refused]
) -> Iterator[Row | Refused]:
    for row in above:
        yield (
            row if isinstance(row, Refused) else Refused(row.number, _ABOVE, {}, _shown(row.cells), row.place)
        )
    yield from below
    yield from rest


def _shown(cells: Sequence[str]) -> str:
    return line_of(" ".join(cell[:100] for cell in cells))[:120]


def _different(cells: Sequence[str], limits: Limits) -> list[str]:
    """Each heading, once; a column without one is called by its number."""
    last = max((at for at, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    if last > limits.columns:
        raise CannotRead(_WIDE, found=str(last), most=str(limits.columns))
    headings: list[str] = []
    seen: dict[str, int] = {}
    for number, cell in enumerate(cells[:last], start=1):
        name = line_of(cell)[:_HEADING].replace("\x00", " ") or f"({number})"
        seen[name] = seen.get(name, 0) + 1
        headings.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return headings
