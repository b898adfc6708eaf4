"""What a personal link opens, and for how long."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.core.policy import RecordState
from moothill.rooms.monitoring.models import Invitation
from moothill.rooms.monitoring.queries.rounds import is_open
from moothill.rooms.monitoring.queries.sides import leads_still
from moothill.rooms.monitoring.queries.tokens import digest

REGRET = timedelta(days=7)  # in which what was sent can be mended by the same link


def invitation_at(cycle: Cycle, secret: str, at: datetime) -> Invitation | None:
    """The invitation of this cycle with this secret, while it is good; None for every other reason alike."""
    found = whole().filter(digest=digest(secret), commitment__record__cycle=cycle).first()
    return found if found and is_good(found, at) else None


def whole() -> Any:
    """Invitations with all that the other functions here look at: a query to narrow further."""
    return Invitation.objects.select_related(
        "commitment__record__cycle", "round__record__cycle", "participant__person"
    )


def invitation_of(asks: Mapping[str, Any]) -> Invitation | None:
    """The invitation that a letter is about, good or not."""
    found: Invitation | None = whole().filter(pk=asks.get("invitation", 0)).first()
    return found


def is_good(invitation: Invitation, at: datetime) -> bool:
    """Whether a link opens its form at `at`: its round takes reports, its owner still leads, and it was not used long ago."""
    cycle = invitation.commitment.record.cycle
    if invitation.ended_at is not None or not is_public(invitation):
        return False
    if invitation.used_at is not None and invitation.used_at + REGRET <= at:
        return False
    who: Any = invitation.participant
    if who.erased_at is not None or who.claimed_by_id is not None:
        return False
    if not is_open(invitation.round, cycle, cycle.day(at)):
        return False
    return leads_still(invitation.participant_id, invitation.commitment_id, invitation.side)


def is_public(invitation: Invitation) -> bool:
    """Whether its commitment and its round are."""
    states = {invitation.commitment.record.state, invitation.round.record.state}
    return states == {RecordState.PUBLISHED}
