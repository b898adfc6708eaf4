"""What fits no theme: public contributions that reach none, those that wait longest first."""

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
    """The public contributions that reach no published theme: a query to page."""
    ways = Link.objects.filter(
        cause=OuterRef("pk"), kind__in=(LinkKind.PART_OF, LinkKind.CODED_TO)
    ).order_by()
    # As a sum, so that a database looks from the contribution into a small set, and not the other way round.
    ways = ways.annotate(end=F("effect") + 0)
    return published(cycle, actor).exclude(Exists(ways.filter(end__in=_ends(cycle))))


def _ends(cycle: Cycle) -> QuerySet[Any]:
    """Everything of a cycle that leads into a theme: the themes, their points and their codes."""
    own = Theme.objects.filter(record__cycle=cycle, record__state=RecordState.PUBLISHED)
    points = Point.objects.filter(theme__in=own, record__state=RecordState.PUBLISHED)
    codes = Link.objects.filter(kind=LinkKind.PART_OF, effect__in=own.values("pk"))
    codes = codes.filter(cause__kind="code", cause__state=RecordState.PUBLISHED)
    ends = own.values("pk").union(points.values("pk"), codes.values("cause"))
    return ends


def page_of_unfitting(cycle: Cycle, actor: Actor, *, after: str = "") -> Page:
    """One page of them, the oldest first. Raises NoSuchPage."""
    things = fitting_none(cycle, actor).select_related("record", "call__record", "event__record")
    return page_of(things, _OLDEST, after=after, most=PAGE)


def set_apart_in(cycle: Cycle, actor: Actor) -> Any:
    """What people set apart, of what is public: the contributions with the reasons, a query to page."""
    shown = published(cycle, actor).values("pk")
    return Apart.objects.filter(input__in=shown).select_related("input__record")
