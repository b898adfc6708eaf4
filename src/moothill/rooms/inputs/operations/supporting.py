"""Supporting what somebody contributed: one participant's “I agree”, once, and back again."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from moothill.commons.journal.operations import touch
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.inputs.errors import OwnInput
from moothill.rooms.inputs.models import Input, Support


@transaction.atomic
def support(*, record: Record, by: Actor, at: datetime) -> bool:
    """Agree with a contribution; whether that was new. A second time changes nothing, so a second click is harmless.

    `by` has a participant: begin a guest before. No line of the journal tells of it, only the number on every page.
    Raises Refused, OwnInput.
    """
    locked, mine = _locked(record, by)
    if by.participant is None:
        raise ValueError("a support needs somebody who agrees: begin a guest first")
    if Input.objects.filter(pk=locked.pk, author__in=mine).exists():
        raise OwnInput
    if Support.objects.filter(input=locked.pk, participant__in=mine).exists():
        return False
    try:
        with transaction.atomic():
            Support.objects.create(input_id=locked.pk, participant_id=by.participant, at=at)
    except IntegrityError:
        return False
    _count(locked, 1)
    return True


@transaction.atomic
def take_back(*, record: Record, by: Actor, at: datetime) -> bool:
    """Agree no more; whether they did before. Raises Refused."""
    locked, mine = _locked(record, by)
    gone, _each = Support.objects.filter(input=locked.pk, participant__in=mine).delete()
    if gone:
        _count(locked, -gone)
    return bool(gone)


@transaction.atomic
def claim(guest: int, account: int, at: datetime) -> None:
    """Where a guest and the account they are claimed into support the same, that counts once from now on."""
    theirs = Support.objects.filter(participant=account).values("input")
    twice = Support.objects.filter(participant=guest, input__in=theirs)
    for row in list(twice.select_related("input__record__cycle").order_by("input_id")):
        row.delete()
        _count(row.input.record, -1)


def _locked(record: Record, by: Actor) -> tuple[Record, list[int]]:
    locked = laying.lock(record)
    require(Act.SUPPORT, facts_of(by, locked.cycle, locked))
    return locked, participants_of(by)


def _count(record: Record, more: int) -> None:
    Input.objects.filter(pk=record.pk).update(supports=F("supports") + more)
    touch(head=record.cycle.head_id)
