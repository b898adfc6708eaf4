"""What this room keeps beside a participant, taken away when they are erased; and what of theirs they take along."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from moothill.commons.moderation.closing import taken_back
from moothill.rooms.coding.models import Assignment, Doubt, Reading, Round, Waiting


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take these people's names from what they coded, doubted and answered: it stays, and nobody's.

    A Suggestion that they decided tells it by the number of the participant alone. What is on their screens is let go.
    """
    for model, column in (
        (Round, "by"), (Reading, "by"), (Assignment, "by"), (Assignment, "ended_by"), (Doubt, "by"),
        (Doubt, "answered_by"),
    ):  # fmt: skip
        theirs = model._default_manager.filter(**{f"{column}__in": participants})
        theirs.exclude(**{f"{column}_name": ""}).update(**{f"{column}_name": ""})
    Waiting.objects.filter(claimed_by__in=participants).update(claimed_by=None, claimed_until=None)


@transaction.atomic
def withdraw(participants: Sequence[int], at: datetime) -> None:
    """Take back every doubt of theirs that nobody answered, and its words with it. What was answered stays."""
    rows = Doubt.objects.select_for_update().filter(by__in=participants, outcome="").order_by("pk")
    ids = list(rows.values_list("pk", flat=True))
    Doubt.objects.filter(pk__in=ids).update(text="", hidden_at=at, held=False)
    taken_back(ids, "coding.doubt")
