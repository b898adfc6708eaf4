"""Dates as events of a calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Timezone, vDDDTypes

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.dated import DatedThing
from moothill.commons.ui.words import said
from moothill.core.dates import Period, Precision
from moothill.front.data.contentlines import line, text

_PRODUCT = "-//Moothill//Moothill//EN"
_END = b"END:VCALENDAR\r\n"
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
    left_out = 0
    days: list[date] = []
    events: list[bytes] = []
    for thing in things:
        period = thing.period
        if period is None or not period.is_known:
            left_out += 1
            continue
        events += _event(site, thing, period)
        days += [day for day in (period.earliest, period.latest) if day and period.starts]
    head = _head(site, name, left_out, days).to_ical()
    return b"".join([head.removesuffix(_END), *events, _END])


def _head(site: Site, name: str, left_out: int, days: list[date]) -> Calendar:
    """The calendar itself, with the rules of its zone for the days on which an hour is named."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for names, words in (
        (("name", "x-wr-calname"), name),
        (("description", "x-wr-caldesc"), _left_out(left_out)),
    ):
        for each in names:
            calendar.add(each, words)
    if days and _name_of(site.cycle.zone):
        until = max(days) + timedelta(days=1)
        calendar.add_component(Timezone.from_tzid(site.cycle.zone, first_date=min(days), last_date=until))
    return calendar


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


def _event(site: Site, thing: DatedThing, period: Period) -> Iterator[bytes]:
    assert thing.published_at  # nosec: a calendar shows what is published
    yield line("BEGIN", "VEVENT")
    yield line("SUMMARY", text(thing.name))
    yield from _days(period, site.cycle)
    yield line("DTSTAMP", f"{thing.published_at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    yield line("UID", text(f"{thing.reference}-{thing.field}-{thing.place}@{site.seal}"))
    yield line("SEQUENCE", str(thing.version - 1))
    yield line("CATEGORIES", text(str(capfirst(kinds.get(thing.kind).label))))
    yield line("DESCRIPTION", text(_description(thing, period)))
    if thing.where:
        yield line("LOCATION", text(thing.where))
    yield line("STATUS", _status(thing, period))
    if not _hour(period):
        yield line("TRANSP", "TRANSPARENT")
    yield line("URL", f"{site.origin}{thing.url}")
    yield line("END", "VEVENT")


def _days(period: Period, cycle: Cycle) -> Iterator[bytes]:
    """A moment in the cycle's zone where a time of day is written; else whole days, the end excluded as the standard has it.

    What is open at one side stands on the day that is known, and nothing else in a calendar counts as taken by it.
    """
    first, last = period.earliest or period.latest, period.latest or period.earliest
    assert first and last  # nosec: the caller saw that a day is known
    if starts := _hour(period):
        yield _moment("DTSTART", datetime.combine(first, starts), cycle.zone)
        if period.ends:
            yield _moment("DTEND", datetime.combine(last, period.ends), cycle.zone)
        return
    end = last + timedelta(days=1) if last < date.max else last
    yield line("DTSTART;VALUE=DATE", f"{first:%Y%m%d}")
    yield line("DTEND;VALUE=DATE", f"{end:%Y%m%d}")


def _hour(period: Period) -> time | None:
    """When in the day it begins, where the words tell and the day is one."""
    return period.starts if period.precision is Precision.DAY else None


def _moment(name: str, moment: datetime, zone: str) -> bytes:
    known = _name_of(zone)
    written = f"{moment:%Y%m%dT%H%M%S}"
    return line(f"{name};TZID={known}", written) if known else line(name, f"{written}Z")


@lru_cache
def _name_of(zone: str) -> str:
    """What calendars call this zone; "" for that of the world, which needs no name."""
    return str(vDDDTypes(datetime(2000, 1, 1, tzinfo=ZoneInfo(zone))).params.get("TZID", ""))


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
