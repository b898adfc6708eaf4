"""The cells of a row of activities: what each says of its activity."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from moothill.core.wiki.blocks import Cell, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.columns import Columns, Placed
from moothill.core.wiki.meaning.scene import Scene
from moothill.core.wiki.people import people_in, side_of
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.roles import Role
from moothill.core.wiki.shapes import (
    bare,
    is_ditto,
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
_DITTO = gettext_noop("“%(words)s” is read as the same as in the row above.")
_STATE_ELSEWHERE = gettext_noop(
    "Its state “%(words)s” stands under “%(heading)s”: the table has no column for it."
)
_NOT_A_STATE = gettext_noop("“%(words)s” stands where the state should be; it is read as a remark.")
_NO_DATE = gettext_noop("“%(words)s” gives no date; it stands with the remarks.")
_SHARED = gettext_noop("It shares its number with the row above.")
_NO_LONGER = gettext_noop("“%(words)s” is struck out and no longer holds.")


@dataclass(slots=True)
class Run:
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


def undittoed(role: Role, cell: Cell, run: Run, draft: Draft) -> Cell:
    """A cell that says "as above" gets the words from there; for want of any, the remark there."""
    if not is_ditto(cell.text):
        return cell
    words = run.before.get(role) or run.before.get(Role.REMARKS if role == Role.STATE else role, "")
    draft.doubt(_DITTO, words=cell.text.strip())
    return Cell(words, cell.line, cell.last) if words else Cell("", cell.line, cell.last)


def take_number(draft: Draft, cells: dict[Role, Cell], run: Run) -> None:
    """The printed number; one that is shared with the row above is said to be."""
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


def take_when(draft: Draft, cells: dict[Role, Cell], scene: Scene) -> None:
    """The date and what stands with it; words that give no date become a remark."""
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


def take_state(draft: Draft, cells: dict[Role, Cell], found: Placed, run: Run) -> None:
    """The state, from its own column or from the remarks, with the words as written."""
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


def take_people(
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


def take_words(draft: Draft, cells: dict[Role, Cell], found: Placed, scene: Scene) -> None:
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


def take_again(label: str, cell: Cell, run: Run, draft: Draft) -> Cell:
    """A second column with the same role; ditto marks mean the row above in that column."""
    words = cell.text
    if is_ditto(words):
        words = run.said.get(label, "")
        draft.doubt(_DITTO, words=cell.text.strip())
    run.said[label] = words
    return Cell(words, cell.line, cell.last)


def mark_event(draft: Draft, run: Run) -> None:
    """An event has a name like one; the place may stand in the name: "Event One: Glasgow, Trades Hall"."""
    title = str(draft.values["title"])
    if not (_EVENT.search(title) or _EVENT.search(run.group)) or not draft.values.get("when"):
        return
    before, colon, after = title.partition(":")
    if "place" not in draft.values and colon and _EVENT.search(before):
        draft.put("place", after.strip()[:300])
    draft.put("is_event", bool(draft.values.get("place")))
