"""Making links between records."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import AlreadyLinked, WrongState
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act


@transaction.atomic
def link(
    *,
    cause: Record,
    effect: Record,
    kind: LinkKind,
    by: Actor,
    at: datetime,
    note: str = "",
    reason: str = "",
) -> Link:
    """Join two records of one cycle, from cause to effect. Raises Refused, AlreadyLinked, WrongState."""
    require(Act.LINK, facts_of(by, cause.cycle, cause))
    if cause.cycle_id != effect.cycle_id or cause == effect:
        raise WrongState(str(effect.reference))
    try:
        with transaction.atomic():
            made = Link.objects.create(
                cause=cause, effect=effect, kind=kind, note=note, by_id=by.participant, by_name=by.name, at=at
            )
    except IntegrityError:
        raise AlreadyLinked from None
    _journal("link.made", made, reason, by, at)
    return made


@transaction.atomic
def join(*, pairs: Iterable[tuple[int, int]], kind: LinkKind, by: Actor, at: datetime, note: str = "") -> int:
    """Link many records, each pair from cause to effect by their ids, as a part of another act; how many pairs there were.

    No leave is asked for and no line is written: the act does both. What is linked already stays as it is. All are records of
    one cycle: the caller has seen to that.
    """
    made = [
        Link(
            cause_id=cause,
            effect_id=effect,
            kind=kind,
            note=note,
            by_id=by.participant,
            by_name=by.name,
            at=at,
        )
        for cause, effect in pairs
    ]
    Link.objects.bulk_create(made, batch_size=1000, ignore_conflicts=True)
    return len(made)


@transaction.atomic
def part(*, pairs: Iterable[tuple[int, int]], kind: LinkKind) -> None:
    """Take such links away, as a part of another act, which keeps in the journal that they stood."""
    for cause, effect in pairs:
        Link.objects.filter(cause=cause, effect=effect, kind=kind).delete()


@transaction.atomic
def unlink(*, link: Link, reason: str, by: Actor, at: datetime) -> None:
    """Take a link away; the journal keeps that it stood. Raises Refused."""
    require(Act.LINK, facts_of(by, link.cause.cycle, link.cause))
    _journal("link.removed", link, reason, by, at)
    link.delete()


def _journal(act: str, made: Link, reason: str, by: Actor, at: datetime) -> None:
    write(
        head=made.cause.cycle.head_id,
        kind=act,
        subject=f"{made.cause.cycle.slug}/{made.cause.reference}",
        reason=reason,
        by=by,
        at=at,
        facts={"to": made.effect.reference, "link": made.kind},
    )
