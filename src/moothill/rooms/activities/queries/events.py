"""Events: the activities that people come to. One that stands in two rows, joined by a link, is one event."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.visibility import visible_in
from moothill.core.policy import RecordState
from moothill.rooms.activities.kinds import CALLED_OFF, EXPLAINED, Form, State
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.queries.narrowing import standing


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an event: `words` is Markdown, "" where nothing was recorded."""

    title: str
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class EventCounts:
    """How many events a cycle has: `all` without those that were called off, `held` those that took place, between which
    days; and of how many it is not recorded whether they took place.
    """

    all: int
    held: int
    not_recorded: int
    first: date | None
    last: date | None


def events(cycle: Cycle, actor: Actor) -> Any:
    """Each event once, by the row that was recorded first, in the order of the register."""
    return _once(standing(cycle, actor), lambda prefix: visible_in(cycle, actor, prefix))


def published_events(cycle: Cycle) -> Any:
    """As `events`, those that are published, whoever asks and whether or not the cycle is public yet."""

    def seen(prefix: str) -> Q:
        return Q(**{f"{prefix}cycle": cycle, f"{prefix}state": RecordState.PUBLISHED})

    return _once(Activity.objects.filter(seen("record__")), seen)


def _once(things: Any, seen: Callable[[str], Q]) -> Any:
    rows = things.filter(form=Form.EVENT, placeholder=False)
    same = Link.objects.filter(kind=LinkKind.SAME_AS)
    after = same.filter(
        seen("cause__"),
        cause__kind="activity",
        effect=OuterRef("pk"),
        cause__lt=F("effect"),
    )
    before = same.filter(
        seen("effect__"),
        effect__kind="activity",
        cause=OuterRef("pk"),
        effect__lt=F("cause"),
    )
    return rows.exclude(Exists(after)).exclude(Exists(before)).order_by("record__position", "pk")


def activity_of(record: int) -> Activity | None:
    """The activity whose record has this id, whoever may see it; None where that is of another kind."""
    return Activity.objects.filter(pk=record).first()


def event_counts(things: Any) -> EventCounts:
    """The figures of a query of events. One question."""
    held = Q(state=State.COMPLETE)
    found = things.order_by().aggregate(
        all=Count("pk", filter=~Q(state__in=CALLED_OFF)),
        held=Count("pk", filter=held),
        not_recorded=Count("pk", filter=Q(state=State.NOT_RECORDED)),
        first=Min("earliest", filter=held),
        last=Max("latest", filter=held),
    )
    return EventCounts(**found)


def next_events(cycle: Cycle, actor: Actor, today: date, most: int = 3) -> list[Activity]:
    """The events still to come, today's included, soonest first; their records know their cycle."""
    coming = events(cycle, actor).filter(latest__gte=today).exclude(state__in=[*EXPLAINED, State.COMPLETE])
    found = list(coming.order_by("earliest", "record__position", "pk")[:most])
    for event in found:
        event.record.cycle = cycle
    return found


def reports(things: Any, cycle: Cycle) -> list[Report]:
    """The reports of a query of activities, in its order: one question, for what is shown and nothing more."""
    kind = kinds.get("activity")
    columns = things.values_list("record__title", "record__reference", "outcome")
    return [Report(title, kind.address(cycle, reference), words) for title, reference, words in columns]
