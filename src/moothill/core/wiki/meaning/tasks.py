"""Tasks of the team: rows of a table, or entries of a list."""

import re

from moothill.core.wiki.blocks import Cell, Entry, Piece, Row, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.columns import Columns, placed
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.scene import Scene, add_notes
from moothill.core.wiki.people import people_in
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.roles import Role
from moothill.core.wiki.shapes import bare, is_ditto, looks_like_people, parted, state_of

_ALL = re.compile(r"^(all|everyone|everybody|whole team|all of us|team)$", re.IGNORECASE)
_DITTO = gettext_noop("“%(words)s” is read as the same as in the row above.")
_ABOVE = gettext_noop("“%(words)s” refers to the row above, which says “%(above)s”.")
_NO_DATE = gettext_noop("“%(words)s” gives no date; it stands with the notes.")
_SLID = gettext_noop("Its cells had slid; they were put into columns by what they look like.")
_STRIKE = re.compile(r"~~|\[x\]|✓|✔|☑")


def is_table(columns: Columns, *, named: bool) -> bool:
    """Whether the rows are tasks: a column of tasks, or of deadlines with somebody responsible."""
    if columns.has(Role.TASK) or (columns.has(Role.ACTIONS) and columns.has(Role.DEADLINE, Role.RESPONSIBLE)):
        return True
    due = columns.has(Role.DEADLINE) and columns.has(Role.RESPONSIBLE)
    return columns.has(Role.TITLE) and (
        due or (named and columns.has(Role.DEADLINE, Role.WHEN, Role.RESPONSIBLE))
    )


def table(block: Table, columns: Columns, scene: Scene) -> None:
    """A task in each row."""
    scene.heads_read(columns.head_cells)
    if block.caption:
        scene.write("paragraph", f"**{block.caption.text}**", block.caption)
    for fault in block.faults:
        scene.section.doubt(fault.sentence, **fault.facts)
    before: dict[Role, str] = {}
    for row in block.rows[columns.heads :]:
        if row.filled:
            before = _row(row, block, columns, before, scene)
    scene.show("planner.tasks", *columns.head_cells)


def _row(row: Row, block: Table, columns: Columns, before: dict[Role, str], scene: Scene) -> dict[Role, str]:
    found = placed(row, columns, scene.year, moved=block.moved)
    draft = scene.book.start(Kind.TASK)
    cells: dict[Role, Cell] = {}
    for role, cell in found.cells.items():
        above = before.get(role, "")
        if not is_ditto(cell.text) or not above:
            cells[role] = cell
        elif role == Role.REMARKS:
            draft.doubt(_ABOVE, words=cell.text.strip(), above=above[:200])
            cells[role] = cell
        else:
            draft.doubt(_DITTO, words=cell.text.strip())
            cells[role] = Cell(above, cell.line, cell.last)
    if found.slid:
        draft.doubt(_SLID)
    kept = {role: cell.text for role, cell in cells.items()}
    _fields(draft, cells, scene)
    for label, cell in found.others:
        draft.add("notes", f"{label}: {cell.text}" if label else cell.text, cell)
    add_notes(scene, draft, "notes", row.filled)
    if "title" not in draft.values:
        draft.put("title", "(nothing written)")
    return kept


def _fields(draft: Draft, cells: dict[Role, Cell], scene: Scene) -> None:
    title = next((cells.pop(role) for role in (Role.TASK, Role.ACTIONS, Role.TITLE) if role in cells), None)
    if title:
        scene.title(draft, title.text, "notes", title)
        draft.put("done", bool(_STRIKE.search(title.text)))
    when = cells.pop(Role.DEADLINE, None) or cells.pop(Role.WHEN, None)
    if when:
        _when(draft, scene.unmarked_lines(when.text), when, scene)
    if state := cells.pop(Role.STATE, None):
        _state(draft, state)
    for role in (Role.RESPONSIBLE, Role.PRESENT):
        if owners := cells.pop(role, None):
            _owners(draft, scene.unmarked_lines(owners.text), owners)
    for cell in cells.values():
        draft.add("notes", cell.text, cell)


def _when(draft: Draft, words: str, piece: Piece, scene: Scene) -> None:
    date, rest = parted(words, scene.year)
    if not date and re.match(r"^(ongoing|on.?going|continuous)\b", bare(words), re.IGNORECASE):
        date, rest = bare(words), ""
    if date:
        draft.put("when", date, piece)
    elif words:
        draft.doubt(_NO_DATE, words=bare(words)[:80])
    if rest:
        draft.add("notes", rest, piece)


def _state(draft: Draft, cell: Cell) -> None:
    words = bare(cell.text)
    draft.put("status_as_written", words[:100], cell)
    draft.put("done", state_of(words) == "complete", cell)
    if len(words) > 100 or not state_of(words):
        draft.add("notes", cell.text, cell)


def _owners(draft: Draft, words: str, piece: Piece) -> None:
    if _ALL.match(bare(words)):
        draft.put("everyone", True, piece)
        draft.put("owners", [{"name": "", "organisation": bare(words), "side": ""}], piece)
    else:
        draft.put("owners", people_in(words), piece)


def entry(block: Entry, scene: Scene, meeting: Draft | None = None) -> bool:
    """ "Book the hall – Ada – by 5 March": what, who and by when, parted by dashes or brackets."""
    there = scene.book.of(Kind.TASK)
    if block.depth and there:
        there[-1].add("notes", f"- {block.text}", block, between="\n")
        return True
    draft = scene.book.start(Kind.TASK)
    rest = []
    parts = re.split(r"\s[–—-]\s|;\s+|\s*\(|\)\s*", _STRIKE.sub("", block.text))
    for part in (part.strip(" .,") for part in parts[1:]):
        date = (
            parted(re.sub(r"^(by|due|before|deadline:?)\s+", "", part, flags=re.IGNORECASE), scene.year)[0]
            if part
            else ""
        )
        if date and "when" not in draft.values:
            draft.put("when", date, block)
        elif part and state_of(part):
            draft.put("done", state_of(part) == "complete", block)
            draft.put("status_as_written", part, block)
        elif part and looks_like_people(part) and "owners" not in draft.values:
            _owners(draft, part, block)
        elif part:
            rest.append(part)
    scene.title(draft, parts[0], "notes", block)
    if _STRIKE.search(block.text):
        draft.put("done", True, block)
    if len(draft.values) > 1:
        draft.add("notes", block.text, block)
    elif rest:
        draft.put("title", bare(block.text)[:400], block)
    if meeting:
        draft.put("meeting", meeting.handle)
    for note in scene.notes_in(block.text):
        draft.add("notes", f"{note.mark} {note.text}", note)
    if meeting is None:
        scene.show("planner.tasks", block)
    return True
