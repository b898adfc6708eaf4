"""Hiding with a reason, appealing, and restoring: the gap stays visible, and every step is in the journal and in the log."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation import targets
from moothill.commons.moderation.closing import close_reports, look_at
from moothill.commons.moderation.deeds import because, log
from moothill.commons.moderation.errors import AlreadyHidden, CannotHide, NoReason, NotHidden
from moothill.commons.moderation.models import Hiding, Level, Standing
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.moderation.models.reports import Outcome
from moothill.commons.moderation.policy import settings_of
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act


@transaction.atomic
def hide(*, thing: Any, code: str, words: str, by: Actor, at: datetime, level: Level = Level.WORDS) -> Hiding:
    """Take a thing out of sight, for a reason that everybody reads: a `code` of the cycle's list, `words`, or both.

    Raises Refused, NoReason, AlreadyHidden, and what its target raises; then nothing is done.
    """
    label = targets.label_of(thing)
    target = targets.get(label)
    cycle = target.cycle(thing)
    require(Act.MODERATE, facts_of(by, cycle))
    reason = reason_of(cycle, code, words)
    hiding = _begin(
        cycle=cycle, target=label, target_id=thing.pk, level=level, code=code, reason=reason, at=at,
        by_id=by.participant, by_name=by.name, author_id=target.author(thing),
    )  # fmt: skip
    look_at(label, thing.pk, Standing.REMOVED, by=by, at=at)
    close_reports(label, [thing.pk], Outcome.ACTED, by=by, at=at)
    try:
        hiding.before = target.hide(thing, reason=reason, by=by, at=at, level=level) or {}
    except target.refusals as error:
        raise CannotHide(str(error)) from error
    hiding.save(update_fields=["before"])
    log(cycle=cycle, done=Done.HIDDEN, by=by, at=at, target=label, code=code, reason=reason)
    return hiding


@transaction.atomic
def hide_many(
    *, things: Iterable[Any], code: str, words: str, by: Actor, at: datetime
) -> tuple[int, list[str]]:
    """Hide these for one reason; return how many were, and a sentence for each that could not be.

    Raises Refused and NoReason; then nothing is done.
    """
    done, left = 0, []
    for thing in things:
        try:
            hide(thing=thing, code=code, words=words, by=by, at=at)
        except (AlreadyHidden, CannotHide) as error:
            left.append(str(error))
        else:
            done += 1
    return done, left


def reason_of(cycle: Cycle, code: str, words: str) -> str:
    """The reason in full. Raises NoReason where there is neither a code of the list nor a word."""
    settings = settings_of(cycle)
    known = code if code in dict(settings.reasons) else ""
    if not known and not words.strip():
        raise NoReason
    return because(known, settings.reason(known), words)


def _begin(**columns: Any) -> Hiding:
    try:
        with transaction.atomic():
            return Hiding.objects.create(**columns)
    except IntegrityError:
        raise AlreadyHidden from None


@transaction.atomic
def restore(*, hiding: Hiding, words: str, by: Actor, at: datetime) -> Hiding:
    """Put a hidden thing back in sight. Raises Refused, NoReason, NotHidden."""
    locked = lock(hiding)
    require(Act.MODERATE, facts_of(by, locked.cycle))
    if not words.strip():
        raise NoReason
    return _restored(locked, words.strip(), Done.RESTORED, by=by, at=at)


def lock(hiding: Hiding) -> Hiding:
    """The row as it is now, held until the caller commits, if the thing is still hidden. Raises NotHidden."""
    rows = Hiding.objects.select_for_update(of=("self",)).select_related("cycle")
    locked = rows.get(pk=hiding.pk)
    if locked.restored_at:
        raise NotHidden
    return locked


def _restored(hiding: Hiding, reason: str, done: Done, *, by: Actor, at: datetime) -> Hiding:
    thing = targets.things(hiding.target, [hiding.target_id])[hiding.target_id]
    hiding.restored_at = at
    hiding.save()
    look_at(hiding.target, hiding.target_id, Standing.CLEARED, by=by, at=at)
    before = hiding.before
    targets.get(hiding.target).restore(thing, before=before, reason=reason, by=by, at=at)
    log(cycle=hiding.cycle, done=done, by=by, at=at, target=hiding.target, reason=reason)
    return hiding


def grant(hiding: Hiding, words: str, *, by: Actor, at: datetime) -> Hiding:
    """Restore a locked hiding because of an appeal."""
    return _restored(hiding, words, Done.APPEAL_GRANTED, by=by, at=at)
