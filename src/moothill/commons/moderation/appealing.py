"""Appeals: the author of something hidden may ask once for another look, by another moderator where there is one."""

from datetime import datetime

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import held_at
from moothill.commons.moderation.deeds import MOST_WORDS, log_and_seal
from moothill.commons.moderation.errors import (
    AlreadyAppealed,
    AnotherModerator,
    NoAppeal,
    NoReason,
    NotTheAuthor,
)
from moothill.commons.moderation.hiding import grant, lock
from moothill.commons.moderation.models import Hiding
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.moderation.policy import MAY_MODERATE
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act


@transaction.atomic
def appeal(*, hiding: Hiding, words: str, by: Actor, at: datetime) -> Hiding:
    """Let the author say why it should be seen again. Raises NotTheAuthor, NotHidden, AlreadyAppealed, NoReason.

    The line in the journal does not name the author.
    """
    locked = lock(hiding)
    if not is_author(locked, by):
        raise NotTheAuthor
    if locked.appealed_at:
        raise AlreadyAppealed
    if not words.strip():
        raise NoReason
    locked.appeal, locked.appealed_at = words.strip()[:MOST_WORDS], at
    locked.save(update_fields=["appeal", "appealed_at"])
    log_and_seal(
        cycle=locked.cycle, kind="appeal.made", done=Done.APPEALED, by=PASSER_BY, at=at, target=locked.target
    )
    return locked


def is_author(hiding: Hiding, actor: Actor) -> bool:
    """Whether `actor` wrote what was hidden; also as the guest they were before they had an account."""
    if actor.participant is None or hiding.author_id is None:
        return False
    if actor.participant == hiding.author_id:
        return True
    return Participant.objects.filter(pk=hiding.author_id, claimed_by=actor.participant).exists()


@transaction.atomic
def answer(*, hiding: Hiding, restores: bool, words: str, by: Actor, at: datetime) -> Hiding:
    """Answer an appeal: put the thing back, or say why not.

    Raises Refused, NotHidden, NoAppeal, NoReason, and AnotherModerator where somebody else could answer.
    """
    locked = lock(hiding)
    require(Act.MODERATE, facts_of(by, locked.cycle))
    if not locked.waits:
        raise NoAppeal
    if not words.strip():
        raise NoReason
    if by.participant == locked.by_id and others(locked.cycle, but=locked.by_id, at=at):
        raise AnotherModerator
    locked.answer, locked.answered_at = words.strip()[:MOST_WORDS], at
    locked.save(update_fields=["answer", "answered_at"])
    if restores:
        return grant(locked, locked.answer, by=by, at=at)
    log_and_seal(
        cycle=locked.cycle, kind="appeal.refused", done=Done.APPEAL_REFUSED, by=by, at=at, target=locked.target,
        reason=locked.answer,
    )  # fmt: skip
    return locked


def others(cycle: Cycle, *, but: int | None, at: datetime) -> bool:
    """Whether anybody else may moderate in this cycle now."""
    held = cycle.roles_held.filter(held_at(at), role__in=MAY_MODERATE)
    return held.exclude(participant=but).exists()
