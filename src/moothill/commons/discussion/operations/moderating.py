"""Second looks at comments: the verbs of stewards and moderators."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from moothill.commons.discussion.errors import NotStanding
from moothill.commons.discussion.models import Comment, CommentState
from moothill.commons.discussion.operations.lines import journal, lock
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act

_LONGEST = 2000


@transaction.atomic
def hide(*, comment: Comment, reason: str, by: Actor, at: datetime) -> Comment:
    """Put the gap that says when and why in the place of a comment's words.

    Raises Refused, ReasonNeeded, NotStanding.
    """
    locked = _lock_to_moderate(comment, by)
    because = reason.strip()[:_LONGEST]
    if not because:
        raise ReasonNeeded
    _must_be(locked, CommentState.STANDING, CommentState.HELD)
    locked.state, locked.hidden_at, locked.hidden_because = CommentState.HIDDEN, at, because
    locked.save(update_fields=["state", "hidden_at", "hidden_because"])
    journal(locked, "hidden", by=by, at=at, reason=because)
    return locked


@transaction.atomic
def restore(*, comment: Comment, by: Actor, at: datetime, reason: str = "") -> Comment:
    """Put hidden words back. Raises Refused, NotStanding."""
    locked = _lock_to_moderate(comment, by)
    _must_be(locked, CommentState.HIDDEN)
    locked.state, locked.hidden_at, locked.hidden_because = CommentState.STANDING, None, ""
    locked.save(update_fields=["state", "hidden_at", "hidden_because"])
    journal(locked, "restored", by=by, at=at, reason=reason.strip()[:_LONGEST])
    return locked


@transaction.atomic
def release(*, comment: Comment, by: Actor, at: datetime) -> Comment:
    """Show a comment that was held. Raises Refused, NotStanding."""
    locked = _lock_to_moderate(comment, by)
    _must_be(locked, CommentState.HELD)
    locked.state = CommentState.STANDING
    locked.save(update_fields=["state"])
    journal(locked, "released", by=by, at=at)
    return locked


@transaction.atomic
def hold(*, comment: Comment, by: Actor, at: datetime) -> bool:
    """Let a comment that stands be looked at first; False for one that does not stand. For the rules, who need no leave."""
    locked = lock(comment)
    if locked.state != CommentState.STANDING:
        return False
    locked.state = CommentState.HELD
    locked.save(update_fields=["state"])
    journal(locked, "held", by=by, at=at)
    return True


@transaction.atomic
def hide_all(ids: Iterable[int], *, reason: str, by: Actor, at: datetime) -> dict[int, Any]:
    """Hide those of these that stand or are held, without lines of their own; return where each stood, by its id."""
    alive = [CommentState.STANDING, CommentState.HELD]
    rows = Comment.objects.select_for_update().filter(pk__in=list(ids), state__in=alive).order_by("pk")
    before = {each.pk: {"state": each.state} for each in rows}
    Comment.objects.filter(pk__in=before).update(
        state=CommentState.HIDDEN, hidden_at=at, hidden_because=reason.strip()[:_LONGEST]
    )
    return before


@transaction.atomic
def restore_all(before: Mapping[int, Any], *, by: Actor, at: datetime) -> None:
    """Put back where they stood those that are still hidden. Takes what `hide_all` gave."""
    for state in (CommentState.STANDING, CommentState.HELD):
        ids = [pk for pk, stood in before.items() if stood["state"] == state]
        hidden = Comment.objects.filter(pk__in=ids, state=CommentState.HIDDEN)
        hidden.update(state=state, hidden_at=None, hidden_because="")


def _lock_to_moderate(comment: Comment, by: Actor) -> Comment:
    locked = lock(comment)
    require(Act.MODERATE, facts_of(by, locked.record.cycle))
    return locked


def _must_be(comment: Comment, *states: CommentState) -> None:
    if comment.state not in states:
        raise NotStanding(str(comment.get_state_display()))
