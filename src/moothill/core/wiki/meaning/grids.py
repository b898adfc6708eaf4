"""Timelines drawn as a grid of months, with plus signs or the like for the months in which something takes place."""

import re
from collections.abc import Sequence

from moothill.core.wiki.blocks import Cell, Heading, Row, Table
from moothill.core.wiki.book import Draft
from moothill.core.wiki.found import Kind
from moothill.core.wiki.meaning.scene import Scene, add_notes
from moothill.core.wiki.meaning.stages import period, seen
from moothill.core.wiki.names import stage_named, without_period
from moothill.core.wiki.remarks import gettext_noop
from moothill.core.wiki.roles import month_of
from moothill.core.wiki.shapes import bare, is_ditto, parted

GRID = "its row in the timeline"
_MARK = re.compile(r"^[+xX✓✔■█▇▓▒●◆•*#=>→\s-]*[+xX✓✔■█▇▓▒●◆•*#=]+[+xX✓✔■█▇▓▒●◆•*#=>→\s-]*$")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_AS_OF = re.compile(r"\b(?:as of|as at|revised|updated)\s+(?:on\s+)?(.+)$", re.IGNORECASE)
_LOST = gettext_noop("Months marked: %(marks)s. Which ones was lost when the page was copied.")
_ON = gettext_noop("Its last mark goes on beyond the table (“%(mark)s”).")
_NONE = gettext_noop("No month is marked.")
_NO_YEAR = gettext_noop("The timeline names no year; %(year)s is assumed.")


def is_grid(table: Table) -> bool:
    """Whether one of the first rows names three months or more."""
    return _head(table) is not None


def _head(table: Table) -> int | None:
    for place, row in enumerate(table.rows[:3]):
        months = [month_of(cell.text) for cell in row.cells if cell.text and len(cell.text) < 20]
        if sum(month > 0 for month in months) > 2 and sum(month > 0 for month in months) * 2 > len(months):
            return place
    return None


def take(table: Table, scene: Scene, before: Heading | None) -> None:
    """The timeline and its rows."""
    head = _head(table) or 0
    timeline = _timeline(table, scene, before)
    months = _months(table.rows[: head + 1], scene, timeline)
    scene.heads_read(cell for row in table.rows[: head + 1] for cell in row.cells)
    first = min(months, default=1)
    group: Cell | None = None
    for row in table.rows[head + 1 :]:
        group = _row(row, months, first, group, timeline, table, scene)
    cells = [cell for row in table.rows[: head + 1] for cell in row.cells if cell.text]
    timeline.put("title", timeline.values["title"], *cells)
    scene.show("plan.timeline", *cells, of=timeline.handle)
    scene.timeline = timeline


def _timeline(table: Table, scene: Scene, before: Heading | None) -> Draft:
    draft = scene.book.start(Kind.TIMELINE)
    section = scene.section.values["title"]
    draft.values["title"] = bare(table.caption.text)[:400] if table.caption else section
    if table.caption:
        draft.put("title", draft.values["title"], table.caption)
    for fault in table.faults:
        draft.doubt(fault.sentence, **fault.facts)
    for text in (draft.values["title"], section):
        if as_of := _AS_OF.search(without_period(text)[1] or text):
            words = parted(as_of[1], scene.year)[0]
            if words:
                draft.put("when", words)
    if "when" not in draft.values and scene.as_of:
        draft.put("when", scene.as_of[0], scene.as_of[1])
    scene.as_of = None
    return draft


def note_as_of(heading: Heading, scene: Scene) -> None:
    """A heading such as "Revised timeline (as of 30 April 2018)" dates the next timeline."""
    found = _AS_OF.search(without_period(heading.text)[1])
    words = parted(found[1], scene.year)[0] if found else ""
    if words:
        scene.as_of = (words, heading)


def _months(rows: Sequence[Row], scene: Scene, timeline: Draft) -> dict[int, tuple[int, int]]:
    """Year and month of each column. A year stands in the column, above it, or in the corner; December is followed by
    January of the next."""
    head = rows[-1]
    corner = " ".join(
        [*(cell.text for cell in head.cells if not month_of(cell.text)), timeline.values["title"]]
    )
    found: dict[int, tuple[int, int]] = {}
    start = _YEAR.search(corner)
    year, before = int(start[1]) if start else 0, 0
    if not year and not any(_YEAR.search(cell.text) for row in rows for cell in row.cells):
        timeline.doubt(_NO_YEAR, year=scene.year)
    year = year or scene.year
    for place, cell in enumerate(head.cells):
        month = month_of(cell.text)
        if not month:
            continue
        above = [row.cells[place].text for row in rows[:-1] if place < len(row.cells)]
        written = _YEAR.search(" ".join([*above, cell.text]))
        year = int(written[1]) if written else year + (month < before)
        before = month
        found[place] = (year, month)
    return found


