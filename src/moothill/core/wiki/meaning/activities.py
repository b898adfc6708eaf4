"""Activities: a row each of the tables of a stage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from moothill.core.wiki.blocks import Cell, Row, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.columns import Columns, Placed, placed
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.scene import Scene, add_notes
from moothill.core.wiki.meaning.stages import seen as stage_seen
from moothill.core.wiki.names import stage_named
from moothill.core.wiki.people import people_in, side_of
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.roles import Role
from moothill.core.wiki.shapes import (
    bare,
    is_ditto,
    is_number,
    looks_like_people,
    number_in,
    parted,
    state_in,
    state_of,
    unstruck,
)

_EVENT = re.compile(
    r"\b(events?|workshops?|conference|festival|summit|hearing|café|cafe|seminar|webinar|drop.?in|open day|town hall"
    r"|roundtable|assembly|roadshow|launch event)\b",
    re.IGNORECASE,
)
_NOTHING = "(nothing written)"
_SLID = gettext_noop("Its cells had slid; they were put into columns by what they look like.")
_DITTO = gettext_noop("“%(words)s” is read as the same as in the row above.")
_STATE_ELSEWHERE = gettext_noop(
    "Its state “%(words)s” stands under “%(heading)s”: the table has no column for it."
)
_NOT_A_STATE = gettext_noop("“%(words)s” stands where the state should be; it is read as a remark.")
_NO_DATE = gettext_noop("“%(words)s” gives no date; it stands with the remarks.")
_ALONE = gettext_noop("The row holds nothing but “%(words)s”: what it was about cannot be seen.")
_EMPTY = gettext_noop("The row has a number and nothing else.")
_SHARED = gettext_noop("It shares its number with the row above.")
_JOINED = gettext_noop(
    "The row in line %(line)s was not parted from the one before; it is read as one of its own."
)
_NO_LONGER = gettext_noop("“%(words)s” is struck out and no longer holds.")
_NAME = gettext_noop("a name that stands alone below a row: perhaps another person responsible for it")
_ONLY_TITLE = gettext_noop("Only one cell of its row is filled.")


@dataclass(slots=True)
class _Run:
    """What is kept from row to row of one table."""

    columns: Columns
    table: Table
    stage: Draft | None
    group: str
    group_cells: list[Cell] = field(default_factory=list)
    before: dict[Role, str] = field(default_factory=dict)
    said: dict[str, str] = field(
        default_factory=dict
    )  # the last words of columns that share a role, by heading
    wholes: dict[tuple[str, str, str], Draft] = field(default_factory=dict)


def is_table(columns: Columns) -> bool:
    """Whether a table has what a list of activities has: what, and when or who or in what state."""
    more = (
        columns.has(Role.WHEN),
        columns.has(Role.RESPONSIBLE),
        columns.has(Role.STATE),
        columns.has(Role.PLACE),
    )
    return (
        columns.has(Role.TITLE) and not columns.has(Role.TASK, Role.MEETING, Role.DOCUMENT) and sum(more) > 0
    )


def take(table: Table, columns: Columns, scene: Scene) -> None:
    """Every row of the table."""
    group = bare(scene.group.text)[:120] if scene.group else ""
    run = _Run(columns, table, scene.stage, group)
    scene.heads_read(columns.head_cells)
    section = scene.section
    for fault in table.faults:
        section.doubt(fault.sentence, **fault.facts)
    if table.caption:
        scene.write("paragraph", f"**{table.caption.text}**", table.caption)
    for whole in table.rows[columns.heads :]:
        for row in _parted(whole, columns, section):
            _row(row, run, scene)
    extra = [scene.group] if scene.group else []
    scene.show("activities.of-stage", *columns.head_cells, *extra, of=run.stage.handle if run.stage else "")


def _parted(row: Row, columns: Columns, section: Draft) -> list[Row]:
    """A row that ran into the one before: too many cells, and a number at the beginning of a line among them."""
    if len(row.cells) <= columns.width or not columns.roles or columns.roles[0] != Role.NUMBER:
        return [row]
    for place in range(2, len(row.cells)):
        cell, before = row.cells[place], row.cells[place - 1]
        if cell.line > before.last and is_number(cell.text):
            section.doubt(_JOINED, line=cell.line)
            return [Row(row.cells[:place]), *_parted(Row(row.cells[place:]), columns, section)]
    return [row]


def _row(row: Row, run: _Run, scene: Scene) -> None:
    filled = row.filled
    own = [cell for cell in filled if not cell.above]
    if not own:
        return
    if _is_head_again(row, run):
        scene.heads_read(row.cells)
    elif len({id(cell) for cell in filled}) == 1 or len(own) == 1 == len(filled):
        _alone(row, own[0], run, scene)
    else:
        _activity(row, run, scene)


def _is_head_again(row: Row, run: _Run) -> bool:
    labels = [label for label in run.columns.labels if label]
    return bool(labels) and [bare(cell.text) for cell in row.filled] == labels


def _alone(row: Row, cell: Cell, run: _Run, scene: Scene) -> None:
    """A row of one cell: a stage, a group, a state without an activity, a number kept free, or a name."""
    words = bare(cell.text)
    spanned = any(each.left for each in row.cells) or cell.header
    if named := stage_named(words):
        run.stage = stage_seen(scene, named, cell, "its row in a table of activities")
    elif state := state_of(words):
        draft = _placeholder(words, cell, run, scene)
        draft.put("state", state, cell)
        draft.put("state_as_written", words[:100])
        scene.book.find("lone-state", [cell.line], _ALONE, draft, words=words)
    elif is_number(words):
        draft = _placeholder(_NOTHING, cell, run, scene)
        draft.put("number", number_in(words), cell)
        scene.book.find("empty-row", [cell.line], _EMPTY, draft)
    elif spanned:
        run.group = words[:120]
        run.group_cells = [cell]
    elif looks_like_people(words):
        scene.book.leave(cell, _NAME)
    else:
        draft = _begun(run, scene)
        scene.title(draft, cell.text, "description", cell)
        draft.doubt(_ONLY_TITLE)


def _begun(run: _Run, scene: Scene) -> Draft:
    draft = scene.book.start(Kind.ACTIVITY)
    group = [scene.group] if scene.group and not run.group_cells else run.group_cells
    draft.put("stage", run.stage.handle if run.stage else "")
    draft.put("group", run.group, *group)
    return draft


def _placeholder(words: str, cell: Cell, run: _Run, scene: Scene) -> Draft:
    draft = _begun(run, scene)
    draft.put("title", words[:400], cell)
    draft.put("placeholder", True)
    return draft


def _activity(row: Row, run: _Run, scene: Scene) -> None:
    found = placed(row, run.columns, scene.year, moved=run.table.moved)
    draft = _begun(run, scene)
    cells = {role: _undittoed(role, cell, run, draft) for role, cell in found.cells.items()}
    if found.slid:
        draft.doubt(_SLID)
    _stage(draft, cells, run, scene)
    _number(draft, cells, run)
    title = cells.pop(Role.TITLE, None) or cells.pop(Role.MEETING, None)
    if title:
        scene.title(draft, title.text, "description", title)
    _when(draft, cells, scene)
    _state(draft, cells, found, run)
    again = [(role, label, _again(label, cell, run, draft)) for role, label, cell in found.again]
    _people(draft, cells, again, run.columns, scene)
    _words(draft, cells, found, scene)
    add_notes(scene, draft, "remarks", row.filled)
    if "title" not in draft.values:
        draft.put("title", _NOTHING)
    _event(draft, run)
    run.before = {role: cell.text for role, cell in found.cells.items() if not is_ditto(cell.text)} | {
        role: cell.text for role, cell in cells.items()
    }


def _undittoed(role: Role, cell: Cell, run: _Run, draft: Draft) -> Cell:
    """A cell that says "as above" gets the words from there; for want of any, the remark there."""
    if not is_ditto(cell.text):
        return cell
    words = run.before.get(role) or run.before.get(Role.REMARKS if role == Role.STATE else role, "")
    draft.doubt(_DITTO, words=cell.text.strip())
    return Cell(words, cell.line, cell.last) if words else Cell("", cell.line, cell.last)


def _stage(draft: Draft, cells: dict[Role, Cell], run: _Run, scene: Scene) -> None:
    """A column for the stage names it by number or by title."""
    cell = cells.pop(Role.STAGE, None)
    group = cells.pop(Role.GROUP, None)
    if group and group.text:
        draft.put("group", bare(group.text)[:120], group)
    if cell is None or not cell.text:
        return
    words = bare(cell.text)
    named = stage_named(words) or stage_named(f"Stage {words}")
    known = next(
        (
            each
            for each in scene.stages.values()
            if str(each.values.get("title", "")).lower() == words.lower()
        ),
        None,
    )
    stage = known or (stage_seen(scene, named, cell, "a row of activities") if named else None)
    if stage:
        draft.put("stage", stage.handle, cell)
        scene.heads_read([cell])
    else:
        draft.add("remarks", f"Stage: {words}", cell)


def _number(draft: Draft, cells: dict[Role, Cell], run: _Run) -> None:
    cell = cells.pop(Role.NUMBER, None)
    if cell is None or not cell.text:
        return
    number = number_in(bare(cell.text))[:20]
    if cell.above:
        draft.doubt(_SHARED)
        draft.put("number_as_written", number, cell)
        return
    draft.put("number", number, cell)
    key = (draft.values["stage"], draft.values["group"], number)
    stem = re.match(r"^(\d+)[.)]?[a-z]$|^(\d+)\.\d+$", number)
    whole = run.wholes.get((*key[:2], stem[1] or stem[2])) if stem else None
    if whole:
        draft.put("parent", whole.handle)
    run.wholes.setdefault(key, draft)


def _when(draft: Draft, cells: dict[Role, Cell], scene: Scene) -> None:
    cell = cells.pop(Role.WHEN, None) or cells.pop(Role.DEADLINE, None)
    if cell is None or not cell.text:
        return
    text = _standing(draft, scene.unmarked_lines(cell.text), "remarks", cell)
    words, rest = parted(text, scene.year)
    if words and rest == text:
        draft.put("when", words, cell)
        draft.add("remarks", rest, cell)
        return
    if words:
        draft.put("when", words, cell)
    elif Role.PLACE in cells or not rest:
        draft.add("remarks", rest, cell)
        draft.doubt(_NO_DATE, words=rest[:80])
        return
    if rest and Role.PLACE not in cells and words:
        draft.put("place", bare(rest)[:300], cell)
    elif rest and words:
        draft.add("remarks", rest, cell)
    elif rest:
        draft.add("remarks", rest, cell)
        draft.doubt(_NO_DATE, words=bare(rest)[:80])


def _standing(draft: Draft, text: str, name: str, cell: Cell) -> str:
    """What of a text is not struck out; the rest is kept with the remarks."""
    text, struck = unstruck(text)
    if struck:
        draft.add(name, f"~~{struck}~~", cell)
        draft.doubt(_NO_LONGER, words=struck[:80])
    return text


def _state(draft: Draft, cells: dict[Role, Cell], found: Placed, run: _Run) -> None:
    cell = cells.pop(Role.STATE, None)
    remarks = cells.get(Role.REMARKS)
    if cell is not None and cell.text:
        state, rest = state_in(cell.text)
        if state:
            draft.put("state", state, cell)
            draft.put("state_as_written", bare(cell.text)[:100], cell)
            if rest and len(bare(cell.text)) > 100:
                draft.add("remarks", cell.text, cell)
        else:
            draft.add("remarks", cell.text, cell)
            draft.doubt(_NOT_A_STATE, words=bare(cell.text)[:80])
    elif remarks is not None and state_of(remarks.text) not in ("", "not-recorded"):
        place = run.columns.roles.index(Role.REMARKS)
        del cells[Role.REMARKS]
        draft.put("state", state_of(remarks.text), remarks)
        draft.put("state_as_written", bare(remarks.text)[:100], remarks)
        draft.doubt(_STATE_ELSEWHERE, words=bare(remarks.text), heading=run.columns.labels[place])


def _label_of(role: Role, columns: Columns) -> str:
    return columns.labels[columns.roles.index(role)] if role in columns.roles else ""


def _people(
    draft: Draft,
    cells: dict[Role, Cell],
    again: Sequence[tuple[Role, str, Cell]],
    columns: Columns,
    scene: Scene,
) -> None:
    """Everybody responsible, also where each side has a column of its own."""
    rows: list[dict[str, str]] = []
    pieces = []
    named = [(cells.pop(role, None), _label_of(role, columns)) for role in (Role.RESPONSIBLE, Role.PRESENT)]
    named += [(cell, label) for role, label, cell in again if role in (Role.RESPONSIBLE, Role.PRESENT)]
    for cell, label in named:
        if cell is None or not cell.text:
            continue
        found = people_in(_standing(draft, scene.unmarked_lines(cell.text), "remarks", cell))
        rows += [{**row, "side": row["side"] or side_of(label)} for row in found]
        pieces.append(cell)
    if rows:
        draft.put("responsible", rows, *pieces)


def _words(draft: Draft, cells: dict[Role, Cell], found: Placed, scene: Scene) -> None:
    """What is left: place, description, remarks, and columns with headings of their own."""
    if (cell := cells.pop(Role.PLACE, None)) and cell.text:
        draft.put("place", scene.unmarked(bare(cell.text))[:300], cell)
    if (cell := cells.pop(Role.DESCRIPTION, None)) and cell.text:
        draft.add("description", cell.text, cell)
    for cell in cells.values():
        if cell.text:
            draft.add("remarks", cell.text, cell)
    for label, cell in found.others:
        draft.add("remarks", f"{label}: {cell.text}" if label else cell.text, cell)
    for role, label, cell in found.again:
        if role not in (Role.RESPONSIBLE, Role.PRESENT):
            draft.add("remarks", f"{label}: {cell.text}" if label else cell.text, cell)


def _again(label: str, cell: Cell, run: _Run, draft: Draft) -> Cell:
    """A second column with the same role; ditto marks mean the row above in that column."""
    words = cell.text
    if is_ditto(words):
        words = run.said.get(label, "")
        draft.doubt(_DITTO, words=cell.text.strip())
    run.said[label] = words
    return Cell(words, cell.line, cell.last)


def _event(draft: Draft, run: _Run) -> None:
    """An event has a name like one; the place may stand in the name: "Event One: Glasgow, Trades Hall"."""
    title = str(draft.values["title"])
    if not (_EVENT.search(title) or _EVENT.search(run.group)) or not draft.values.get("when"):
        return
    before, colon, after = title.partition(":")
    if "place" not in draft.values and colon and _EVENT.search(before):
        draft.put("place", after.strip()[:300])
    draft.put("is_event", bool(draft.values.get("place")))
