"""Lists in a DOCX document: each entry of a list, and each row of a table, is one contribution."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

from moothill.core.exchange.columns import suggest_mapping
from moothill.core.exchange.docx_blocks import Blocks, Paragraph, TableRow
from moothill.core.exchange.docx_styles import Styles, styles_of
from moothill.core.exchange.making import beginning, contribution
from moothill.core.exchange.packed import Package, opened
from moothill.core.exchange.plain import is_no_text, line_of
from moothill.core.exchange.shapes import (
    EXTERNAL,
    USUAL,
    CannotRead,
    Found,
    Limits,
    Refused,
    Remark,
    gettext_noop,
)
from moothill.core.exchange.xml_events import events

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_TABLE = re.compile(r"table\s*\w{1,6}", re.IGNORECASE)
_LOOSE = gettext_noop(
    "This paragraph is no entry of a list and no row of a table. Make it one if it is meant."
)
_LONG = gettext_noop("This entry has %(length)s characters; at most %(most)s fit. Split it.")
_WIDE = gettext_noop("This row has %(found)s cells; at most %(most)s fit. Delete those that are not needed.")
_HIDDEN = gettext_noop("Hidden words were left out.")
_NOTHING = gettext_noop(
    "There is no list and no table in this document. Make each contribution an entry of a list."
)
_NO_DOCUMENT = gettext_noop("This is no DOCX document. Save it as DOCX in the program that made it.")
_ROWS = gettext_noop("The document has more than %(most)s paragraphs and rows. Bring it in parts.")


class Docx:
    """Reads lists and tables."""

    name = "docx"
    label = gettext_noop("lists in a document (DOCX)")
    confirmed = True
    suffixes = (".docx",)
    columns = False

    def headings(self, file: IO[bytes], limits: Limits = USUAL) -> list[str]:
        """None to map: a table in a document is understood by its first row."""
        _styles(opened(file, limits), limits)
        return []

    def suggest(self, headings: Sequence[str]) -> dict[str, str]:
        """Nothing to suggest."""
        return {}

    def read(
        self, file: IO[bytes], mapping: Mapping[str, str], limits: Limits = USUAL
    ) -> Iterator[Found | Refused]:
        """In the order of the document. A list inside an entry belongs to it."""
        some = False
        package = opened(file, limits)
        blocks = Blocks(_styles(package, limits), limits)
        for each in _Lists(limits).of(blocks.of(events(package.chunks(_DOCUMENT), limits))):
            some = some or isinstance(each, Found) or each.reason != _LOOSE
            yield each
        if not some:
            raise CannotRead(_NOTHING)


def _styles(package: Package, limits: Limits) -> Styles:
    if _DOCUMENT not in package.names:
        raise CannotRead(_NO_DOCUMENT)
    return styles_of(events(package.chunks(_STYLES), limits)) if _STYLES in package.names else {}


class _Lists:
    """Gathers what belongs to one entry. `under` is the heading it stands under."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.number = 0
        self.under = ""
        self.columns: dict[int, str] = {}

    def of(self, blocks: Iterator[Paragraph | TableRow]) -> Iterator[Found | Refused]:
        """The contributions, and what is none."""
        entry: list[Paragraph] = []
        start = 0
        for block in blocks:
            self.number += 1
            if self.number > self.limits.rows:
                raise CannotRead(_ROWS, most=str(self.limits.rows))
            if isinstance(block, Paragraph) and entry and _goes_on(block, entry[0]):
                entry.append(block)
                continue
            if entry:
                yield self._entry(entry, start)
                entry = []
            if isinstance(block, TableRow):
                yield from self._row(block)
            elif block.level is not None and not block.words.strip() and block.hidden:
                yield Refused(self.number, _HIDDEN, {}, "", f"paragraph {self.number}")
            elif block.level is not None and (block.words.strip() or block.too_long):
                entry, start = [block], self.number
            else:
                yield from self._outside(block)
        if entry:
            yield self._entry(entry, start)

    def _outside(self, block: Paragraph) -> Iterator[Refused]:
        if block.heading:
            self.under = line_of(block.words)[:80]
        elif block.words.strip():
            place = f"paragraph {self.number}"
            yield Refused(self.number, _LOOSE, {}, beginning([block.words]), place)

    def _entry(self, entry: list[Paragraph], start: int) -> Found | Refused:
        first, *others = entry
        lines = [
            first.words,
            *(
                f"- {each.words}" if each.level is not None else each.words
                for each in others
                if each.words.strip()
            ),
        ]
        return self._made({"words": "\n".join(lines)}, entry, start, f"paragraph {start}")

    def _row(self, block: TableRow) -> Iterator[Found | Refused]:
        cells = [cell.words for cell in block.cells]
        place = f"table {block.table}, row {block.row}"
        if block.width > self.limits.columns:
            facts = {"found": str(block.width), "most": str(self.limits.columns)}
            yield Refused(self.number, _WIDE, facts, beginning(cells[:5]), place)
            return
        if block.row == 1:
            self.columns = _meant(cells)
            if self.columns:
                return
        if any(cell.strip() for cell in cells) or any(cell.too_long for cell in block.cells):
            values = (
                _by_columns(cells, self.columns)
                if self.columns
                else {"words": "\n".join(filter(str.strip, cells))}
            )
            yield self._made(values, list(block.cells), self.number, place)

    def _made(self, values: dict[str, str], parts: list[Paragraph], row: int, place: str) -> Found | Refused:
        length = sum(each.too_long or len(each.words) for each in parts)
        if length > 2 * self.limits.cell:
            facts = {"length": str(length), "most": str(self.limits.cell)}
            return Refused(row, _LONG, facts, beginning(list(values.values())), place)
        if _TABLE.fullmatch(self.under):
            values.setdefault("table", self.under)
        if self.under and not is_no_text(self.under):
            place = f"{place}, under “{self.under}”"
        remarks = (Remark(_HIDDEN),) if any(each.hidden for each in parts) else ()
        values.pop(EXTERNAL, "")  # the numbers of a table begin anew in the next one
        return contribution(values, row=row, place=place, remarks=remarks, limits=self.limits)


def _goes_on(block: Paragraph, first: Paragraph) -> bool:
    """Whether a paragraph belongs to the entry that began with `first`: a list inside it, or more of the same entry."""
    if block.level is not None:
        return block.level > (first.level or 0)
    return block.loose and bool(block.words.strip())


def _meant(cells: list[str]) -> dict[int, str]:
    """What the columns of a table are, if its first row says so; {} where that row is a contribution itself."""
    headings = [line_of(cell)[:100] for cell in cells]
    found = suggest_mapping(headings)
    known = {at: found[heading] for at, heading in enumerate(headings) if heading in found}
    return known if {"words", "title"} & set(known.values()) else {}


def _by_columns(cells: list[str], columns: Mapping[int, str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for at, cell in enumerate(cells):
        key = columns.get(at, "words")
        if cell.strip():
            values[key] = f"{values[key]}\n{cell}" if key in values else cell
    return values
