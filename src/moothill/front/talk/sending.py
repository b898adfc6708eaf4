"""From a sent form to one act; with a guest begun for it where needed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from moothill.commons.discussion.models import Comment
from moothill.commons.discussion.operations import edit_own, say
from moothill.commons.moderation.receiving import receive, sent_from
from moothill.commons.people.guests import NewGuest
from moothill.commons.people.resuming import resume_guest
from moothill.commons.people.visiting import author
from moothill.commons.policy.actors import Actor
from moothill.commons.record.errors import KeyReused
from moothill.core.screening import Verdict
from moothill.front.talk.gate import Room


@dataclass(frozen=True, slots=True)
class Outcome:
    """The comment that was made or changed. `guest` was begun for it, or is known again by its key."""

    comment: Comment
    guest: NewGuest | None = None


@transaction.atomic
def send(room: Room, *, words: str, stance: str, key: UUID, answers: Comment | None = None) -> Outcome:
    """Say something; a `key` seen before gets the first answer, even if that was lost on its way.

    Raises what `receive` and `say` raise; then nothing is stored, no guest either.
    """
    if before := _sent_before(room, key):
        return before
    by, guest = author(room.request)

    def act(verdict: Verdict) -> Comment:
        return say(
            record=room.record, words=words, stance=stance, answers=answers, key=key, by=by, at=room.at,
            held=verdict is Verdict.HOLD,
        )  # fmt: skip

    return Outcome(_received(room, by, words, act), guest)


@transaction.atomic
def change(room: Room, comment: Comment, *, words: str, stance: str) -> Outcome:
    """Change one's own comment, under the same rules. Raises what `receive` and `edit_own` raise."""

    def act(verdict: Verdict) -> Comment:
        return edit_own(
            comment=comment, words=words, stance=stance, by=room.actor, at=room.at,
            held=verdict is Verdict.HOLD,
        )  # fmt: skip

    return Outcome(_received(room, room.actor, words, act))


def _received(room: Room, by: Actor, words: str, act: Callable[[Verdict], Any]) -> Comment:
    sent = sent_from(room.request)
    made: Comment = receive(cycle=room.cycle, by=by, at=room.at, sent=sent, text=words, act=act).made
    return made


def _sent_before(room: Room, key: UUID) -> Outcome | None:
    """The first answer to this key. Who has no cookie but the key, which only the form held, is the guest who sent it."""
    made = Comment.objects.select_related("record__cycle", "by").filter(key=key, record=room.record).first()
    if made is None:
        return None
    if made.is_by(room.actor):
        return Outcome(made)
    if room.actor.participant is None and (guest := resume_guest(made.by, at=room.at)):
        return Outcome(made, guest)
    raise KeyReused
