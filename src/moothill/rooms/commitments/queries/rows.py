"""Commitments as the list shows them, in printed order."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count as CountOf
from django.db.models import QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.paging import page_of
from moothill.core.dates import Period
from moothill.core.policy import RecordState, Side
from moothill.rooms.commitments.models import Commitment, Lead, Milestone
from moothill.rooms.commitments.queries.behind import counts_behind
from moothill.rooms.commitments.queries.leading import leads_of
from moothill.rooms.inputs.queries.register import Count

PAGE = 50
_ORDER = ("record__position", "pk")


@dataclass(frozen=True, slots=True)
class Led:
    """Who leads for one side: `who` as the commitment says, `name` of the person who has an account here; "" for nobody."""

    side: Side
    who: str
    name: str


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One commitment in the list."""

    pk: int
    reference: str
    url: str
    number: str
    title: str
    when: Period | None
    lead: str
    government: Led
    civil: Led
    milestones: int
    behind: Count
    draft: bool
    doubt: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of commitments, and the mark of the next one."""

    rows: tuple[CommitmentRow, ...]
    following: str


def commitments(cycle: Cycle, actor: Actor) -> QuerySet[Commitment]:
    """The commitments of a cycle that `actor` may see, in printed order: a query to narrow further."""
    found: QuerySet[Commitment] = Commitment.objects.visible_in(cycle, actor)
    return found.select_related("record").order_by(*_ORDER)


def page_of_commitments(cycle: Cycle, actor: Actor, *, after: str = "") -> Listed:
    """One page with everything that the list shows. A number of questions that does not grow. Raises NoSuchPage."""
    found = page_of(commitments(cycle, actor), _ORDER, after=after, most=PAGE)
    return Listed(tuple(rows_of(found.things, cycle)), found.following)


def rows_of(things: Sequence[Commitment], cycle: Cycle) -> list[CommitmentRow]:
    """The rows of these commitments, in their order."""
    ids = [thing.pk for thing in things]
    led, milestones, behind = leads_of(ids), milestones_of(ids), counts_behind(ids, cycle)
    rows = []
    for thing in things:
        record = thing.record
        record.cycle = cycle
        rows.append(
            CommitmentRow(
                pk=thing.pk,
                reference=record.reference,
                url=record.get_absolute_url(),
                number=record.number,
                title=record.title,
                when=thing.when,
                lead=thing.lead,
                government=led_for(thing, Side.GOVERNMENT, led[thing.pk]),
                civil=led_for(thing, Side.CIVIL_SOCIETY, led[thing.pk]),
                milestones=milestones.get(thing.pk, 0),
                behind=behind[thing.pk],
                draft=record.state == RecordState.DRAFT,
                doubt=record.doubt,
            )
        )
    return rows


def led_for(thing: Commitment, side: Side, leads: Mapping[Side, Lead]) -> Led:
    """Who leads a commitment for one side."""
    who = thing.government_lead if side is Side.GOVERNMENT else thing.civil_lead
    lead = leads.get(side)
    return Led(side, who, lead.participant.public_name if lead else "")


def milestones_of(commitments: Collection[int]) -> dict[int, int]:
    """How many published milestones each of these commitments has. One question."""
    own = Milestone.objects.filter(commitment__in=commitments, record__state=RecordState.PUBLISHED)
    return dict(own.order_by().values_list("commitment").annotate(CountOf("pk")))
