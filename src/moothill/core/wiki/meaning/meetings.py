"""Meetings of the team: a small table for each, a row for each, or a heading for each with its text."""

import re
from collections.abc import Callable

from moothill.core.wiki.blocks import Cell, Entry, Heading, Paragraph, Piece, Row, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.columns import Columns, placed
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning import tasks
from moothill.core.wiki.meaning.details import pair_in
from moothill.core.wiki.meaning.scene import Scene, add_notes
from moothill.core.wiki.names import without_period
from moothill.core.wiki.people import people_in
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.roles import Role, role_of
from moothill.core.wiki.shapes import bare, parted

_NOTHING = gettext_noop("The page has nothing under “%(label)s”.")
_TITLE = re.compile(r"^(meeting|title|subject|topic|about)$", re.IGNORECASE)
_ABSENT = re.compile(r"^(apologies|absent|sorry)\b", re.IGNORECASE)
_THERE = re.compile(r"^(there|here|in the room|who came)$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d+\.)\s+")
_DEFAULT = "Meeting"

Put = Callable[[Draft, str, Piece, Scene], None]


def _when(draft: Draft, text: str, piece: Piece, scene: Scene) -> None:
    words, rest = parted(scene.unmarked_lines(text), scene.year)
    if words:
        draft.put("when", words, piece)
    if rest:
        draft.put("place", bare(rest)[:300], piece) if words else draft.add("notes", rest, piece)


def _people(presence: str) -> Put:
    def put(draft: Draft, text: str, piece: Piece, scene: Scene) -> None:
        rows = [
            {**row, "presence": presence, "deputy_for": ""} for row in people_in(scene.unmarked_lines(text))
        ]
        draft.put("attendance", [*draft.values.get("attendance", []), *rows], piece)

    return put


def _agenda(draft: Draft, text: str, piece: Piece, scene: Scene) -> None:
    draft.add("agenda", text, piece)


def _notes(draft: Draft, text: str, piece: Piece, scene: Scene) -> None:
    draft.add("notes", text, piece)


def _place(draft: Draft, text: str, piece: Piece, scene: Scene) -> None:
    draft.put("place", scene.unmarked(bare(text))[:300], piece)


def _actions(draft: Draft, text: str, piece: Piece, scene: Scene) -> None:
    """Each line is a task of the meeting."""
    for line in text.split("\n"):
        words = _BULLET.sub("", line).strip()
        if words:
            tasks.entry(Entry(words, piece.line, piece.last), scene, draft)


_WAYS: dict[Role, Put] = {
    Role.WHEN: _when,
    Role.PRESENT: _people("attended"),
    Role.RESPONSIBLE: _people("attended"),
    Role.AGENDA: _agenda,
    Role.REMARKS: _notes,
    Role.DESCRIPTION: _notes,
    Role.PLACE: _place,
    Role.ACTIONS: _actions,
    Role.TASK: _actions,
}


def _way_of(label: str) -> Put | None:
    if _ABSENT.match(label):
        return _people("apologies")
    if _THERE.match(label):
        return _people("attended")
    return _WAYS.get(role_of(label))


def is_pairs(table: Table) -> bool:
    """Whether two columns hold the parts of meetings by name, at least one of them called a meeting or a date."""
    names = [bare(row.cells[0].text) for row in table.rows if row.cells]
    known = {role_of(name) for name in names} & {Role.MEETING, *_WAYS}
    narrow = all(len(row.cells) <= 2 for row in table.rows)
    return (
        narrow
        and len(known) > 2
        and bool(known & {Role.MEETING, Role.WHEN})
        and bool(known & {Role.PRESENT, Role.AGENDA, Role.MEETING})
    )


def pairs(table: Table, scene: Scene) -> None:
    """Name and words in each row; "Meeting" begins the next one."""
    draft: Draft | None = None
    if table.caption:
        draft = _begin(table.caption, scene)
    for row in table.rows:
        if not row.filled:
            continue
        label, cell = row.cells[0], row.cells[1] if len(row.cells) > 1 else None
        name = bare(label.text)
        if _TITLE.match(name) or draft is None:
            draft = scene.book.start(Kind.MEETING)
            draft.put("title", _DEFAULT)
        _pair(draft, name, label, cell, scene)
        scene.heads_read([label])
        draft.places.setdefault("title", []).append(label)
    scene.show("planner.meetings")


