"""Documents: entries of a list, rows of a table, or lines that name one and its date."""

import re

from moothill.core.wiki.blocks import Cell, Entry, Heading, Paragraph, Piece, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.columns import Columns, placed
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.scene import Scene, add_notes
from moothill.core.wiki.names import without_period
from moothill.core.wiki.roles import Role
from moothill.core.wiki.shapes import bare, has_day, parted, period_of

_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)|(https?://[^\s)|]+)")
_OLD = re.compile(r"\s*\((/?[\w./%-]+\.\w{2,4})\)\s*")
_OLD_ADDRESS = "Address on the old site:"
_KINDS = (
    ("minutes", r"\bminutes\b"),
    ("agenda", r"\bagenda\b"),
    ("notes", r"\bnotes\b"),
    ("report", r"\breport\b"),
    ("draft", r"\bdraft\b"),
    ("presentation", r"\b(presentation|slides)\b"),
    ("data", r"\b(data|dataset|spreadsheet)\b"),
    ("letter", r"\bletter\b"),
    ("plan", r"\bplan\b"),
)


def kind_of(title: str) -> str:
    """What a document is, by the words of its title."""
    return next((kind for kind, words in _KINDS if re.search(words, title, re.IGNORECASE)), "other")


def is_named_with_date(heading: Heading, year: int) -> bool:
    """Whether a line is a title and a date in brackets: "Workshop notes (April 2016)"."""
    title, period = without_period(heading.text)
    return bool(title) and has_day(period_of(period, year))


def entry(block: Entry | Heading | Paragraph, scene: Scene) -> bool:
    """One document. An entry below another is its remark."""
    there = scene.book.of(Kind.DOCUMENT)
    if isinstance(block, Entry) and block.depth and there:
        there[-1].add("remarks", f"- {block.text}", block, between="\n")
        return True
    if isinstance(block, Paragraph) and not _LINK.search(block.text):
        return False
    draft = _start(block.text, block, scene)
    for note in scene.notes_in(block.text):
        draft.add("remarks", f"{note.mark} {note.text}", note)
    scene.show("pages.documents", block)
    return True


def _start(text: str, piece: Piece, scene: Scene) -> Draft:
    draft = scene.book.start(Kind.DOCUMENT)
    link = _LINK.search(text)
    shown = _LINK.sub(lambda match: match[1] or match[3], text)
    words = scene.unmarked(bare(shown))
    if old := _OLD.search(words):
        words = words.replace(old[0], " ").strip()
        draft.add("remarks", f"{_OLD_ADDRESS} {old[1]}", piece)
    date = without_period(words)[1]
    if not has_day(period_of(date, scene.year)):
        date = parted(words, scene.year)[0]
    scene.title(draft, words, "remarks", piece)
    draft.put("document_kind", kind_of(words))
    if link:
        draft.put("address", (link[2] or link[3])[:500], piece)
    if date:
        draft.put("when", date, piece)
    outer = scene.path[-2].draft if len(scene.path) > 1 else None
    if outer and outer is not scene.book.of(Kind.SECTION)[0]:
        draft.put("phase", outer.values["title"][:200])
    return draft


def is_table(columns: Columns, *, named: bool) -> bool:
    """Whether each row of a table is a document."""
    return columns.has(Role.DOCUMENT) or (
        named and columns.has(Role.TITLE) and not columns.has(Role.RESPONSIBLE)
    )


def table(block: Table, columns: Columns, scene: Scene) -> None:
    """One document in each row."""
    scene.heads_read(columns.head_cells)
    if block.caption:
        scene.write("paragraph", f"**{block.caption.text}**", block.caption)
    for row in block.rows[columns.heads :]:
        if not row.filled:
            continue
        found = placed(row, columns, scene.year, moved=block.moved)
        cells = dict(found.cells)
        title = cells.pop(Role.TITLE, None) or cells.pop(Role.DOCUMENT, None)
        if title is None:
            title, cells = row.filled[0], {}
        draft = _start(title.text, title, scene)
        _details(draft, cells, columns, scene)
        for label, cell in found.others:
            if cell is not title:
                draft.add("remarks", f"{label}: {cell.text}" if label else cell.text, cell)
        add_notes(scene, draft, "remarks", row.filled)
    scene.show("pages.documents", *columns.head_cells)


def _details(draft: Draft, cells: dict[Role, Cell], columns: Columns, scene: Scene) -> None:
    for role, cell in cells.items():
        label = columns.labels[columns.roles.index(role)]
        date, rest = (
            parted(scene.unmarked_lines(cell.text), scene.year) if role == Role.WHEN else ("", cell.text)
        )
        link = _LINK.search(cell.text)
        if date:
            draft.put("when", date, cell)
        if role == Role.DOCUMENT and link and "address" not in draft.values:
            draft.put("address", (link[2] or link[3])[:500], cell)
        if rest:
            draft.add("remarks", f"{label}: {rest}", cell)
