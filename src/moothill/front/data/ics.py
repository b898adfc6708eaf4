"""Dates as events of a calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.dated import DatedThing
from moothill.commons.ui.words import said
from moothill.core.dates import Period, Precision

_PRODUCT = "-//Moothill//Moothill//EN"
# Precisions of which a calendar cannot show the very days.
_LOOSE = frozenset({Precision.WEEK, Precision.PART, Precision.OPEN})


@dataclass(frozen=True, slots=True)
class Site:
    """Where the calendar comes from. `seal` tells one cycle from all others of the world; it makes the events' ids stable."""

    cycle: Cycle
    origin: str
    seal: str


def calendar_of(site: Site, things: Iterable[DatedThing], *, name: str) -> bytes:
    """A calendar of all that can be placed on a day; how many could not is said in its description."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    left_out = 0
    days: list[date] = []
    for thing in things:
        period = thing.period
        if period is None or not period.is_known:
            left_out += 1
            continue
        calendar.add_component(_event(site, thing, period))
        days += [day for day in (period.earliest, period.latest) if day and period.starts]
    for names, words in (
        (("name", "x-wr-calname"), name),
        (("description", "x-wr-caldesc"), _left_out(left_out)),
    ):
        for each in names:
            calendar.add(each, words)
    if days:
        calendar.add_missing_timezones(min(days), max(days) + timedelta(days=1))
    written: bytes = calendar.to_ical()
    return written


def _left_out(number: int) -> str:
    """What the calendar does not show."""
    if not number:
        return _("Every date of this plan.")
    words = ngettext(
        "Every date of this plan but %(number)s that names no day.",
        "Every date of this plan but %(number)s that name no day.",
        number,
    )
    return words % {"number": number}


def _event(site: Site, thing: DatedThing, period: Period) -> Event:
    kind = kinds.get(thing.kind)
    event = Event()
    event.add("uid", f"{thing.reference}-{thing.field}-{thing.place}@{site.seal}")
    event.add("dtstamp", thing.published_at)
    event.add("sequence", thing.version - 1)
    event.add("summary", thing.name)
    for name, value in _days(period, site.cycle).items():
        event.add(name, value)
    event.add("status", _status(thing, period))
    event.add("description", _description(thing, period))
    event.add("categories", [str(capfirst(kind.label))])
    event.add("url", f"{site.origin}{thing.url}")
    if thing.where:
        event.add("location", thing.where)
    return event


def _days(period: Period, cycle: Cycle) -> dict[str, Any]:
    """A moment in the cycle's zone where a time of day is written; else whole days, the end excluded as the standard has it.

    What is open at one side stands on the day that is known, and nothing else in a calendar counts as taken by it.
    """
    first, last = period.earliest or period.latest, period.latest or period.earliest
    assert first and last  # nosec: the caller saw that a day is known
    if period.precision is Precision.DAY and period.starts:
        zone = ZoneInfo(cycle.zone)
        timed = {"dtstart": datetime.combine(first, period.starts, zone)}
        return timed | ({"dtend": datetime.combine(last, period.ends, zone)} if period.ends else {})
    end = last + timedelta(days=1) if last < date.max else last
    return {"dtstart": first, "dtend": end, "transp": "TRANSPARENT"}


def is_uncertain(period: Period) -> bool:
    """Whether a calendar can only guess at the days."""
    return period.precision in _LOOSE or bool(period.doubts) or period.year_assumed


def _status(thing: DatedThing, period: Period) -> str:
    if thing.off:
        return "CANCELLED"
    return "TENTATIVE" if is_uncertain(period) else "CONFIRMED"


def _description(thing: DatedThing, period: Period) -> str:
    """The words as written, what stands beside them, and what is in doubt."""
    lines = [_("As written: “%(words)s”") % {"words": period.words}, thing.note]
    lines += [said(doubt.sentence, doubt.facts) for doubt in period.doubts]
    if period.year_assumed:
        lines.append(_("No year is written; it is taken from the plan."))
    if is_uncertain(period):
        lines.append(_("The day is not certain."))
    return "\n".join(filter(None, [*lines, thing.reference]))
