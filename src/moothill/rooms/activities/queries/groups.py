"""Stakeholder groups, and what reaches them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.visibility import visible_in
from moothill.rooms.activities.errors import NotReaching
from moothill.rooms.activities.kinds import State
from moothill.rooms.activities.models import Activity, StakeholderGroup

# The kinds of record that reach people.
REACHING = ("activity", "call")
# What does not take place reaches nobody.
CALLED_OFF = (State.CANCELLED, State.NOT_GOING_AHEAD)


@dataclass(frozen=True, slots=True)
class Reached:
    """A group, and the records that reach it, in the order of their references; none: nothing does."""

    group: StakeholderGroup
    by: list[Record] = field(default_factory=list)


def groups(cycle: Cycle, actor: Actor) -> QuerySet[Any]:
    """The groups that `actor` may see, in order."""
    things = StakeholderGroup.objects.visible_in(cycle, actor)
    return things.select_related("record").order_by("record__position", "pk")


def reach(cycle: Cycle, actor: Actor) -> list[Reached]:
    """Every group, those that nothing reaches first. Three questions, however many there are."""
    things = list(groups(cycle, actor))
    by = _reaching(cycle, actor, [thing.pk for thing in things])
    found = [Reached(thing, by[thing.pk]) for thing in things]
    return sorted(found, key=lambda each: bool(each.by))


def reaching(record: Record, actor: Actor) -> list[Record]:
    """What reaches the group that `record` is. Two questions."""
    return _reaching(record.cycle, actor, [record.pk])[record.pk]


def links_to(group: Record, actor: Actor) -> QuerySet[Link]:
    """The links from activities and calls that `actor` may see, called-off ones too, in the order of their references."""
    seen = visible_in(group.cycle, actor, "cause__")
    links = Link.objects.filter(seen, kind=LinkKind.REACHES, effect=group, cause__kind__in=REACHING)
    return links.select_related("cause__cycle", "effect__cycle").order_by("cause__kind", "cause")


def named(cycle: Cycle, actor: Actor, references: Sequence[str]) -> list[Record]:
    """The activities and calls of a cycle under these references, in their order. One question.

    Raises NotReaching for any that `actor` may not know of, or that is of another kind.
    """
    seen = Record.objects.visible_in(cycle, actor).filter(kind__in=REACHING, reference__in=references)
    found = {record.reference: record for record in seen.select_related("cycle")}
    if strange := [each[:20] for each in references if each not in found]:
        raise NotReaching(strange)
    return [found[each] for each in references]


def _reaching(cycle: Cycle, actor: Actor, groups: list[int]) -> dict[int, list[Record]]:
    """By group: the visible records that reach it, without what was called off."""
    links = Link.objects.filter(visible_in(cycle, actor, "cause__"), kind=LinkKind.REACHES, effect__in=groups)
    off = Activity.objects.filter(record__links_out__in=links.values("pk"), state__in=CALLED_OFF)
    gone = set(off.values_list("pk", flat=True)) if groups else set()
    by: dict[int, list[Record]] = defaultdict(list)
    for link in links.select_related("cause").order_by("cause__kind", "cause__position", "cause"):
        if link.cause_id not in gone:
            link.cause.cycle = cycle
            by[link.effect_id].append(link.cause)
    return by
