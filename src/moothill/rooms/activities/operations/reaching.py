"""Saying by what a group is reached: all of it at once, by links alone."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.linking import link, unlink
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.activities.errors import NotReaching
from moothill.rooms.activities.queries.groups import REACHING, links_to


@transaction.atomic
def set_reach(*, group: Record, causes: Sequence[Record], reason: str, by: Actor, at: datetime) -> None:
    """Make `causes`, activities and calls, all that reaches `group`: link what is new, unlink what is not among them.

    Each change has a line of its own. What `by` cannot see stays linked; a second time changes nothing. Raises Refused,
    ReasonNeeded, WrongState for a group that was withdrawn, NotReaching for a cause of another kind or cycle or one that was
    withdrawn.
    """
    require(Act.LINK, facts_of(by, group.cycle, group))
    if not reason.strip():
        raise ReasonNeeded
    held = laying.lock(group)
    if held.state == RecordState.WITHDRAWN:
        raise WrongState(held.get_state_display())
    wanted = {cause.pk: cause for cause in causes}
    if strange := [cause.reference for cause in wanted.values() if not _may_reach(cause, held)]:
        raise NotReaching(strange)
    standing = {each.cause_id: each for each in links_to(held, by)}
    for pk in sorted(wanted.keys() - standing.keys()):
        link(cause=wanted[pk], effect=held, kind=LinkKind.REACHES, reason=reason, by=by, at=at)
    for pk in sorted(standing.keys() - wanted.keys()):
        unlink(link=standing[pk], reason=reason, by=by, at=at)


def _may_reach(cause: Record, group: Record) -> bool:
    known = cause.kind in REACHING and cause.cycle_id == group.cycle_id
    return known and cause.state != RecordState.WITHDRAWN
