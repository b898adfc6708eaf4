"""Shared steps: the lock on a comment, and its line in the journal."""

from datetime import datetime
from typing import Any

from moothill.commons.discussion.models import Comment
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.core.policy import RecordState


def lock(comment: Comment) -> Comment:
    """The comment's row as it is now, held until the caller commits. Raises Comment.DoesNotExist."""
    rows = Comment.objects.select_for_update(of=("self",)).select_related("record__cycle", "by")
    return rows.get(pk=comment.pk)


def journal(comment: Comment, act: str, *, by: Actor, at: datetime, reason: str = "") -> None:
    """One line about a comment: where, by whom, never its words."""
    record = comment.record
    facts: dict[str, Any] = {"comment": comment.pk, "stance": comment.stance}
    if comment.answers_id:
        facts["answers"] = comment.answers_id
    write(
        head=record.cycle.head_id,
        kind=f"comment.{act}",
        subject=f"{record.cycle.slug}/{record.reference}",
        title=record.title if record.state != RecordState.DRAFT else "",
        reason=reason,
        by=by,
        at=at,
        facts=facts,
    )
