"""Gathering contributions that say the same: by links alone, so that each stays as its author wrote it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.linking import link, unlink
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.inputs.errors import NotGathered, TooFew
from moothill.rooms.inputs.kinds import Consent, InputForm
from moothill.rooms.inputs.operations.laying_down import lay_down

MOST = 200  # in one act
_FAR = 1000  # steps of one walk: chains that long are nobody's work


@transaction.atomic
def gather(
    *,
    cycle: Cycle,
    originals: Sequence[Record],
    into: Record | None = None,
    title: str = "",
    words: str = "",
    reason: str,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> Record:
    """Link each of these contributions to one that says what they say: `into`, or a new one with `title` and `words`.

    The originals are not touched, and keep those who agree with them. Each has a line in the journal, so that its author and
    whoever follows it hears. The new one bears the steward's name. What is gathered there already stays so; a `key` seen
    before makes no second one. Raises Refused, ReasonNeeded, TooFew, NotGathered, Invalid, KeyReused.
    """
    require(Act.LINK, facts_of(by, cycle))
    if not reason.strip():
        raise ReasonNeeded
    chosen = list({record.pk: record for record in originals}.values())[:MOST]
    if len(chosen) < (1 if into else 2):
        raise TooFew
    for record in sorted([*chosen, *([into] if into else [])], key=lambda each: each.pk):
        _check(laying.lock(record), cycle)
    target = into or _new(cycle, title, words, by=by, at=at, key=key)
    _refuse_circles(target, chosen)
    linked = set(_links_into(target).values_list("cause", flat=True))
    for record in chosen:
        if record.pk not in linked:
            link(
                cause=record,
                effect=target,
                kind=LinkKind.MERGED_INTO,
                note=reason[:400],
                reason=reason,
                by=by,
                at=at,
            )
    return target


@transaction.atomic
def ungather(*, link: Link, reason: str, by: Actor, at: datetime) -> None:
    """Take one contribution out of what it was gathered into. Raises Refused, ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded
    unlink(link=link, reason=reason, by=by, at=at)


def links_into(record: Record) -> list[Link]:
    """The links by which contributions were gathered into this one, the oldest first."""
    return list(_links_into(record).select_related("cause__cycle", "effect__cycle").order_by("at", "pk"))


def _links_into(record: Record) -> QuerySet[Link]:
    return Link.objects.filter(effect=record, kind=LinkKind.MERGED_INTO, cause__kind="input")


def _new(cycle: Cycle, title: str, words: str, *, by: Actor, at: datetime, key: UUID | None) -> Record:
    values = {"title": title, "words": words, "form": InputForm.IDEA, "consent": Consent.NAMED}
    return lay_down(cycle=cycle, values=values, by=by, at=at, key=key)


def _check(record: Record, cycle: Cycle) -> None:
    if record.kind != "input" or record.cycle_id != cycle.pk:
        raise NotGathered(record.reference, _("This is no contribution of this cycle."))
    if record.state != RecordState.PUBLISHED:
        raise NotGathered(record.reference, _("It is not public."))


def _refuse_circles(target: Record, chosen: Sequence[Record]) -> None:
    """What is gathered, at whatever distance, cannot gather what it is in."""
    ahead, seen = [target.pk], {target.pk}
    while ahead and len(seen) < _FAR:
        steps = Link.objects.filter(cause__in=ahead, kind=LinkKind.MERGED_INTO)
        ahead = [pk for pk in steps.values_list("effect", flat=True) if pk not in seen]
        seen.update(ahead)
    for record in chosen:
        if record.pk in seen:
            raise NotGathered(record.reference, _("The other one is gathered into it, or it is the same."))
