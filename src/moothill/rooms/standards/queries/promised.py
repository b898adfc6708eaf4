"""What was promised and what is told of it: commitments, milestones, updates, editions, and the calls on drafts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Revision
from moothill.commons.record.visibility import visible
from moothill.core.dates import Period, Precision
from moothill.core.policy import RecordState
from moothill.core.standards import facts as core
from moothill.core.standards.said import said
from moothill.rooms.commitments.queries.checking import read_facts, traced
from moothill.rooms.signoffs.kinds import PASSED

_MOST = 10_000
_MOST_NAMED = 100


class Reading(Protocol):
    """How lists are read: the first things of each, and what all facts share."""

    cycle: Cycle

    def first(self, things: Any, name: str) -> list[Any]:
        """The first things of a list."""

    def known(self, thing: Any) -> dict[str, Any]:
        """What all facts about a record share."""


@dataclass(frozen=True, slots=True)
class Promised:
    """Everything of it, ready for the facts of a cycle."""

    commitments: tuple[core.Commitment, ...]
    updates: tuple[core.Update, ...]
    editions: tuple[core.Edition, ...]
    drafts: tuple[core.DraftCall, ...]
    moves: int
    silent: tuple[str, ...]


def promised_in(read: Reading) -> Promised:
    """As a passer-by may read it, in fifteen questions at most, however much there is."""
    things = read.first(_of("commitment", read).order_by("record__position", "pk"), "commitments")
    steps = read.first(_of("milestone", read).order_by("record__position", "pk"), "commitments")
    moved = _moved([each.pk for each in steps])
    updates = read.first(_of("update", read).order_by("pk"), "updates")
    editions = read.first(_of("edition", read).order_by("pk"), "commitments")
    calls = read.first(_calls(read), "calls")
    return Promised(
        commitments=tuple(_commitments(read, things, steps)),
        updates=tuple(_updates(read, updates, steps)),
        editions=tuple(_editions(read, editions)),
        drafts=tuple(_drafts(read, calls)),
        moves=sum(len(versions) for versions in moved.values()),
        silent=tuple(_silent(steps, moved))[:_MOST_NAMED],
    )


def _of(kind: str, read: Reading) -> Any:
    return kinds.get(kind).things().visible_in(read.cycle, PASSER_BY)


def _commitments(read: Reading, things: Sequence[Any], steps: Iterable[Any]) -> Iterator[core.Commitment]:
    below: dict[int, list[core.Milestone]] = defaultdict(list)
    for each in steps:
        below[each.commitment_id].append(core.Milestone(**read.known(each), **read_facts(each)))
    found = traced([each.pk for each in things], read.cycle)
    for each in things:
        yield core.Commitment(
            **read.known(each), **read_facts(each), traced=each.pk in found, milestones=tuple(below[each.pk])
        )


def _updates(read: Reading, things: Iterable[Any], steps: Iterable[Any]) -> Iterator[core.Update]:
    references = {each.pk: each.record.reference for each in steps}
    for each in things:
        if each.milestone_id in references:
            yield core.Update(
                **read.known(each),
                milestone=references[each.milestone_id],
                side=each.side,
                state=core.Standing(each.state),
                day=each.day,
                evidence=len(each.evidence),
                challenge=bool(each.challenge) or said(each.hindrance),
            )


def _editions(read: Reading, things: Sequence[Any]) -> Iterator[core.Edition]:
    """Three questions: their submissions, the routes laid on them, and what was signed."""
    ids = [each.pk for each in things]
    model = kinds.get("edition").model
    sent = dict(model.objects.filter(pk__in=ids).values_list("pk", "submission__day"))
    references = {each.pk: each.record.reference for each in things}
    approved = _approved(ids)
    for each in things:
        yield core.Edition(
            **read.known(each),
            place=each.place,
            day=each.day,
            commitments=len(each.drafts),
            vision=said(each.vision),
            signed=frozenset(row.get("side", "") for row in each.signed)
            if said(each.foreword)
            else frozenset(),
            approved=approved.get(each.pk, {}),
            amends=references.get(each.amends_id, "") if each.amends_id else "",
            agreed=bool(each.agreed),
            submitted=sent.get(each.pk),
        )


def _approved(editions: Sequence[int]) -> dict[int, dict[str, date]]:
    """By edition and side the day on which the side had passed all its steps of a standing route: the first that it did."""
    routes: Any = kinds.get("route").model.objects
    laid = routes.filter(on__in=editions, record__state=RecordState.PUBLISHED).order_by()
    rows = laid.values_list(
        "pk", "on", "steps__side", "steps__pk", "steps__signatures__verdict", "steps__signatures__day"
    )
    days: dict[tuple[int, int, str], dict[int, date | None]] = defaultdict(dict)
    for route, on, side, step, verdict, day in rows:
        if step is not None:
            days[route, on, side][step] = day if verdict in PASSED else days[route, on, side].get(step)
    found: dict[int, dict[str, date]] = defaultdict(dict)
    for (_route, on, side), passed in days.items():
        whole = [day for day in passed.values() if day]
        if len(whole) == len(passed):
            found[on][side] = min(max(whole), found[on].get(side, date.max))
    return found


def _calls(read: Reading) -> Any:
    """Calls by which a draft or an edition is or was open for comment."""
    on = Q(consultations__on__state=RecordState.PUBLISHED)
    return _of("call", read).filter(on).distinct().order_by("pk")


def _drafts(read: Reading, calls: Iterable[Any]) -> Iterator[core.DraftCall]:
    zone = ZoneInfo(read.cycle.zone)
    for each in calls:
        when = each.when
        if each.opens_at and each.closes_at:
            first, last = each.opens_at.astimezone(zone).date(), each.closes_at.astimezone(zone).date()
            when = Period(f"{first} – {last}", first, last, Precision.RANGE)
        yield core.DraftCall(**read.known(each), when=when)


def _moved(milestones: Sequence[int]) -> dict[int, set[int]]:
    """The versions by which the dates of these milestones were moved aloud."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = kinds.get("milestone").model.objects.filter(pk__in=milestones, moves__isnull=False).order_by()
    for pk, version in rows.values_list("pk", "moves__version")[:_MOST]:
        found[pk].add(version)
    return found


def _silent(steps: Sequence[Any], moved: dict[int, set[int]]) -> Iterator[str]:
    """References of milestones whose date was another one before, once they were public, with no reason told."""
    references = {each.pk: each.record.reference for each in steps}
    public = Revision.objects.filter(record__in=references, state=RecordState.PUBLISHED).order_by(
        "record", "number"
    )
    before: dict[int, Any] = {}
    named: set[int] = set()
    for record, number, when in public.values_list("record", "number", "content__when")[:_MOST]:
        edtf = when.get("edtf") if isinstance(when, dict) else when
        changed = before.get(record) not in (None, "", edtf)
        if changed and number not in moved.get(record, ()) and record not in named:
            named.add(record)
            yield references[record]
        before[record] = edtf


def carried() -> Q | Exists:
    """Whether an answer, or what it answers, became part of a commitment: to be asked of each answer."""
    became = Link.objects.filter(visible(PASSER_BY, "effect__"), kind=LinkKind.BECAME)
    asked = Link.objects.filter(kind=LinkKind.ANSWERED_BY, effect=OuterRef("pk"))
    direct = became.filter(cause=OuterRef("cause"))
    within = became.filter(cause__links_in__cause=OuterRef("cause"), cause__links_in__kind=LinkKind.PART_OF)
    return Exists(became.filter(cause=OuterRef("pk"))) | Exists(asked.filter(Exists(direct) | Exists(within)))
