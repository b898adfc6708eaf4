"""What people do about suggestions: ask for new ones, and withdraw a training whole."""

from datetime import datetime

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.coding.errors.suggesting import AlreadyWithdrawn
from moothill.rooms.coding.models import Suggester, Suggestion, Training, Waiting
from moothill.rooms.coding.operations.suggesting import keeping

_MOST_SAID = 1000


@transaction.atomic
def ask_anew(*, cycle: Cycle, by: Actor, at: datetime) -> None:
    """Ask for new suggestions; whoever looks next for work makes them. A second click changes nothing. Raises Refused.

    It is no public act, so no line is written: what changes in public is the training that follows.
    """
    require(Act.CODE, facts_of(by, cycle))
    row, made = Training.objects.get_or_create(cycle=cycle, defaults={"asked_at": at})
    if not made and row.asked_at is None:
        Training.objects.filter(cycle=cycle).update(asked_at=at)


@transaction.atomic
def withdraw_suggester(*, suggester: Suggester, reason: str, by: Actor, at: datetime) -> Suggester:
    """Take everything that a training suggested, and nobody decided yet, out of sight, and let nothing more come of it.

    What people decided stays: it is their decision. The contributions are drawn by lot until the next training. Raises
    Refused, ReasonNeeded, AlreadyWithdrawn.
    """
    cycle = suggester.cycle
    require(Act.CODE, facts_of(by, cycle))
    if not reason.strip():
        raise ReasonNeeded
    locked = Suggester.objects.select_for_update(of=("self",)).get(pk=suggester.pk)
    if locked.withdrawn_at is not None:
        raise AlreadyWithdrawn
    locked.withdrawn_at, locked.withdrawn_because = at, reason.strip()[:_MOST_SAID]
    locked.save(update_fields=["withdrawn_at", "withdrawn_because"])
    own = Suggestion.objects.filter(suggester=locked, outcome="").values("input")
    Waiting.objects.filter(cycle=cycle, input__in=own).update(unsure=None)
    transaction.on_commit(lambda: keeping.forget(locked.file))
    write(
        head=cycle.head_id, kind="suggester.withdrawn", subject=cycle.slug, reason=locked.withdrawn_because,
        by=by, at=at, facts={"training": locked.number},
    )  # fmt: skip
    return locked
