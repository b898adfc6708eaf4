"""Panels with figures: of a call, of an event, of the whole cycle."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.panels import Panel, Place
from moothill.core.charts import Columns, columns
from moothill.core.disclosure import Stepped, Table
from moothill.rooms.activities.kinds import Sector
from moothill.rooms.activities.queries import activity_of
from moothill.rooms.activities.queries.telling import Told, told_of
from moothill.rooms.inputs.kinds import EQUALITY, CallForm, ComingBy, InputForm
from moothill.rooms.inputs.models import Call
from moothill.rooms.inputs.queries.figures import Figures, about_people, figures_of

Contexts = Mapping[str, dict[str, Any]]
_WIDE, _HIGH = 600, 100  # of the picture over time, in its own units


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a figure: `share` of a hundred is how long its bar is; `words` stand for a number that is not told."""

    label: Any
    number: int
    share: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A table of one figure, with a bar in each row."""

    title: Any
    what: Any
    bars: tuple[Bar, ...]


def _call_figures(place: Place, options: Sequence[str]) -> Contexts:
    """How much came to the call on whose page this stands, and from whom; nothing while nothing came."""
    thing = Call.objects.filter(pk=place.record.pk).first() if place.record else None
    if thing is None:
        return {}
    found = figures_of(place.cycle, place.actor, call=thing.pk)
    if not (found.number or found.waiting):
        return {}
    shown = _drawn(place, found) | {"reply_by": thing.reply_by, "asks": True}
    if thing.form != CallForm.ELSEWHERE:
        shown |= {"about": list(_about(about_people(thing.pk, place.today)))}
    return dict.fromkeys(options, shown)


def _event_figures(place: Place, options: Sequence[str]) -> Contexts:
    """Who registered for the event on whose page this stands, who came, and how much was said there."""
    event = activity_of(place.record.pk) if place.record else None
    if event is None or not event.is_event:
        return {}
    told = told_of(event, place.today)
    found = figures_of(place.cycle, place.actor, event=event.pk)
    if told.taken is None and told.came is None and not (found.number or found.waiting):
        return {}
    shown = _drawn(place, found) | {"told": told, "numbers": [*_people(told), *_numbers(found)]}
    if told.sectors is not None:
        shown |= {
            "sectors": _of_sectors(told.sectors),
            "hidden": _hidden(told.sectors),
            "rest": told.sectors.rest,
        }
    return dict.fromkeys(options, shown)


def _all_figures(place: Place, options: Sequence[str]) -> Contexts:
    return dict.fromkeys(options, _drawn(place, figures_of(place.cycle, place.actor)))


def _drawn(place: Place, found: Figures) -> dict[str, Any]:
    """What is told of contributions alone."""
    return {
        "cycle": place.cycle,
        "found": found,
        "numbers": _numbers(found),
        "tables": list(_tables(found)),
        "time": _over_time(found),
        "threshold": settings.MOOTHILL_THRESHOLD,
    }


def _numbers(found: Figures) -> list[tuple[str, int]]:
    if not found.number or found.more:
        return []
    return [
        (_now("Published"), found.number),
        (_now("Times somebody agreed"), found.supports),
        (_now("Without a recorded answer"), found.unanswered),
    ]


def _people(told: Told) -> list[tuple[str, int]]:
    came = _now("Checked in") if told.checked_in else _now("People came")
    rows = (
        (_now("Places taken"), told.taken),
        (_now("Waiting for a place"), told.waiting),
        (came, told.came),
    )
    return [(label, number) for label, number in rows if number is not None]


def _tables(found: Figures) -> Iterable[Figure]:
    if found.number and not found.more:
        senders = {"organisation": found.organisations, "other": found.others}
        named = (("organisation", _now("organisations")), ("other", _now("others")))
        yield _figure(_now("What they are"), _now("Kind"), found.by_form, InputForm.choices)
        yield _figure(_now("How they came"), _now("Channel"), found.by_channel, ComingBy.choices)
        yield _figure(_now("Who sent them"), _now("From"), senders, named)


def _figure(title: str, what: str, counts: Mapping[str, int], labels: Iterable[tuple[str, Any]]) -> Figure:
    """The table of counts that anybody could count: what is nought is left out."""
    most = max(counts.values(), default=0) or 1
    known = [(label, counts[name]) for name, label in labels if counts.get(name)]
    return Figure(title, what, tuple(Bar(label, number, number * 100 // most) for label, number in known))


def _of_sectors(table: Table) -> Figure:
    return _figure(_now("From which sectors"), _now("For whom they came"), table.shown, Sector.choices)


def _hidden(table: Table) -> list[Any]:
    return [sector.label for sector in Sector if sector.value in table.hidden]


def _about(told: Mapping[str, Stepped]) -> Iterable[Figure]:
    """What people told about themselves; a question that fewer answered than may be told of is left out."""
    fewer = _now("fewer than %(threshold)s") % {"threshold": settings.MOOTHILL_THRESHOLD}
    for question, stepped in told.items():
        words, answers = EQUALITY[question]
        if stepped.total:
            bars = [(label, stepped.least.get(name, 0)) for name, label in answers]
            yield Figure(
                words, _now("Answer"), tuple(_stepped(label, least, stepped, fewer) for label, least in bars)
            )


def _stepped(label: Any, least: int, stepped: Stepped, fewer: str) -> Bar:
    words = _now("%(number)s or more") % {"number": least} if least else fewer
    return Bar(label, least, least * 100 // stepped.total, words)


@dataclass(frozen=True, slots=True)
class OverTime:
    """When contributions came: the picture, and the same as rows."""

    picture: Columns
    first: date
    last: date


def _over_time(found: Figures) -> OverTime | None:
    if not found.by_day:
        return None
    picture = columns(found.by_day, width=_WIDE, height=_HIGH, mirrored=get_language_bidi())
    return OverTime(picture, min(found.by_day), max(found.by_day))


def _all(place: Place) -> list[tuple[str, str]]:
    return [("", _now("all of them"))]


_TEMPLATE = "inputs/figures/panel.html"
PANELS = (
    Panel("inputs.call-figures", _("In numbers"), _TEMPLATE, _call_figures),
    Panel("inputs.event-figures", _("In numbers"), _TEMPLATE, _event_figures),
    Panel("inputs.figures", _("Contributions in numbers"), _TEMPLATE, _all_figures, options=_all),
)
