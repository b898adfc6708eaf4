"""Signing an announcement, for one's side; and taking a name away."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import held_at
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState, Role, Side
from moothill.rooms.news.errors import NoSide, SignedAlready
from moothill.rooms.news.kinds import digest_of
from moothill.rooms.news.models import Announcement, Signature


@transaction.atomic
def sign(*, record: Record, by: Actor, at: datetime) -> Signature:
    """Sign a published announcement as it stands, for the side of which `by` is a steward.

    A side whose signature is of other words signs anew: the new signature takes the place of the old one.
    Raises Refused, NoSide, WrongState, SignedAlready.
    """
    locked = laying.lock(record)
    require(Act.PUBLISH, facts_of(by, locked.cycle, locked))
    side = side_of(by, locked.cycle, at)
    if side is None or by.participant is None:
        raise NoSide
    if locked.state != RecordState.PUBLISHED:
        raise WrongState(str(locked.get_state_display()))
    thing = Announcement.objects.get(pk=locked.pk)
    digest = digest_of(locked.title, thing.words)
    if Signature.objects.filter(announcement=thing, side=side, digest=digest).exists():
        raise SignedAlready
    signature, _made = Signature.objects.update_or_create(
        announcement=thing,
        side=side,
        defaults={"by_id": by.participant, "by_name": by.name, "at": at, "digest": digest},
    )
    _journal(locked, side, by=by, at=at)
    return signature


def side_of(actor: Actor, cycle: Cycle, at: datetime) -> Side | None:
    """The side for which somebody is a steward of `cycle` at `at`; None for everybody else."""
    held = cycle.roles_held.filter(held_at(at), participant=actor.participant, role=Role.STEWARD)
    side = held.values_list("side", flat=True).first() if actor.participant else None
    return Side(side) if side else None


def _journal(record: Record, side: Side, *, by: Actor, at: datetime) -> None:
    write(
        head=record.cycle.head_id,
        kind="announcement.signed",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title,
        by=by,
        at=at,
        facts={"side": side.value},
    )


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take the names of these participants from their signatures; that their side signed stays."""
    Signature.objects.filter(by__in=participants).exclude(by_name="").update(by_name="")
