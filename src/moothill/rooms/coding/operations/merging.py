"""Merging codes: the old ones are retired and stay readable, and what was coded to them counts for the new one too."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import KeyReused, ReasonNeeded
from moothill.commons.record.linking import join
from moothill.commons.record.models import Link, LinkKind, Record, Revision
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.coding.errors.codes import NotMerged
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Code
from moothill.rooms.coding.operations.settling import (
    children_of,
    forget_suggestions,
    lay_change,
    lock_codes,
    rehome,
    write_line,
)

MOST = 100  # codes in one act
_STEP = 5000  # links made at once
_FAR = 1000


@transaction.atomic
def merge(
    *,
    cycle: Cycle,
    codes: Sequence[Record],
    into: Record,
    reason: str,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> Record:
    """Retire these codes in favour of `into`, which is returned.

    Their assignments stay with them. Every contribution coded to one of them is also linked to `into`, `into` becomes part of
    the themes that they are part of, and what stood under them stands under it. One line in the journal; a `key` seen before
    changes nothing more. Raises Refused, ReasonNeeded, NotMerged, KeyReused.
    """
    require(Act.EDIT, facts_of(by, cycle))
    if not reason.strip():
        raise ReasonNeeded
    chosen = list({record.pk: record for record in codes}.values())[:MOST]
    if not chosen:
        raise NotMerged("", _("Choose at least one code to merge."))
    lock_codes(cycle, [*chosen, into])
    chosen = [Record.objects.select_related("cycle").get(pk=each.pk) for each in chosen]
    target = Record.objects.select_related("cycle").get(pk=into.pk)
    if _answered(key, chosen):
        return target
    _check(cycle, chosen, target)
    children = children_of(chosen)
    _refuse_below(chosen, target)
    for number, record in enumerate(chosen):
        lay_change(
            record,
            {"standing": Standing.RETIRED},
            act="merged",
            by=by,
            at=at,
            reason=reason,
            key=None if number else key,
        )
    rehome([each for each in children if each not in chosen], target.reference, by=by, at=at, reason=reason)
    ids = [record.pk for record in chosen]
    join(
        pairs=((pk, target.pk) for pk in ids),
        kind=LinkKind.MERGED_INTO,
        by=by,
        at=at,
        note=reason[:400],
    )
    moved = _carry(ids, target.pk, by=by, at=at)
    forget_suggestions(ids)
    facts = {"codes": [record.reference for record in chosen], "inputs": moved}
    write_line(target, "merged", by=by, at=at, reason=reason, facts=facts)
    return target


def _answered(key: UUID | None, chosen: Sequence[Record]) -> bool:
    """Whether the act with this key was done before. Raises KeyReused where it was another one."""
    before = Revision.objects.filter(key=key).first() if key else None
    if before is None:
        return False
    if before.act != "merged" or before.record_id not in {record.pk for record in chosen}:
        raise KeyReused
    return True


def _check(cycle: Cycle, chosen: Sequence[Record], target: Record) -> None:
    for record in [*chosen, target]:
        if record.kind != "code" or record.cycle_id != cycle.pk:
            raise NotMerged(record.reference, _("This is no code of this cycle."))
        if record.state != RecordState.PUBLISHED:
            raise NotMerged(record.reference, _("It is not public."))
    if target in chosen:
        raise NotMerged(target.reference, _("A code cannot be merged into itself."))
    standing = dict(
        Code.objects.filter(pk__in=[each.pk for each in [*chosen, target]]).values_list("pk", "standing")
    )
    for record in [target, *chosen]:
        if standing[record.pk] == Standing.RETIRED:
            raise NotMerged(record.reference, _("It is retired already."))
    _refuse_circles(chosen, target)


def _refuse_circles(chosen: Sequence[Record], target: Record) -> None:
    """What was merged or split, at whatever distance, never goes back into where it came from."""
    ahead, seen = [target.pk], {target.pk}
    while ahead and len(seen) < _FAR:
        steps = Link.objects.filter(cause__in=ahead, kind__in=(LinkKind.MERGED_INTO, LinkKind.SPLIT_INTO))
        ahead = [pk for pk in steps.values_list("effect", flat=True) if pk not in seen]
        seen.update(ahead)
    for record in chosen:
        if record.pk in seen:
            raise NotMerged(record.reference, _("The other one went over into it."))


def _refuse_below(chosen: Sequence[Record], target: Record) -> None:
    """A code that stands under one of those merged would come to stand under itself."""
    above = dict(Code.objects.of(target.cycle).values_list("pk", "parent"))
    references = {record.pk: record.reference for record in chosen}
    at, seen = above.get(target.pk), {target.pk}
    while at is not None and at not in seen:
        if at in references:
            words = _("It stands under %(code)s. Put it elsewhere first, or merge the other way round.")
            raise NotMerged(target.reference, words % {"code": references[at]})
        seen.add(at)
        at = above.get(at)


def _carry(ids: Sequence[int], target: int, *, by: Actor, at: datetime) -> int:
    """Links of all contributions and themes, for the one code that counts from now on; how many contributions there are."""
    links = Link.objects.filter(effect__in=ids, kind=LinkKind.CODED_TO)
    inputs = list(links.order_by("cause").values_list("cause", flat=True).distinct())
    for start in range(0, len(inputs), _STEP):
        pairs = ((pk, target) for pk in inputs[start : start + _STEP])
        join(pairs=pairs, kind=LinkKind.CODED_TO, by=by, at=at)
    carry_themes(ids, [target], by=by, at=at)
    return len(inputs)


def carry_themes(ids: Sequence[int], targets: Sequence[int], *, by: Actor, at: datetime) -> None:
    """Make these codes part of whatever those are part of."""
    links = Link.objects.filter(cause__in=ids, kind=LinkKind.PART_OF)
    themes = set(links.values_list("effect", flat=True))
    pairs = [(target, theme) for target in targets for theme in sorted(themes)]
    join(pairs=pairs, kind=LinkKind.PART_OF, by=by, at=at)
