"""What this room keeps beside a participant who leads or writes summaries, taken away when they are erased."""

from collections.abc import Sequence
from datetime import datetime

from moothill.rooms.commitments.models import FormerSummary, Lead, Summary


def erase(participants: Sequence[int], at: datetime) -> None:
    """Let these people lead nothing any more, and take their names from the summaries that they wrote; the words stay.

    That somebody led from one day to another stays, without a name.
    """
    Lead.objects.filter(participant__in=participants, until=None).update(until=at)
    for model in (Summary, FormerSummary):
        model._default_manager.filter(by__in=participants).exclude(by_name="").update(by_name="")
