"""The lines of a journal that tell of public changes, narrowed by what is asked."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.record import kinds
from moothill.front.feeds.asking import Asked, acts, day_after, moment, others

# What is prepared or held is nobody's business yet: these lines stand in the journal alone.
_UNSEEN = (".prepared", ".held")


def lines(cycle: Cycle, asked: Asked) -> QuerySet[Entry]:
    """Newest first. Tells nothing that the journal's page does not tell."""
    found = Entry.objects.filter(head=cycle.head_id).order_by("-number")
    for ending in _UNSEEN:
        found = found.exclude(kind__endswith=ending)
    found = found.filter(_kinds(asked)) if asked.kind or asked.act else found
    if asked.by:
        found = found.filter(actor_name=asked.by)
    if asked.before is not None:
        found = found.filter(number__lt=asked.before)
    return found.filter(_span(cycle, asked.since, asked.until))


def _kinds(asked: Asked) -> Q:
    """Exact words where we can, so that an index may help."""
    if asked.kind in others():
        return Q(kind__startswith=f"{asked.kind}.") if not asked.act else Q(kind=f"{asked.kind}.{asked.act}")
    names = [asked.kind] if asked.kind else [kind.name for kind in kinds.every()]
    done = [asked.act] if asked.act else list(acts())
    return Q(kind__in=[f"{name}.{act}" for name in names for act in done])


def _span(cycle: Cycle, since: date | None, until: date | None) -> Q:
    span: dict[str, Any] = {}
    if since and since > date.min:
        span["at__gte"] = moment(since, cycle)
    if until and until < date.max:
        span["at__lt"] = moment(day_after(until), cycle)
    return Q(**span)
