"""The links to records from what is no contribution: few, even where a hundred thousand contributions come the same way."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, Record
from moothill.front.trail.effects import addressable
from moothill.front.trail.steps import BACKWARDS, WIDE, wide_of


def narrow(records: Sequence[Record], cycle: Cycle, actor: Actor) -> Iterator[QuerySet[Link]]:
    """Queries of such links, with their causes, as far as the actor may know of these; together they give each link once.

    Where contributions come by the same kind of link, the others are looked up by way of themselves. A kind of link that no
    contribution should take may still be taken by one: the caller passes over those. Asked here not to give any, PostgreSQL
    would look through all records first.
    """
    by_kind: dict[str, list[int]] = {}
    for each in records:
        by_kind.setdefault(each.kind, []).append(each.pk)
    seen = Link.objects.filter(addressable(cycle, actor, "cause__")).select_related("cause")
    plain = Q()
    for kind, effects in by_kind.items():
        links = [link for link in BACKWARDS if (kind, link) not in WIDE]
        plain |= Q(effect__in=effects, kind__in=links)
    yield seen.filter(plain)
    for kind, effects in by_kind.items():
        for link in wide_of(kind):
            if causes := WIDE[kind, link]:
                few = Record.objects.filter(cycle=cycle, kind__in=causes).order_by().values("pk")
                yield seen.filter(effect__in=effects, kind=link, cause__in=few)
