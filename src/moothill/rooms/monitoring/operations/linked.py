"""Reporting by a personal link."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from moothill.commons.cycles.queries import actor_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record import laying
from moothill.commons.record.models import Record
from moothill.rooms.monitoring.errors import OutOfReach
from moothill.rooms.monitoring.models import Invitation
from moothill.rooms.monitoring.operations.reporting import Said, report_on_several
from moothill.rooms.monitoring.queries.links import is_good, whole
from moothill.rooms.monitoring.queries.milestones import standing_of


def owner_of(invitation: Invitation, at: datetime, *, at_home: bool = False) -> Actor:
    """Who acts by this link: the lead it was sent to. Somebody invented for practice acts at home alone."""
    return actor_of(invitation.participant.person, at, at_home=at_home)


@transaction.atomic
def report_by_link(
    *, invitation: Invitation, said: Mapping[int, Said], by: Actor, at: datetime, key: UUID | None = None
) -> list[Record]:
    """Report on milestones of the invitation's commitment, by their ids, as the lead to whom it was sent (`owner_of`).

    Raises OutOfReach for a link that is no longer good, or for a milestone of another commitment; and as
    `report_on_several`.
    """
    laying.lock(invitation.round.record)  # before its invitations, as whoever closes it does
    held = whole().select_for_update(of=("self",))
    mine = held.get(pk=invitation.pk)
    if not is_good(mine, at) or by.participant != mine.participant_id:
        raise OutOfReach
    cycle = mine.commitment.record.cycle
    milestones = {thing.pk: thing.record for thing in standing_of(cycle, [mine.commitment_id])}
    if not set(said) <= set(milestones):
        raise OutOfReach
    for record in milestones.values():
        record.cycle = cycle
    made = report_on_several(
        round=mine.round.record, side=mine.side, said=said, milestones=milestones, by=by, at=at, key=key
    )
    Invitation.objects.filter(pk=mine.pk, used_at=None).update(used_at=at)
    return made
