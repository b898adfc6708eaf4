"""Who leads a commitment, for each side, now."""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, QuerySet

from moothill.commons.cycles.models import RoleHeld
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.policy import Role, Side
from moothill.rooms.commitments.models import Commitment, Lead, Milestone

SIDES = (Side.GOVERNMENT, Side.CIVIL_SOCIETY)


def leading_now() -> QuerySet[Lead]:
    """Those who lead a commitment now: named, not ended, and holding the role for that side ever since.

    Who lost the role leads nothing any more, also once they get it again: they are named anew.
    """
    held = RoleHeld.objects.filter(
        cycle=OuterRef("commitment__record__cycle"),
        participant=OuterRef("participant"),
        role=Role.COMMITMENT_LEAD,
        side=OuterRef("side"),
        since__lte=OuterRef("since"),
        until=None,
    )
    return Lead.objects.filter(Exists(held), until=None)


def leads_of(commitments: Iterable[Commitment | int]) -> Mapping[int, Mapping[Side, Lead]]:
    """For each of these commitments, by its id, who leads it for each side, with their participant; a side that nobody
    leads for is not there. One question, however many there are.
    """
    ids = [each if isinstance(each, int) else each.pk for each in commitments]
    found: dict[int, dict[Side, Lead]] = {pk: {} for pk in ids}
    for lead in leading_now().filter(commitment__in=ids).select_related("participant"):
        found[lead.commitment_id][Side(lead.side)] = lead
    return found


def leads(actor: Actor, commitment: Commitment | int) -> Side | None:
    """The side for which `actor` leads this commitment now; None if they do not. One question at most."""
    if actor.participant is None:
        return None
    pk = commitment if isinstance(commitment, int) else commitment.pk
    mine = leading_now().filter(commitment=pk, participant=actor.participant)
    side = mine.values_list("side", flat=True).first()
    return Side(side) if side else None


def led_before(commitment: Commitment | int, *, most: int = 100) -> list[Lead]:
    """Who led a commitment and does so no more, the last ones first, with their participants. One question."""
    pk = commitment if isinstance(commitment, int) else commitment.pk
    present = leading_now().filter(commitment=pk).values("pk")
    gone = Lead.objects.filter(commitment=pk).exclude(pk__in=present).select_related("participant")
    return list(gone.order_by("-since", "-pk")[:most])


def commitment_of(record: Record) -> int | None:
    """The id of the commitment that a record is, or that a milestone belongs to; None for any other record.

    One question about a milestone, none about the others.
    """
    if record.kind == "commitment":
        return record.pk
    if record.kind != "milestone":
        return None
    return Milestone.objects.filter(pk=record.pk).values_list("commitment", flat=True).first()


def leads_it(actor: Actor, record: Record) -> bool:
    """Whether `actor` leads this commitment, or the one that this milestone belongs to. One question."""
    own = {"commitment": "commitment", "milestone": "commitment__milestones"}[record.kind]
    return leading_now().filter(participant=actor.participant, **{own: record.pk}).exists()


def led_by(actor: Actor) -> QuerySet[Lead]:
    """What `actor` leads now, in any cycle: a query to narrow further."""
    return leading_now().filter(participant=actor.participant) if actor.participant else Lead.objects.none()
