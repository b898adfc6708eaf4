"""Stages: by their headings, by a table with one column or one row for each, or by a list."""

from collections.abc import Mapping, Sequence

from moothill.core.wiki.blocks import Cell, Entry, Piece, Row, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.columns import Columns, placed
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.scene import Scene, StagePeriod, add_notes
from moothill.core.wiki.names import StageName, stage_named
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.roles import Role, role_of
from moothill.core.wiki.shapes import bare, has_day, parted, period_of

OVERVIEW, ROW = "its overview", "its row in the table of stages"
_STRAY = gettext_noop("a cell in a table of stages that belongs to no stage")


def seen(scene: Scene, named: StageName, piece: Piece, where: str) -> Draft:
    """The record of a stage that some place of the page names; made when it is named for the first time."""
    key = str(named.number)
    draft = scene.stages.get(key)
    if draft is None:
        draft = scene.stages[key] = scene.book.start(Kind.STAGE)
        draft.put("number", key, piece)
    if named.title and "title" not in draft.values:
        draft.put("title", bare(named.title)[:400], piece)
    if named.period and has_day(period_of(named.period, scene.year)):
        period(scene, draft, named.period, piece, where)
    return draft


def period(scene: Scene, draft: Draft, words: str, piece: Piece, where: str) -> None:
    """Note what a place says of a stage's period. The first one stands; all are compared at the end."""
    scene.periods.setdefault(draft.handle, []).append(StagePeriod(where, words, piece.line))
    if "when" not in draft.values:
        draft.put("when", words, piece)


def is_overview(table: Table) -> bool:
    """Whether the first row has a stage in most of its cells."""
    cells = [cell for cell in table.rows[0].cells if cell.text] if table.rows else []
    named = [cell for cell in cells if stage_named(cell.text)]
    return len(named) > 1 and len(named) >= len(cells) - 1


def overview(table: Table, scene: Scene) -> None:
    """One column for each stage: its name and period, then its title, then what it is about."""
    stages: dict[int, Draft] = {}
    for place, cell in enumerate(table.rows[0].cells):
        named = stage_named(cell.text)
        if named and not cell.left:
            stages[place] = seen(scene, named, cell, OVERVIEW)
    scene.heads_read(table.rows[0].cells)
    for row in table.rows[1:]:
        _of_each(row, stages, scene)
    if table.caption:
        scene.write("paragraph", f"**{table.caption.text}**", table.caption)
    scene.show("plan.stages", *table.rows[0].cells)


def _of_each(row: Row, stages: dict[int, Draft], scene: Scene) -> None:
    label = "" if 0 in stages or not row.cells else bare(row.cells[0].text)
    if label:
        scene.heads_read(row.cells[:1])
    for place, cell in enumerate(row.cells):
        if place not in stages or not cell.text or cell.left:
            continue
        _say(stages[place], label, cell, scene)


def _say(stage: Draft, label: str, cell: Cell, scene: Scene) -> None:
    role = role_of(label) if label else Role.OTHER
    if role == Role.WHEN and has_day(period_of(bare(cell.text), scene.year)):
        period(scene, stage, bare(cell.text), cell, OVERVIEW)
    elif "title" not in stage.values and (not label or role == Role.TITLE):
        stage.put("title", scene.unmarked(bare(cell.text))[:400], cell)
    elif label and "aim" in label.lower() and len(cell.text) < 2000:
        stage.add("aim", cell.text, cell)
    else:
        stage.add("summary", f"{label}: {cell.text}" if label else cell.text, cell)
    add_notes(scene, stage, "summary", [cell])


def is_list_of_stages(columns: Columns) -> bool:
    """Whether each row of a table is a stage."""
    return (
        columns.has(Role.STAGE)
        and columns.has(Role.WHEN)
        and not columns.has(Role.TITLE, Role.TASK, Role.RESPONSIBLE)
    )


def rows(table: Table, columns: Columns, scene: Scene) -> None:
    """One row for each stage."""
    scene.heads_read(columns.head_cells)
    for row in table.rows[columns.heads :]:
        cells = placed(row, columns, scene.year, moved=table.moved)
        name = cells.cells.get(Role.STAGE)
        if name is None:
            _stray(row.filled, scene)
            continue
        number = cells.cells.get(Role.NUMBER)
        draft = _named(name, number, scene)
        _details(draft, cells.cells, cells.others, scene)
        add_notes(scene, draft, "summary", row.filled)
    scene.show("plan.stages", *columns.head_cells)


def _named(name: Cell, number: Cell | None, scene: Scene) -> Draft:
    text = scene.unmarked(bare(name.text))
    given = stage_named(text)
    if given is None:
        written = bare(number.text).strip(".") if number else ""
        following = max((int(key) for key in scene.stages if key.isdigit()), default=0) + 1
        given = StageName(int(written) if written.isdigit() else following, text, "")
    draft = seen(scene, given, name, ROW)
    if number:
        draft.put("number", draft.values["number"], number)
    return draft


def _details(
    draft: Draft, cells: Mapping[Role, Cell], others: Sequence[tuple[str, Cell]], scene: Scene
) -> None:
    when = cells.get(Role.WHEN)
    if when is not None:
        words, rest = parted(when.text, scene.year)
        if words:
            period(scene, draft, words, when, ROW)
        if rest:
            draft.add("summary", rest, when)
    for role in (Role.DESCRIPTION, Role.REMARKS, Role.STATE, Role.PLACE):
        if role in cells:
            draft.add("summary", cells[role].text, cells[role])
    for label, cell in others:
        draft.add("summary", f"{label}: {cell.text}" if label else cell.text, cell)


def _stray(cells: Sequence[Cell], scene: Scene) -> None:
    for cell in cells:
        scene.book.leave(cell, _STRAY)


def entry(block: Entry, scene: Scene) -> bool:
    """An entry of a list of stages: "Stage One: Input (Jan - Mar)"."""
    named = stage_named(bare(block.text))
    if named is None:
        return False
    draft = seen(scene, named, block, "the list of stages")
    if "when" not in draft.values:
        words, rest = parted(named.title, scene.year)
        if words:
            draft.put("title", rest.strip(" :–-") or draft.values.get("title", ""), block)
            period(scene, draft, words, block, "the list of stages")
    scene.show("plan.stages", block)
    return True
