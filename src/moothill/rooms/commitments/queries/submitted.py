"""When the plan of a cycle was submitted."""

from datetime import date

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Edition


def submitted_on(cycle: Cycle, actor: Actor) -> date | None:
    """The day on which an edition of the plan of this cycle was submitted first; None where that is not recorded.

    One question.
    """
    seen = Edition.objects.visible_in(cycle, actor).filter(
        record__state=RecordState.PUBLISHED, submission__isnull=False
    )
    found: date | None = seen.order_by("submission__day").values_list("submission__day", flat=True).first()
    return found
