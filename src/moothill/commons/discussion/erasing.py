"""What is kept here beside a participant: the name under which they said something, and the words if they take them along."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from moothill.commons.discussion.errors import Answered
from moothill.commons.discussion.models import Comment, CommentState
from moothill.commons.discussion.operations import take_back
from moothill.commons.policy.actors import Actor


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take the names of these participants from their comments; the words stay. Call in the erasing transaction."""
    _hold(participants)
    Comment.objects.filter(by__in=participants).exclude(by_name="").update(by_name="")


def _hold(participants: Sequence[int]) -> None:
    """Whoever acts on a comment holds its row and then a head: so these rows come before any head, in one order."""
    theirs = Comment.objects.select_for_update().filter(by__in=participants)
    list(theirs.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def withdraw(participants: Sequence[int], at: datetime) -> None:
    """Take back every comment of theirs that nobody answered, and its words with it, former ones too.

    What was answered stays, so that the answers make sense. The journal tells that something was taken back.
    """
    _hold(participants)
    alive = [CommentState.STANDING, CommentState.HELD]
    for comment in Comment.objects.filter(by__in=participants, state__in=alive).order_by("-pk"):
        try:
            # The line about it names nobody: they are being erased.
            take_back(comment=comment, by=Actor(participant=comment.by_id), at=at)
        except Answered:
            continue
    gone = Comment.objects.filter(by__in=participants, state=CommentState.TAKEN_BACK)
    for comment in gone:
        comment.wordings.all().delete()
    gone.update(words="")
