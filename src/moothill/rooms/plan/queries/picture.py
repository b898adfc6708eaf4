"""The timeline as a picture: numbers for a template, and the same in words for a table beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from moothill.commons.record.kinds import Kind
from moothill.core.charts import Chart, Heading, Line, Row, Tick, Window, gantt, window_of
from moothill.core.dates import Period
from moothill.core.dates.names import MONTHS
from moothill.core.dates.period import last_of_month
from moothill.rooms.plan.kinds import MONTHS_IN_SHORT
from moothill.rooms.plan.models import Stage
from moothill.rooms.plan.queries.sight import Sight
from moothill.rooms.plan.queries.strands import MOST, Bundle, Strand, View, moved, strands_of

# As wide as the page; months that would then be too narrow widen it.
_WIDTH, _ROOMY, _NARROWEST = 1100, 36, 14


@dataclass(frozen=True, slots=True)
class Picture:
    """A Gantt, ready to be drawn. `rows` pair each row with what it shows, None for a heading; `ticks` with month names.

    `cut` are the kinds of which only the first `most` are shown; `first` and `last` name its months in words.
    """

    chart: Chart
    rows: Sequence[tuple[Row, Strand | None]]
    ticks: Sequence[tuple[Tick, Any]]
    bundles: Sequence[Bundle]
    cut: Sequence[Kind]
    first: str
    last: str
    compares: bool
    most: int = MOST


def picture(
    sight: Sight,
    *,
    stage: Stage | None = None,
    records: Sequence[int] | None = None,
    earlier: Mapping[Any, Any] | None = None,
    later: Mapping[Any, Any] | None = None,
) -> Picture | None:
    """The picture of a cycle, or of one stage of it, or of some records alone; None where nothing has a date.

    `earlier` gives the periods that (record, field) had before, to be drawn pale behind those of `later`, or of now.
    One query for each kind, of which it shows at most a hundred.
    """
    window = _months_of(stage.when, sight) if stage and stage.when else None
    bundles, cut = strands_of(sight, View(stage.pk if stage else None, window, records))
    if earlier is not None:
        bundles = moved(bundles, earlier, later)
    if not bundles:
        return None
    window = window or window_of(_periods(bundles), first=sight.cycle.starts, last=sight.cycle.ends)
    return _drawn(bundles, cut, window, sight, compares=earlier is not None)


def _drawn(
    bundles: Sequence[Bundle], cut: Sequence[Kind], window: Window, sight: Sight, *, compares: bool
) -> Picture:
    lines = [line for bundle in bundles for line in _lines(bundle)]
    chart = gantt(
        [line for line, _strand in lines],
        window,
        today=None if sight.ended else sight.today,
        width=_width(len(window.months)),
        mirrored=get_language_bidi(),
    )
    return Picture(
        chart=chart,
        rows=[(row, strand) for row, (_line, strand) in zip(chart.rows, lines, strict=True)],
        ticks=[(tick, MONTHS_IN_SHORT[tick.month - 1]) for tick in chart.ticks],
        bundles=bundles,
        cut=cut,
        first=_month(window.first),
        last=_month(window.last),
        compares=compares,
    )


def _lines(bundle: Bundle) -> list[tuple[Heading | Line, Strand | None]]:
    under: list[tuple[Heading | Line, Strand | None]] = [
        (Line(each.label, each.periods, each.before, each.point), each) for each in bundle.strands
    ]
    return [(Heading(bundle.heading), None), *under] if bundle.heading else under


def _periods(bundles: Sequence[Bundle]) -> list[Period]:
    strands = [strand for bundle in bundles for strand in bundle.strands]
    return [period for strand in strands for period in (*strand.periods, *strand.before)]


def _months_of(period: Period, sight: Sight) -> Window | None:
    """The months of a stage, an open side of it taken from the cycle; None for one of which no day is known."""
    first, last = period.earliest or sight.cycle.starts, period.latest or sight.cycle.ends
    if not period.is_known or last < first:
        return None
    return Window(first.replace(day=1), last_of_month(last.year, last.month))


def _width(months: int) -> int:
    return _WIDTH + max(0, months - _ROOMY) * _NARROWEST


def _month(day: date) -> str:
    return _("%(month)s %(year)s") % {"month": _(MONTHS[day.month - 1]), "year": day.year}
