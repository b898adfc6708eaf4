"""Activities: a row each of the tables of a stage."""

from moothill.core.wiki.blocks import Cell, Row, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.columns import Columns, placed
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.activity_cells import (
    Run,
    mark_event,
    take_again,
    take_number,
    take_people,
    take_state,
    take_when,
    take_words,
    undittoed,
)
from moothill.core.wiki.meaning.scene import Scene, add_notes
from moothill.core.wiki.meaning.stages import seen as stage_seen
from moothill.core.wiki.names import stage_named
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.roles import Role
from moothill.core.wiki.shapes import (
    bare,
    is_ditto,
    is_number,
    looks_like_people,
    number_in,
    state_of,
)

_NOTHING = "(nothing written)"
_SLID = gettext_noop("Its cells had slid; they were put into columns by what they look like.")
_ALONE = gettext_noop("The row holds nothing but “%(words)s”: what it was about cannot be seen.")
_EMPTY = gettext_noop("The row has a number and nothing else.")
_JOINED = gettext_noop(
    "The row in line %(line)s was not parted from the one before; it is read as one of its own."
)
_NAME = gettext_noop("a name that stands alone below a row: perhaps another person responsible for it")
_ONLY_TITLE = gettext_noop("Only one cell of its row is filled.")


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
    run = Run(columns, table, scene.stage, group)
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


def _row(row: Row, run: Run, scene: Scene) -> None:
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


def _is_head_again(row: Row, run: Run) -> bool:
    labels = [label for label in run.columns.labels if label]
    return bool(labels) and [bare(cell.text) for cell in row.filled] == labels


def _alone(row: Row, cell: Cell, run: Run, scene: Scene) -> None:
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


def _begun(run: Run, scene: Scene) -> Draft:
    draft = scene.book.start(Kind.ACTIVITY)
    group = [scene.group] if scene.group and not run.group_cells else run.group_cells
    draft.put("stage", run.stage.handle if run.stage else "")
    draft.put("group", run.group, *group)
    return draft


def _placeholder(words: str, cell: Cell, run: Run, scene: Scene) -> Draft:
    draft = _begun(run, scene)
    draft.put("title", words[:400], cell)
    draft.put("placeholder", True)
    return draft


def _activity(row: Row, run: Run, scene: Scene) -> None:
    found = placed(row, run.columns, scene.year, moved=run.table.moved)
    draft = _begun(run, scene)
    cells = {role: undittoed(role, cell, run, draft) for role, cell in found.cells.items()}
    if found.slid:
        draft.doubt(_SLID)
    _stage(draft, cells, run, scene)
    take_number(draft, cells, run)
    title = cells.pop(Role.TITLE, None) or cells.pop(Role.MEETING, None)
    if title:
        scene.title(draft, title.text, "description", title)
    take_when(draft, cells, scene)
    take_state(draft, cells, found, run)
    again = [(role, label, take_again(label, cell, run, draft)) for role, label, cell in found.again]
    take_people(draft, cells, again, run.columns, scene)
    take_words(draft, cells, found, scene)
    add_notes(scene, draft, "remarks", row.filled)
    if "title" not in draft.values:
        draft.put("title", _NOTHING)
    mark_event(draft, run)
    run.before = {role: cell.text for role, cell in found.cells.items() if not is_ditto(cell.text)} | {
        role: cell.text for role, cell in cells.items()
    }


def _stage(draft: Draft, cells: dict[Role, Cell], run: Run, scene: Scene) -> None:
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
