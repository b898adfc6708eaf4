"""What fits no theme: public contributions that reach none, those that wait longest first."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.paging import Page, page_of
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.themes.models import Apart, Point, Theme

PAGE = 50
_OLDEST = ("pk",)


def fitting_none(cycle: Cycle, actor: Actor) -> Any:
    """The public contributions that reach no published theme: a query to page. One question now, for what leads to themes."""
    ways = Link.objects.filter(
        cause=OuterRef("pk"), kind__in=(LinkKind.PART_OF, LinkKind.CODED_TO)
    ).order_by()
    # As a sum, so that SQLite looks from the contribution into a small set, and not the other way round; and as a list, with
    # which PostgreSQL walks both in order and stops after a page: ten times faster among 100,000.
    ways = ways.annotate(end=F("effect") + 0)
    return published(cycle, actor).exclude(Exists(ways.filter(end__in=list(_ends(cycle)))))


def _ends(cycle: Cycle) -> QuerySet[Any, int]:
    """Everything of a cycle that leads into a theme: the themes, their points and their codes."""
    own = Theme.objects.filter(record__cycle=cycle, record__state=RecordState.PUBLISHED)
    points = Point.objects.filter(theme__in=own, record__state=RecordState.PUBLISHED)
    codes = Link.objects.filter(kind=LinkKind.PART_OF, effect__in=own.values("pk"))
    codes = codes.filter(cause__kind="code", cause__state=RecordState.PUBLISHED)
    return own.values_list("pk", flat=True).union(
        points.values_list("pk", flat=True), codes.values_list("cause", flat=True)
    )


def page_of_unfitting(cycle: Cycle, actor: Actor, *, after: str = "") -> Page:
    """One page of them, the oldest first. Raises NoSuchPage."""
    things = fitting_none(cycle, actor).select_related("record", "call__record", "event__record")
    return page_of(things, _OLDEST, after=after, most=PAGE)


def apart_among(inputs: Collection[int]) -> dict[int, Apart]:
    """Those of these contributions, which the caller may show, that people set apart: by id, each with its reason."""
    return {each.pk: each for each in Apart.objects.filter(input__in=inputs)}
