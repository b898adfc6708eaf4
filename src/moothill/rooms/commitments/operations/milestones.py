"""What happens in the same act when a milestone comes into sight, through whatever door."""

from datetime import datetime

from moothill.commons.policy.actors import Actor
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind, Record
from moothill.rooms.commitments.models import Milestone


def turned(record: Record, act: str, by: Actor, at: datetime) -> None:
    """A milestone that comes into sight is linked from its commitment. Call in the transaction of the act.

    One that is withdrawn stays linked: that it was promised stays true.
    """
    if act != "withdrawn":
        commitment = Milestone.objects.values_list("commitment", flat=True).get(pk=record.pk)
        join(pairs=[(commitment, record.pk)], kind=LinkKind.STEPS_TO, by=by, at=at)
