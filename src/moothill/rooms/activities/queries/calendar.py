"""One event as a file for a calendar (RFC 5545), for somebody who registered."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from moothill.core.dates import Period, Precision
from moothill.rooms.activities.kinds import EXPLAINED, PlaceState
from moothill.rooms.activities.models import Place
from moothill.rooms.activities.queries.places import joining_for


def calendar_of(place: Place, *, own: str, at: datetime) -> bytes | None:
    """The event with this place's state, `own` being the whole address of its page; None where no day is known.

    How to join from afar stands in it for whoever has a place.
    """
    when = place.event.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    entry = Event()
    entry.add("uid", f"{place.token[:32]}@{own.split('/')[2]}")
    entry.add("dtstamp", at.astimezone(UTC))
    entry.add("sequence", place.event.record.version)
    entry.add("summary", place.event.record.title)
    entry.add("status", _status(place, when))
    if place.event.place:
        entry.add("location", place.event.place)
    entry.add("url", own)
    if joining := joining_for(place):
        entry.add("description", joining)
    for name, moment in zip(("dtstart", "dtend"), _span(when, place.event.record.cycle.zone), strict=True):
        if moment:
            entry.add(name, moment)
    calendar = Calendar()
    calendar.add("prodid", "-//Moothill//Moothill//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _status(place: Place, when: Period) -> str:
    off = place.event.state in EXPLAINED or place.event.record.state == "withdrawn"
    if off or place.state == PlaceState.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if place.state == PlaceState.IN and when.precision is Precision.DAY else "TENTATIVE"


def _span(when: Period, zone: str) -> tuple[date | datetime, date | datetime | None]:
    """From when until when: moments in UTC where an hour is written, else whole days."""
    assert when.earliest and when.latest  # nosec: the caller has seen to it
    if when.starts and when.precision is Precision.DAY:
        ends = _moment(when.latest, when.ends, zone) if when.ends else None
        return _moment(when.earliest, when.starts, zone), ends
    return when.earliest, when.latest + timedelta(days=1)


def _moment(day: date, hour: time, zone: str) -> datetime:
    return datetime.combine(day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)
