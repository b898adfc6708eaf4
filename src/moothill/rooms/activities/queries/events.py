"""Events: the activities that people come to. One that stands in two rows, joined by a link, is one event."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.visibility import visible_in
from moothill.rooms.activities.kinds import EXPLAINED, Form, State
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.queries.narrowing import standing


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an event: `words` is Markdown, "" where nothing was recorded."""

    title: str
    url: str
    words: str


def events(cycle: Cycle, actor: Actor) -> Any:
    """Each event once, by the row that was recorded first, in the order of the register."""
    rows = standing(cycle, actor).filter(form=Form.EVENT, placeholder=False)
    same = Link.objects.filter(kind=LinkKind.SAME_AS)
    after = same.filter(
        visible_in(cycle, actor, "cause__"),
        cause__kind="activity",
        effect=OuterRef("pk"),
        cause__lt=F("effect"),
    )
    before = same.filter(
        visible_in(cycle, actor, "effect__"),
        effect__kind="activity",
        cause=OuterRef("pk"),
        effect__lt=F("cause"),
    )
    return rows.exclude(Exists(after)).exclude(Exists(before)).order_by("record__position", "pk")


def activity_of(record: int) -> Activity | None:
    """The activity whose record has this id, whoever may see it; None where that is of another kind."""
    return Activity.objects.filter(pk=record).first()


def number_of_events(cycle: Cycle, actor: Actor) -> int:
    """How many events a cycle has."""
    return int(events(cycle, actor).count())


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
