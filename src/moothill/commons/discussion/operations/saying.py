"""Saying something: the verb that anybody has."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from moothill.commons.discussion.errors import NoAnswerHere
from moothill.commons.discussion.models import Comment, CommentState, Stance
from moothill.commons.discussion.operations.cleaning import clean_stance, clean_words
from moothill.commons.discussion.operations.lines import journal
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import KeyReused
from moothill.commons.record.laying import lock as lock_record
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act


@transaction.atomic
def say(
    *,
    record: Record,
    words: str,
    by: Actor,
    at: datetime,
    key: UUID,
    stance: str = Stance.NEUTRAL,
    answers: Comment | None = None,
    held: bool = False,
) -> Comment:
    """Say `words` (Markdown, at most 5,000 characters) about `record`, or in answer to a comment about it.

    A `held` one is shown to nobody but its author and insiders, until it is released. A `key` seen before gets the
    comment it made then. An answer takes no stance, whatever is given. `by` must have a participant: a guest's will do.
    Raises Refused, NothingSaid, TooManyWords, CannotBeDrawn, UnknownStance, NoAnswerHere, KeyReused.
    """
    locked = lock_record(record)
    if before := answered(key, record=locked, by=by):
        return before
    require(Act.COMMENT, facts_of(by, locked.cycle, locked))
    if by.participant is None:
        raise ValueError("a comment needs an author: begin a guest first")
    made = Comment.objects.create(
        record=locked, answers=_answerable(answers, locked), words=clean_words(words), by_id=by.participant,
        stance=Stance.NEUTRAL if answers else clean_stance(stance), by_name=by.name, at=at, key=key,
        state=CommentState.HELD if held else CommentState.STANDING,
    )  # fmt: skip
    journal(made, "held" if held else "made", by=by, at=at)
    return made


def answered(key: UUID, *, record: Record, by: Actor) -> Comment | None:
    """The comment that was made with this once-only key. Raises KeyReused when it was another's, or elsewhere."""
    before = Comment.objects.select_related("record__cycle", "by").filter(key=key).first()
    if before and not (before.is_by(by) and before.record_id == record.pk):
        raise KeyReused
    return before


def _answerable(comment: Comment | None, record: Record) -> Comment | None:
    """The comment to be answered, held until the caller commits. Raises NoAnswerHere."""
    if comment is None:
        return None
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    if locked.record_id != record.pk or locked.answers_id or locked.state != CommentState.STANDING:
        raise NoAnswerHere
    return locked
