"""Taking names from the record's history, and taking back what was only suggested."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from moothill.commons.journal.erasing import forget_words
from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, Remark, Revision, Suggestion
from moothill.commons.record.suggesting import take_back


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take the names of these participants from versions, suggestions, their answers and remarks, and links.

    What they wrote stays. Nobody is waiting for them any more: what was assigned to them is assigned to nobody.
    """
    _hold(participants)
    Suggestion.objects.filter(by__in=participants).update(by_name="")
    Suggestion.objects.filter(answered_by__in=participants).update(answered_by_name="")
    Suggestion.objects.filter(assigned_to__in=participants).update(assigned_to=None)
    # Versions are never changed by the application; a name that goes is the one exception.
    Revision.objects.filter(by__in=participants).exclude(by_name="").update(by_name="")
    Revision.objects.filter(suggested_by__in=participants).update(suggested_by_name="")
    for model in (Remark, Link):
        model.objects.filter(by__in=participants).exclude(by_name="").update(by_name="")


def _hold(participants: Sequence[int]) -> None:
    """Whoever answers a suggestion holds its row and then a head: so these rows come before any head, in one order."""
    theirs = Q(by__in=participants) | Q(answered_by__in=participants) | Q(assigned_to__in=participants)
    list(Suggestion.objects.select_for_update().filter(theirs).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def withdraw(participants: Sequence[int], at: datetime) -> None:
    """Take back every suggestion of theirs that still waits, and its words with it. The journal tells that it happened.

    Where a steward answered already, nothing changes: what was let in is part of a record.
    """
    _hold(participants)
    for suggestion in Suggestion.objects.open().filter(by__in=participants).order_by("pk"):
        # The line about it names nobody: they are being erased.
        take_back(suggestion=suggestion, by=Actor(participant=suggestion.by_id), at=at)
        suggestion.remarks.filter(by__in=participants).delete()
        Suggestion.objects.filter(pk=suggestion.pk).update(values={}, title="", reason="")
        _forget_lines(suggestion)


def _forget_lines(suggestion: Suggestion) -> None:
    """Take the words of a suggestion from the journal too. Its number, and that it was sent, stay."""
    lines = Entry.objects.filter(
        head=suggestion.cycle.head_id, kind__startswith="suggestion.", at__gte=suggestion.at
    )
    facts = lines.values_list("pk", "facts")
    forget_words(pk for pk, told in facts if json.loads(told).get("suggestion") == suggestion.number)
