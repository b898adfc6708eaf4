"""What people say of contributions that are alike. By links alone: nothing is merged, and each keeps its own trail."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.linking import join, link, unlink
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.coding.errors.alike import NoJudgement, NotComparable, NotForCampaign

JUDGEMENTS = (LinkKind.SAME_AS, LinkKind.CAMPAIGN, LinkKind.RELATED, LinkKind.DISTINCT)
MOST = 500  # contributions that one act links as a campaign
_NOTE = 400  # characters of a reason that stand beside a link


@transaction.atomic
def judge(*, one: Record, other: Record, kind: str, reason: str = "", by: Actor, at: datetime) -> Link:
    """Say how two published contributions of a cycle are alike: one of JUDGEMENTS, from the older to the newer.

    A pair has one judgement: another one takes the place of what stood, with one line that says what that was. The same one
    again changes nothing. Raises Refused, NoJudgement, NotComparable.
    """
    require(Act.LINK, facts_of(by, one.cycle, one))
    if kind not in JUDGEMENTS:
        raise NoJudgement
    if one.pk == other.pk:
        raise NotComparable(other.reference, _("It is the same contribution."))
    first, second = sorted((one, other), key=lambda record: record.pk)
    for record in (first, second):
        _check(laying.lock(record), one.cycle)
    before = list(between(first, second).order_by("pk"))
    if [standing.kind for standing in before] == [kind]:
        return before[0]
    if not before:
        return link(
            cause=first, effect=second, kind=LinkKind(kind), note=reason[:_NOTE], reason=reason, by=by, at=at
        )
    Link.objects.filter(pk__in=[standing.pk for standing in before]).delete()
    join(pairs=[(first.pk, second.pk)], kind=LinkKind(kind), by=by, at=at, note=reason[:_NOTE])
    write(
        head=one.cycle.head_id,
        kind="link.changed",
        subject=f"{one.cycle.slug}/{first.reference}",
        reason=reason,
        by=by,
        at=at,
        facts={"to": second.reference, "link": kind, "was": before[0].kind},
    )
    return Link.objects.get(cause=first, effect=second, kind=kind)


@transaction.atomic
def take_judgement_back(*, one: Record, other: Record, reason: str = "", by: Actor, at: datetime) -> int:
    """Take away what was said of two contributions; how many links that were, 0 where nobody judged. Raises Refused."""
    require(Act.LINK, facts_of(by, one.cycle, one))
    for record in sorted((one, other), key=lambda record: record.pk):
        laying.lock(record)
    standing = list(between(one, other).select_related("cause__cycle", "effect").order_by("pk"))
    for each in standing:
        unlink(link=each, reason=reason, by=by, at=at)
    return len(standing)


@transaction.atomic
def link_campaign(*, cycle: Cycle, inputs: Sequence[Record], reason: str, by: Actor, at: datetime) -> int:
    """Link these published contributions as one campaign, with one line for all; how many were linked anew.

    All are linked from one of them: the one from which most of them are linked already, else the oldest. What a person said
    of one of these pairs before stays. Where nothing is left to link no line is written, so that a second click is harmless.
    Raises Refused, ReasonNeeded, NotForCampaign, NotComparable.
    """
    require(Act.LINK, facts_of(by, cycle))
    if not reason.strip():
        raise ReasonNeeded
    chosen = {record.pk: record for record in inputs}
    if not 2 <= len(chosen) <= MOST:
        raise NotForCampaign(MOST)
    rows = Record.objects.select_for_update(of=("self",)).filter(pk__in=chosen).order_by("pk")
    locked = {record.pk: record for record in rows}
    for record in locked.values():
        _check(record, cycle)
    root = root_of(list(locked))
    known = judged_with(root)
    new = [record for record in locked.values() if record.pk != root and record.pk not in known]
    if not new:
        return 0
    pairs = [(root, record.pk) for record in new]
    join(pairs=pairs, kind=LinkKind.CAMPAIGN, by=by, at=at, note=reason[:_NOTE])
    write(
        head=cycle.head_id,
        kind="campaign.linked",
        subject=f"{cycle.slug}/{locked[root].reference}",
        reason=reason,
        by=by,
        at=at,
        facts={"inputs": [record.reference for record in new]},
    )
    return len(new)


def between(one: Record, other: Record) -> QuerySet[Link]:
    """What was said of two contributions, whichever way it was written down."""
    ways = Q(cause=one, effect=other) | Q(cause=other, effect=one)
    return Link.objects.filter(ways, kind__in=JUDGEMENTS)


def root_of(keys: Sequence[int]) -> int:
    """That of these contributions, given in order, from which most of the others are linked as a campaign; else the first."""
    rows = Link.objects.filter(kind=LinkKind.CAMPAIGN, cause__in=keys, effect__in=keys)
    linked = Counter(rows.values_list("cause", flat=True))
    return max(keys, key=lambda key: (linked[key], -key))


def judged_with(key: int) -> set[int]:
    """All contributions of which somebody said how they are like this one."""
    rows = Link.objects.filter(Q(cause=key) | Q(effect=key), kind__in=JUDGEMENTS)
    return {end for pair in rows.values_list("cause", "effect") for end in pair} - {key}


def _check(record: Record, cycle: Cycle) -> None:
    if record.kind != "input" or record.cycle_id != cycle.pk:
        raise NotComparable(record.reference, _("It is no contribution of this cycle."))
    if record.state != RecordState.PUBLISHED:
        raise NotComparable(record.reference, _("It is not public."))
