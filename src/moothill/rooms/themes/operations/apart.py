"""Setting a contribution apart: a person says that it fits no theme, and why."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.themes.errors.themes import AlreadyApart, NotApart, NotForThemes
from moothill.rooms.themes.models import Apart
from moothill.rooms.themes.queries.fitting import fitting_none


@transaction.atomic
def set_apart(*, record: Record, because: str, by: Actor, at: datetime) -> Apart:
    """Say that a public contribution fits no theme; its author hears. The same said again changes nothing.

    Raises Refused, ReasonNeeded, NotForThemes where it is not public or is in a theme, AlreadyApart.
    """
    locked = laying.lock(record)
    require(Act.CODE, facts_of(by, locked.cycle))
    if by.participant is None:
        raise ValueError("somebody says that it fits no theme: an actor without a participant cannot")
    because = because.strip()
    if not because:
        raise ReasonNeeded
    before = Apart.objects.filter(input=locked.pk).first()
    if before and (before.by_id, before.because) == (by.participant, because):
        return before
    if before:
        raise AlreadyApart(locked.reference)
    if locked.kind != "input" or locked.state != RecordState.PUBLISHED:
        raise NotForThemes(locked.reference, _("This is no public contribution."))
    if not fitting_none(locked.cycle, by).filter(pk=locked.pk).exists():
        raise NotForThemes(locked.reference, _("It is in a theme. Take it out of that first."))
    try:
        with transaction.atomic():
            made = Apart.objects.create(
                input_id=locked.pk, because=because, by_id=by.participant, by_name=by.name, at=at
            )
    except IntegrityError:
        raise AlreadyApart(locked.reference) from None
    _tell(locked, "set-apart", because, by, at)
    return made


@transaction.atomic
def take_back_apart(*, record: Record, reason: str, by: Actor, at: datetime) -> None:
    """Take such a saying back: the contribution waits for a theme again. Raises Refused, ReasonNeeded, NotApart."""
    locked = laying.lock(record)
    require(Act.CODE, facts_of(by, locked.cycle))
    if not reason.strip():
        raise ReasonNeeded
    gone, _each = Apart.objects.filter(input=locked.pk).delete()
    if not gone:
        raise NotApart(locked.reference)
    _tell(locked, "apart-taken-back", reason, by, at)


def _tell(record: Record, act: str, reason: str, by: Actor, at: datetime) -> None:
    public = record.state != RecordState.DRAFT
    write(
        head=record.cycle.head_id,
        kind=f"input.{act}",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title if public else "",
        reason=reason if public else "",
        by=by,
        at=at,
    )
