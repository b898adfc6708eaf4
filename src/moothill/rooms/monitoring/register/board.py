"""The milestones at a glance: a picture, and the same as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from moothill.core.charts import Band, Board, Mark, Spot, Track, board
from moothill.core.charts import Heading as Under
from moothill.core.policy import Side
from moothill.rooms.monitoring.queries.dashboard.choosing import Page
from moothill.rooms.monitoring.queries.dashboard.rows import Step
from moothill.rooms.monitoring.queries.dashboard.told import Span, Told
from moothill.rooms.monitoring.register.states import LOOKS, Look

SIDES = (Side.GOVERNMENT, Side.CIVIL_SOCIETY)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a reporting period, what was said outside of them, or how it stands now."""

    label: str
    title: str
    url: str
    x: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table beside the picture: for each column what each side said, None where it said nothing."""

    step: Step
    cells: tuple[tuple[Look | None, Look | None], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Ready to be drawn. `bands` pair each row with its marks, each with its look; `heads` are its columns."""

    drawn: Board
    heads: tuple[Column, ...]
    bands: tuple[tuple[Band, Step | None, tuple[tuple[Spot, Look], ...]], ...]
    lines: tuple[Line, ...]
    looks: tuple[Look, ...]
    both: bool
    earlier: bool


def picture(page: Page, found: Told, headings: Mapping[str, str]) -> Picture | None:
    """The picture of a page of milestones; `headings` name its bundles. None where nobody has reported anything."""
    if not found.states:
        return None
    columns = _columns(found)
    rows: list[tuple[Under | Track, Step | None]] = []
    for bundle in page.bundles:
        rows.append((Under(headings[bundle.key]), None))
        rows += [(_track(step, columns, found), step) for step in bundle.steps]
    drawn = board([row for row, _step in rows], len(columns) + 1, mirrored=get_language_bidi())
    bands = tuple(
        (band, step, tuple((spot, LOOKS[spot.sort]) for spot in band.spots))
        for band, (_row, step) in zip(drawn.bands, rows, strict=True)
    )
    states = {look.state for _band, _step, spots in bands for _spot, look in spots}
    return Picture(
        drawn=drawn,
        heads=tuple(_head(span, x) for span, x in zip([*columns, _NOW], drawn.columns, strict=True)),
        bands=bands,
        lines=tuple(_line(step, columns, found) for step in page.steps),
        looks=tuple(look for state, look in LOOKS.items() if state in states),
        both=any(side == Side.CIVIL_SOCIETY for _step, _span, side in found.states),
        earlier=found.earlier,
    )


_NOW = object()


def _columns(found: Told) -> list[Span | None]:
    """The periods in order, before them what was said outside of any."""
    return [None, *found.spans] if found.outside else list(found.spans)


def _head(span: Any, x: int) -> Column:
    if span is _NOW:
        return Column(_("now"), _("What was said last"), "", x)
    if span is None:
        return Column(_("other"), _("Said outside the reporting periods"), "", x)
    last = span.when.latest if span.when else None
    return Column(date_format(last, "M Y") if last else span.reference, span.title, span.url, x)


def _states(step: Step, columns: Sequence[Span | None], found: Told) -> list[tuple[str, str]]:
    """What each side said in each column, and last of all what it says now; "" for nothing."""
    spans = [span.pk if span else None for span in columns]
    cells = [
        (found.states.get((step.pk, span, SIDES[0]), ""), found.states.get((step.pk, span, SIDES[1]), ""))
        for span in spans
    ]
    last = (step.said.government, step.said.civil)
    return [*cells, (last[0].state if last[0] else "", last[1].state if last[1] else "")]


def _track(step: Step, columns: Sequence[Span | None], found: Told) -> Track:
    marks = [
        Mark(column, lane, state)
        for column, pair in enumerate(_states(step, columns, found))
        for lane, state in enumerate(pair)
        if state
    ]
    return Track(f"{step.number} {step.title}".strip(), marks)


def _line(step: Step, columns: Sequence[Span | None], found: Told) -> Line:
    return Line(step, tuple((LOOKS.get(one), LOOKS.get(two)) for one, two in _states(step, columns, found)))
