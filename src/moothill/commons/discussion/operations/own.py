"""What its author may still do to a comment: while nobody has answered it."""

from datetime import datetime

from django.db import transaction

from moothill.commons.discussion.errors import Answered, NotStanding
from moothill.commons.discussion.models import Comment, CommentState, Stance, Wording
from moothill.commons.discussion.operations.cleaning import clean_stance, clean_words
from moothill.commons.discussion.operations.lines import journal, lock
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import NotYours, Unchanged
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act


@transaction.atomic
def edit_own(
    *, comment: Comment, words: str, by: Actor, at: datetime, stance: str = "", held: bool = False
) -> Comment:
    """Let its author change a comment while nobody has answered it; what it said before stays public.

    `held` ones are looked at again before they are shown. No `stance` leaves it as it is.
    Raises Refused, NotYours, Answered, NotStanding, Unchanged and as `say`.
    """
    locked = _lock_own(comment, by)
    require(Act.COMMENT, facts_of(by, locked.record.cycle, locked.record))
    fresh = clean_words(words)
    taken = clean_stance(stance or locked.stance) if not locked.answers_id else Stance.NEUTRAL
    if (fresh, taken) == (locked.words, locked.stance):
        raise Unchanged
    Wording.objects.create(
        comment=locked, edition=locked.edition, stance=locked.stance, words=locked.words, until=at
    )
    locked.words, locked.stance, locked.edition, locked.edited_at = fresh, taken, locked.edition + 1, at
    if held:
        locked.state = CommentState.HELD
    locked.save(update_fields=["words", "stance", "edition", "edited_at", "state"])
    journal(locked, "held" if held else "edited", by=by, at=at)
    return locked


@transaction.atomic
def take_back(*, comment: Comment, by: Actor, at: datetime) -> Comment:
    """Let its author take a comment out of the talk while nobody has answered it. Raises NotYours, Answered, NotStanding."""
    locked = _lock_own(comment, by)
    locked.state = CommentState.TAKEN_BACK
    locked.save(update_fields=["state"])
    journal(locked, "taken-back", by=by, at=at)
    return locked


def _lock_own(comment: Comment, by: Actor) -> Comment:
    locked = lock(comment)
    if not locked.is_by(by):
        raise NotYours
    if locked.state not in {CommentState.STANDING, CommentState.HELD}:
        raise NotStanding(str(locked.get_state_display()))
    if locked.answered_by.exclude(state=CommentState.TAKEN_BACK).exists():
        raise Answered
    return locked