def _row(
    row: Row,
    months: dict[int, tuple[int, int]],
    first: int,
    group: Cell | None,
    timeline: Draft,
    table: Table,
    scene: Scene,
) -> Cell | None:
    """Make one row; the group that holds for the next ones."""
    marks = [
        (place, cell)
        for place, cell in enumerate(row.cells)
        if _MARK.match(cell.text) and (place >= first or table.moved)
    ]
    lost = table.moved
    labels = [
        (place, cell)
        for place, cell in enumerate(row.cells)
        if cell.text and not cell.left and not _MARK.match(cell.text) and (lost or place < first)
    ]
    said = (
        []
        if lost
        else [
            (place, cell)
            for place, cell in enumerate(row.cells)
            if place >= first and cell.text and not cell.left and not _MARK.match(cell.text)
        ]
    )
    if not labels and not marks and not said:
        return group
    if not marks and not said and _is_group(row, labels):
        return labels[0][1]
    if len(labels) > 1:
        group = labels[0][1]
    draft = scene.book.start(Kind.TIMELINE_ROW)
    label = labels[-1][1] if labels else None
    pieces = [label] if label else []
    scene.title(draft, label.text if label else "(nothing written)", "group", *pieces)
    draft.put("timeline", timeline.handle)
    if group:
        draft.put("group", _one_line(group.text)[:120], group)
    _marked(draft, marks, said, months, scene, lost=lost)
    _stage(draft, marks, months, scene, lost=lost)
    if label:
        add_notes(scene, timeline, "remarks", [label])
    return group


def _is_group(row: Row, labels: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row without a mark is a heading of those below it: one cell over the whole width, or a heading cell."""
    return len(labels) == 1 and (
        len(row.cells) < 3 or labels[0][1].header or any(cell.left for cell in row.cells)
    )


def _marked(
    draft: Draft,
    marks: Sequence[tuple[int, Cell]],
    said: Sequence[tuple[int, Cell]],
    months: dict[int, tuple[int, int]],
    scene: Scene,
    *,
    lost: bool,
) -> None:
    """The periods of the marks, where their columns are known; their number in any case."""
    known = not lost or len(marks) == len(months)
    draft.put("marks", len(marks) + len(said), *(cell for _place, cell in [*marks, *said]))
    if known and months:
        places = sorted({place for place, _cell in [*marks, *said] if place in months})
        goes_on = bool(marks) and ">" in marks[-1][1].text
        draft.put("periods", _periods(places, months, dict(said), goes_on=goes_on))
    if marks and not known:
        draft.doubt(_LOST, marks=len(marks))
    if marks and ">" in marks[-1][1].text:
        draft.doubt(_ON, mark=marks[-1][1].text)
    if not marks and not said:
        draft.doubt(_NONE)


def _periods(
    places: Sequence[int], months: dict[int, tuple[int, int]], said: dict[int, Cell], *, goes_on: bool
) -> list[dict[str, str]]:
    runs: list[list[int]] = []
    for place in places:
        alone = place in said and not is_ditto(said[place].text)
        if runs and place == runs[-1][-1] + 1 and not alone and runs[-1][-1] not in said:
            runs[-1].append(place)
        else:
            runs.append([place])
    rows = []
    for run in runs:
        words = _words(months[run[0]], months[run[-1]])
        if goes_on and run is runs[-1]:
            words = f"from {_words(months[run[0]], months[run[0]])}"
        rows.append({"when": words, "note": _one_line(said[run[0]].text)[:200] if run[0] in said else ""})
    return rows


def _words(first: tuple[int, int], last: tuple[int, int]) -> str:
    end = f"{_MONTHS[last[1] - 1]} {last[0]}"
    if first == last:
        return end
    start = _MONTHS[first[1] - 1] if first[0] == last[0] else f"{_MONTHS[first[1] - 1]} {first[0]}"
    return f"{start} to {end}"


def _stage(
    draft: Draft,
    marks: Sequence[tuple[int, Cell]],
    months: dict[int, tuple[int, int]],
    scene: Scene,
    *,
    lost: bool,
) -> None:
    """A row that stands for a stage says when the stage is."""
    title = str(draft.values["title"])
    named = stage_named(title)
    if named is None and str(draft.values.get("group", "")).lower() in (
        "stages",
        "phases",
        "engagement stages",
    ):
        named = stage_named(f"Stage {title}")
    places = [place for place, _cell in marks if place in months]
    if named is None or lost or not places:
        return
    stage = seen(scene, named, marks[0][1], GRID)
    period(scene, stage, _words(months[places[0]], months[places[-1]]), marks[0][1], GRID)


def _one_line(text: str) -> str:
    """The lines of a cell on one: "Stage One: Input"."""
    lines = [bare(line) for line in text.split("\n") if line.strip()]
    return ": ".join(lines) if len(lines) == 2 and stage_named(lines[0]) else " ".join(lines)
