"""What happens in the same act when an update or a period comes into sight or goes out of it, through whatever door."""

from datetime import datetime

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.monitoring.models import Update


def update_turned(record: Record, act: str, by: Actor, at: datetime) -> None:
    """Published: its milestone is linked to it. Withdrawn: the link stays. Call in the transaction of the act. Raises Refused."""
    if act == "withdrawn":
        return
    thing = Update.objects.select_related("milestone__record__cycle").get(pk=record.pk)
    require(Act.REPORT, facts_of(by, record.cycle, thing.milestone.record))
    join(pairs=[(thing.milestone_id, record.pk)], kind=LinkKind.REPORTED_BY, by=by, at=at)


def round_turned(record: Record, act: str, by: Actor, at: datetime) -> None:
    """A reporting period is opened by those who may. Raises Refused."""
    if act != "withdrawn":
        require(Act.OPEN_ROUND, facts_of(by, record.cycle))
