"""Reading records and their history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.models import Link, LinkKind, Record, Revision, Suggestion, SuggestionState
from moothill.commons.record.visibility import visible
from moothill.core.policy import RecordState
from moothill.core.policy.deciding import decide_inside


def find(cycle: Cycle, reference: str, actor: Actor) -> Record | None:
    """The record under this reference if `actor` may know of it, withdrawn ones included."""
    record = Record.objects.addressable_by(actor).filter(cycle=cycle, reference=reference).first()
    if record:
        record.cycle = cycle
    return record


def sees_inside(actor: Actor, cycle: Cycle) -> bool:
    """Whether `actor` may read what is not public in `cycle`."""
    return decide_inside(actor.facts(cycle.pk))


def history(record: Record, actor: Actor) -> QuerySet[Revision]:
    """The revisions `actor` may read, newest first: the public sees those that were public, of what still is."""
    revisions = record.revisions.order_by("-number")
    if sees_inside(actor, record.cycle):
        return revisions
    if record.state != RecordState.PUBLISHED:
        return revisions.none()
    return revisions.filter(state=RecordState.PUBLISHED)


def brought_in(record: str = "pk") -> Exists:
    """The condition that an import brought a record in: then the day on which it appeared is that of the import."""
    return Exists(Revision.objects.filter(record=OuterRef(record), number=1, act="imported").order_by())


LINKED = 20
# What a record may have very many of behind it: its room lists them, page by page.
_NUMEROUS = (LinkKind.CODED_TO, LinkKind.PART_OF, LinkKind.ANSWERED_BY, LinkKind.BECAME)


@dataclass(frozen=True, slots=True)
class Linked:
    """The first links from and to a record, oldest first. `more`: there are others, which the story of the record tells."""

    links: list[Link]
    more: bool


def links_of(record: Record, actor: Actor, *, without: Iterable[LinkKind] = (), most: int = LINKED) -> Linked:
    """Links from and to a record whose other end `actor` may see: at most `most` each way; `without` those of some kinds.

    Not those to it of which there may be very many: what belongs to a theme, is coded to a code, or has one answer with
    others.
    """
    ends = Link.objects.exclude(kind__in=without).select_related("cause", "effect").order_by("at", "pk")
    out = list(ends.filter(visible(actor, "effect__"), cause=record)[: most + 1])
    few = ends.filter(visible(actor, "cause__"), effect=record).exclude(kind__in=_NUMEROUS)
    into = list(few[: most + 1])
    shown = sorted([*out[:most], *into[:most]], key=lambda link: (link.at, link.pk))
    return Linked(shown, max(len(out), len(into)) > most)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many suggestions wait for a steward, and how many of them longer than was promised."""

    waiting: int
    late: int


def waiting_of(cycle: Cycle, today: date) -> Waiting:
    """What waits at the desk of `cycle` on the day `today`, held suggestions included. One question."""
    states = (SuggestionState.WAITING, SuggestionState.HELD)
    rows = Suggestion.objects.filter(cycle=cycle, state__in=states)
    return Waiting(**rows.aggregate(waiting=Count("pk"), late=Count("pk", filter=Q(due__lt=today))))


def overdue_of(cycle: Cycle, today: date) -> int:
    """How many suggestions that everybody can see should have been answered before `today`. One question."""
    states = (SuggestionState.WAITING, SuggestionState.ASKED)
    rows = Suggestion.objects.visible_to(PASSER_BY).filter(cycle=cycle, state__in=states, due__lt=today)
    return rows.count()
