"""What becomes of a change that waits for the other side: confirmed and made, declined, or taken back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.cycles.errors import AlreadyDecided, NotTheOtherSide, NotYourChange, WordsNeeded
from moothill.commons.cycles.labels import SIDES
from moothill.commons.cycles.level import applier_of, journal
from moothill.commons.cycles.models import LevelChange, LevelState
from moothill.commons.cycles.queries import actor_of, sides_in
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.policy.operations import require
from moothill.core.policy import Act, CycleState, decide


def may_decide(change: LevelChange, by: Actor, at: datetime) -> bool:
    """Whether `by` is a steward of the side that the change waits for, and did not ask for it."""
    facts = by.facts(change.cycle_id, cycle=CycleState(change.cycle.state))
    if not decide(Act.CONFIRM, facts).allowed or by.participant in {None, change.by_id}:
        return False
    return change.waits_for in sides_in(change.cycle, by.participant, at)


@transaction.atomic
def confirm(*, change: LevelChange, by: Actor, at: datetime) -> LevelChange:
    """Make the change, as the act of whoever asked for it; of two who confirm at once, one does.

    Where it cannot be made any more, nothing is changed and it is declined, `words` saying why.
    Raises Refused, NotTheOtherSide, AlreadyDecided.
    """
    locked = _lock_for_the_other_side(change, by, at)
    problem = _apply(locked, by, at)
    if problem:
        return _decide(locked, LevelState.DECLINED, by, at, words=problem)
    return _decide(locked, LevelState.CONFIRMED, by, at)


@transaction.atomic
def decline(*, change: LevelChange, words: str, by: Actor, at: datetime) -> LevelChange:
    """Leave things as they are, and say why. Raises Refused, NotTheOtherSide, AlreadyDecided, WordsNeeded."""
    locked = _lock_for_the_other_side(change, by, at)
    if not words.strip():
        raise WordsNeeded
    return _decide(locked, LevelState.DECLINED, by, at, words=words.strip())


@transaction.atomic
def take_back(*, change: LevelChange, by: Actor, at: datetime) -> LevelChange:
    """Let whoever asked for a change take it back while it waits. Raises NotYourChange, AlreadyDecided."""
    locked = _lock(change)
    if by.participant is None or locked.by_id != by.participant:
        raise NotYourChange
    return _decide(locked, LevelState.TAKEN_BACK, by, at)


def _lock(change: LevelChange) -> LevelChange:
    """The row as it is now, held until the caller commits."""
    rows = LevelChange.objects.select_for_update(of=("self",)).select_related("cycle", "by__person")
    return rows.get(pk=change.pk)


def _lock_for_the_other_side(change: LevelChange, by: Actor, at: datetime) -> LevelChange:
    locked = _lock(change)
    require(Act.CONFIRM, by.facts(locked.cycle_id, cycle=CycleState(locked.cycle.state)))
    if not may_decide(locked, by, at):
        raise NotTheOtherSide(str(dict(SIDES)[locked.waits_for]))
    return locked


def _apply(change: LevelChange, by: Actor, at: datetime) -> str:
    """Make the change; "" if it is made, else the reason why nothing was."""
    if change.state != LevelState.WAITING:
        raise AlreadyDecided
    act, applier = Act(change.act), applier_of(Act(change.act))
    author = actor_of(change.by.person, at, at_home=by.at_home)
    if not decide(act, author.facts(change.cycle_id, cycle=CycleState(change.cycle.state))).allowed:
        return _("Whoever asked for this may no longer do it.")
    refusals: tuple[type[Exception], ...] = (Refused, *applier.refusals)
    try:
        with transaction.atomic():
            applier.apply(cycle=change.cycle, payload=change.payload, reason=change.reason, by=author, at=at)
    except refusals as error:
        return str(error)
    return ""


def _decide(
    change: LevelChange, state: LevelState, by: Actor, at: datetime, *, words: str = ""
) -> LevelChange:
    if change.state != LevelState.WAITING:
        raise AlreadyDecided
    change.state, change.decided_by_id, change.decided_at, change.words = state, by.participant, at, words
    change.save(update_fields=["state", "decided_by", "decided_at", "words"])
    journal(change, state, by=by, at=at, reason=words)
    return change
