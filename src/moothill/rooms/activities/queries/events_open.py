"""Events for which people can register now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.dates import Period
from moothill.core.policy import RecordState
from moothill.rooms.activities.kinds import EXPLAINED, Registration, State
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.queries.events import events

_MOST = 50


@dataclass(frozen=True, slots=True)
class OpenEvent:
    """One event that takes registrations. `until` is the moment set for them, None where they end as it begins;
    `elsewhere` is the address to register at on another site, "" for one that people register for here.
    """

    reference: str
    url: str
    title: str
    when: Period | None
    place: str
    until: datetime | None
    elsewhere: str


def open_for_registration(cycle: Cycle, actor: Actor, at: datetime) -> list[OpenEvent]:
    """The published events still to come that take registrations at `at`, soonest first: one question."""
    coming = events(cycle, actor).filter(
        Q(registration_until=None) | Q(registration_until__gt=at),
        record__state=RecordState.PUBLISHED,
        registration__in=(Registration.HERE, Registration.ELSEWHERE),
        latest__gte=cycle.day(at),
    )
    found = coming.exclude(state__in=[*EXPLAINED, State.COMPLETE])
    return list(_rows(found.order_by("earliest", "record__position", "pk")[:_MOST], cycle))


def _rows(things: Iterable[Activity], cycle: Cycle) -> Iterable[OpenEvent]:
    for thing in things:
        thing.record.cycle = cycle
        here = thing.registration == Registration.HERE
        yield OpenEvent(
            reference=thing.record.reference,
            url=thing.record.get_absolute_url(),
            title=thing.record.title,
            when=thing.when,
            place=thing.place,
            until=thing.registration_until,
            elsewhere="" if here else thing.registration_address,
        )
