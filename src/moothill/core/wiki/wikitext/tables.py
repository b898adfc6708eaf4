"""Tables of wikitext: from the lines between their braces to rows of cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from moothill.core.wiki.blocks import Cell, Piece, Row, Table
from moothill.core.wiki.measuring import Measure
from moothill.core.wiki.remarks import Remark, gettext_noop
from moothill.core.wiki.spans import Laid, laid_out
from moothill.core.wiki.wikitext.inline import Inline
from moothill.core.wiki.wikitext.joining import Line

_OPEN = re.compile(r"^\s*:*\{\|")
_ATTRIBUTES = re.compile(r"""^\s*((?:[\w:-]+\s*=\s*(?:"[^"|]*"|'[^'|]*'|[^\s|"'\[\{]+)\s*)+)\|(?!\|)""")
_SPAN = re.compile(r"""\b(rowspan|colspan)\s*=\s*["']?\s*(\d{1,12})""", re.IGNORECASE)
_PART = re.compile(r"\[\[|\]\]|\{\{|\}\}|\|\||!!")
_LIST = re.compile(r"^([*#:;]+)\s*(.*)$", re.DOTALL)
_UNCLOSED = gettext_noop(
    "The table that begins in line %(line)s is never closed; it is read up to the next heading."
)
_LOOSE = gettext_noop("Line %(line)s stands in a table but in no cell of it.")


@dataclass(slots=True)
class _Raw:
    """A cell while its lines are gathered."""

    words: list[str]
    line: int
    last: int
    header: bool
    down: int = 1
    across: int = 1


@dataclass(slots=True)
class _Gathered:
    caption: Piece | None = None
    rows: list[list[_Raw]] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)


def opens(text: str) -> bool:
    """Whether a table begins in this line."""
    return bool(_OPEN.match(text))


def end_of(lines: Sequence[Line], start: int, measure: Measure) -> tuple[int, bool]:
    """The index after the table that begins at `start`, and whether it was closed. A heading ends one that is not."""
    depth = 0
    for place in range(start, len(lines)):
        text = lines[place].text.lstrip()
        if opens(text):
            depth += 1
            measure.depth(depth, lines[place].line)
        elif text.startswith("|}") and not text.startswith("|}}"):
            depth -= 1
            if not depth:
                return place + 1, True
        elif place > start and re.match(r"^={2,6}[^=]", text):
            return place, False
    return len(lines), False


def table_of(
    lines: Sequence[Line], inline: Inline, measure: Measure, *, closed: bool
) -> tuple[Table, list[Piece]]:
    """The table in these lines, and what stands in it but in no cell."""
    gathered = _gather(lines, inline, measure)
    laid = [[_laid(raw, inline) for raw in row] for row in gathered.rows if row]
    rows, faults = laid_out(laid, measure)
    if not closed:
        faults.append(Remark(_UNCLOSED, {"line": lines[0].line}))
    faults += [Remark(_LOOSE, {"line": line.line}) for line in gathered.loose]
    loose = [
        Piece(inline.text(line.text, line.line, line.last), line.line, line.last) for line in gathered.loose
    ]
    table = Table(rows, lines[0].line, lines[-1].last, gathered.caption, heads_of(rows), faults=tuple(faults))
    return table, loose


def heads_of(rows: Sequence[Row]) -> int:
    """How many rows at the top consist of heading cells alone."""
    heads = 0
    for row in rows:
        cells = [cell for cell in row.cells if cell.text]
        if not cells or not all(cell.header for cell in cells):
            break
        heads += 1
    return heads if heads < len(rows) else min(heads, 1)


def _gather(lines: Sequence[Line], inline: Inline, measure: Measure) -> _Gathered:
    found = _Gathered()
    row: list[_Raw] = []
    place = 1
    while place < len(lines):
        line = lines[place]
        text = line.text.strip()
        if opens(text):
            end, _closed = end_of(lines, place, measure)
            _nest(lines[place:end], row, found, inline, measure)
            place = end
            continue
        if text.startswith("|}"):
            pass
        elif text.startswith("|-"):
            found.rows.append(row)
            row = []
        elif text.startswith("|+"):
            words = _without_attributes(text[2:])[1]
            found.caption = Piece(inline.text(words, line.line, line.last), line.line, line.last)
        elif text[:1] in ("|", "!"):
            row.extend(_cells(line, text))
        elif row:
            row[-1].words.append(line.text)
            row[-1].last = line.last
        elif text:
            found.loose.append(line)
        place += 1
    found.rows.append(row)
    return found


def _nest(lines: Sequence[Line], row: list[_Raw], found: _Gathered, inline: Inline, measure: Measure) -> None:
    """A table inside a cell becomes lines of its text."""
    inner, loose = table_of(lines, inline, measure, closed=True)
    texts = ["; ".join(cell.text.replace("\n", " ") for cell in each.filled) for each in inner.rows]
    texts += [piece.text for piece in loose]
    if row:
        row[-1].words += [text for text in texts if text]
        row[-1].last = lines[-1].last
    else:
        found.loose += [Line(text, lines[0].line, lines[-1].last) for text in texts]


def _cells(line: Line, text: str) -> Iterator[_Raw]:
    header = text[0] == "!"
    for part in _parts(text[1:], header=header):
        attributes, words = _without_attributes(part)
        spans = {name.lower(): int(value) for name, value in _SPAN.findall(attributes)}
        yield _Raw([words], line.line, line.last, header, spans.get("rowspan", 1), spans.get("colspan", 1))


def _parts(text: str, *, header: bool) -> list[str]:
    """The cells of one line; the bars inside links and templates part nothing."""
    parts: list[str] = []
    depth = before = 0
    for match in _PART.finditer(text):
        sign = match[0]
        if sign in ("[[", "{{"):
            depth += 1
        elif sign in ("]]", "}}"):
            depth = max(depth - 1, 0)
        elif not depth and (sign == "||" or header):
            parts.append(text[before : match.start()])
            before = match.end()
    return [*parts, text[before:]]


def _without_attributes(text: str) -> tuple[str, str]:
    match = _ATTRIBUTES.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def _laid(raw: _Raw, inline: Inline) -> Laid:
    lines = [_cell_line(words, raw, inline) for words in raw.words]
    text = "\n".join(line for line in lines if line.strip())
    return Laid(Cell(text.strip(), raw.line, raw.last, raw.header), raw.down, raw.across)


def _cell_line(words: str, raw: _Raw, inline: Inline) -> str:
    match = _LIST.match(words.strip())
    if match is None:
        return inline.text(words, raw.line, raw.last)
    sign = "1." if match[1].endswith("#") else "-"
    return f"{'  ' * (len(match[1]) - 1)}{sign} {inline.text(match[2], raw.line, raw.last)}"