def _pair(draft: Draft, name: str, label: Cell, cell: Cell | None, scene: Scene) -> None:
    if cell is None or not cell.text:
        if not _TITLE.match(name):
            draft.doubt(_NOTHING, label=name)
        return
    way = _way_of(name)
    if _TITLE.match(name):
        scene.title(draft, cell.text, "notes", cell)
    elif way:
        way(draft, cell.text, cell, scene)
    else:
        draft.add("notes", f"{name}: {cell.text}", cell)
    add_notes(scene, draft, "notes", [cell])


def is_table(columns: Columns) -> bool:
    """Whether each row of a table is a meeting."""
    return columns.has(Role.WHEN) and (
        columns.has(Role.MEETING)
        or (columns.has(Role.PRESENT) and columns.has(Role.REMARKS, Role.AGENDA, Role.ACTIONS))
    )


def table(block: Table, columns: Columns, scene: Scene) -> None:
    """One meeting in each row."""
    scene.heads_read(columns.head_cells)
    if block.caption:
        scene.write("paragraph", f"**{block.caption.text}**", block.caption)
    for row in block.rows[columns.heads :]:
        if row.filled:
            _row(row, block, columns, scene)
    scene.show("planner.meetings", *columns.head_cells)


def _row(row: Row, block: Table, columns: Columns, scene: Scene) -> None:
    found = placed(row, columns, scene.year, moved=block.moved)
    draft = scene.book.start(Kind.MEETING)
    draft.put("title", _DEFAULT)
    for role, cell in found.cells.items():
        if role in (Role.MEETING, Role.TITLE):
            scene.title(draft, cell.text, "notes", cell)
        elif way := _WAYS.get(role):
            way(draft, cell.text, cell, scene)
        else:
            place = columns.roles.index(role)
            draft.add("notes", f"{columns.labels[place]}: {cell.text}", cell)
    for label, cell in found.others:
        way = _way_of(label) if label else None
        if way:
            way(draft, cell.text, cell, scene)
        else:
            draft.add("notes", f"{label}: {cell.text}" if label else cell.text, cell)
    add_notes(scene, draft, "notes", row.filled)


def heading(block: Heading, scene: Scene) -> Draft:
    """A heading below "Meetings" is a meeting: its title, and its date where there is one."""
    return _begin(block, scene)


def _begin(piece: Piece, scene: Scene) -> Draft:
    draft = scene.book.start(Kind.MEETING)
    title, period = without_period(scene.unmarked(bare(piece.text)))
    words = parted(period, scene.year)[0] if period else ""
    if not words:
        words, rest = parted(scene.unmarked(bare(piece.text)), scene.year)
        title = rest.strip(" ,:–-") or piece.text
    scene.title(draft, title if words else piece.text, "notes", piece)
    if words:
        draft.put("when", words, piece)
    for note in scene.notes_in(piece.text):
        draft.add("notes", f"{note.mark} {note.text}", note)
    return draft


def text(block: Paragraph | Entry, draft: Draft, scene: Scene) -> None:
    """Text below the heading of a meeting: "Present: ...", or notes; entries after "Actions:" are tasks."""
    pair = pair_in(block.text) if isinstance(block, Paragraph) else None
    way = _way_of(pair[0]) if pair else None
    if pair and way:
        scene.label_read(block, pair[0])
        way(draft, pair[1], block, scene)
        scene.here.text_kind = ""
    elif (
        isinstance(block, Paragraph)
        and bare(block.text).endswith(":")
        and _way_of(bare(block.text).rstrip(":"))
    ):
        scene.here.text_kind = bare(block.text).rstrip(":")
        draft.places.setdefault("notes", []).append(block)
        scene.label_read(block, block.text)
    elif isinstance(block, Entry):
        _listed(block, draft, scene)
    else:
        draft.add("notes", block.text, block)
    for note in scene.notes_in(block.text):
        draft.add("notes", f"{note.mark} {note.text}", note)


def _listed(block: Entry, draft: Draft, scene: Scene) -> None:
    kind = scene.here.text_kind
    way = _way_of(kind) if kind else None
    if way is _actions and not block.depth:
        tasks.entry(block, scene, draft)
    elif way and way is not _notes and way is not _agenda and not block.depth:
        way(draft, block.text, block, scene)
    else:
        sign = f"{block.number}." if block.number else "-"
        name = "agenda" if way is _agenda else "notes"
        draft.add(name, f"{'   ' * block.depth}{sign} {block.text}", block, between="\n")
