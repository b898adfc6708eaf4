"""Making a cycle from a template: the cycle, its first steward and every record, or nothing at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.cycles.operations import appoint, begin_cycle
from moothill.commons.cycles.queries import facts_about
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import Fault, Invalid
from moothill.commons.record.models import Revision
from moothill.core.policy import Act, Role
from moothill.front.begin.asking import Asked, taken
from moothill.front.begin.errors import NotForPractice
from moothill.front.begin.faults import piece_faults, side_faults
from moothill.front.begin.pieces import Piece
from moothill.rooms.standards.operations import pin_pack


def make(*, asked: Asked, pieces: Sequence[Piece], by: Actor, at: datetime, key: UUID | None = None) -> Cycle:
    """A draft cycle with these pieces in it and `by` as its steward; a `key` seen before gets the cycle it made then.

    Raises Refused, NotForPractice, or Invalid naming the box of each fault.
    """
    try:
        return _make(asked, pieces, by, at, key)
    except IntegrityError:
        # Two at once: whoever came second finds what the first has made, or that the address is gone.
        if key and (before := made_with(key)):
            return before
        raise Invalid([Fault("slug", taken(asked.slug))]) from None


@transaction.atomic
def _make(asked: Asked, pieces: Sequence[Piece], by: Actor, at: datetime, key: UUID | None) -> Cycle:
    require(Act.BEGIN_CYCLE, facts_about(asked.member, by))
    check_practice(asked, by)
    if key and (before := made_with(key)):
        return before
    if faults := [*side_faults(asked, by, at), *piece_faults(pieces, asked.days)]:
        raise Invalid(faults)
    if Cycle.objects.filter(slug=asked.slug).exists():
        raise Invalid([Fault("slug", taken(asked.slug))])
    days = asked.days
    cycle = begin_cycle(
        member=asked.member or _member(asked.member_name), slug=asked.slug, title=asked.title, starts=days.starts,
        ends=days.ends, zone=asked.zone, practice=by.practice, by=by, at=at,
    )  # fmt: skip
    founder = replace(by, roles={**by.roles, cycle.pk: frozenset({Role.STEWARD})})
    reason = f"begun from the template “{asked.template.label}”"
    if by.participant and asked.side:
        founding = Participant.objects.get(pk=by.participant)
        appoint(
            cycle=cycle,
            participant=founding,
            role=Role.STEWARD,
            side=asked.side,
            reason=reason,
            by=founder,
            at=at,
        )
    _bring_in(cycle, pieces, founder, at, reason, asked.template.name, key)
    if asked.template.pack:
        pin_pack(cycle=cycle, pack=asked.template.pack, by=founder, at=at, reason=reason)
    return cycle


def check_practice(asked: Asked, by: Actor) -> None:
    """Somebody invented begins practice cycles alone, of a member that has no others. Raises NotForPractice."""
    if by.practice and asked.member and has_real_cycles(asked.member):
        raise NotForPractice


def has_real_cycles(member: Member) -> bool:
    """Whether any cycle of the member is more than practice."""
    return Cycle.objects.filter(member=member, practice=False).exists()


def made_with(key: UUID) -> Cycle | None:
    """The cycle that the act with this once-only key made."""
    revision = Revision.objects.filter(key=key).select_related("record__cycle").first()
    return revision.record.cycle if revision else None


def _member(name: str) -> Member:
    """A new member, at an address that is free."""
    slug, number = slugify(name)[:70], 1
    free = slug
    while Member.objects.filter(slug=free).exists():
        number += 1
        free = f"{slug}-{number}"
    return Member.objects.create(slug=free, name=name)


def _bring_in(
    cycle: Cycle, pieces: Sequence[Piece], by: Actor, at: datetime, reason: str, source: str, key: UUID | None
) -> None:
    try:
        bring_in(
            cycle=cycle, items=list(map(item_of, pieces)), by=by, at=at, reason=reason, source=source, key=key
        )
    except Invalid as invalid:
        # A fault of the batch is named "PIECE FIELD", its box in the preview "PIECE-FIELD".
        raise Invalid(
            [Fault(fault.field.replace(" ", "-"), fault.words) for fault in invalid.faults]
        ) from invalid


def item_of(piece: Piece) -> Item:
    """The record that a piece becomes."""
    values = dict(piece.values)
    if piece.kind == "timeline-row":
        values["periods"] = [{"when": values.pop("when"), "note": ""}]
    return Item(piece.kind, values, handle=piece.handle, place=piece.name)
