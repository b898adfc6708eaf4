"""Themes as the list shows them: in printed order, each with its points, its number and its sources."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.paging import first_of_each, page_of
from moothill.core.policy import RecordState
from moothill.rooms.themes.models import Point, Theme
from moothill.rooms.themes.queries.answers import answered_among
from moothill.rooms.themes.queries.reach import raised_by
from moothill.rooms.themes.queries.standing import Stands, standings_of

PAGE = 50
_ORDER = ("record__position", "pk")


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point in a list. `answered`: a response to it is published."""

    reference: str
    url: str
    title: str
    answered: bool
    draft: bool


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme in the list. `raised`: public contributions by how they came; `points` may be the first of `of_points`.

    `answered` of the published points have a published response; `has_answer`: the theme itself has one.
    """

    pk: int
    reference: str
    url: str
    number: str
    title: str
    stands: Stands
    raised: Mapping[str, int]
    points: tuple[PointRow, ...]
    of_points: int
    answered: int
    has_answer: bool
    draft: bool
    doubt: str

    @property
    def number_raised(self) -> int:
        """How many different public contributions reach it."""
        return sum(self.raised.values())


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of themes, the mark of the next one, and how many points of all published themes are answered."""

    rows: tuple[ThemeRow, ...]
    following: str
    of_points: int
    answered: int


def themes(cycle: Cycle, actor: Actor) -> QuerySet[Theme]:
    """The themes of a cycle that `actor` may see, in printed order: a query to narrow further."""
    found: QuerySet[Theme] = Theme.objects.visible_in(cycle, actor)
    return found.select_related("record").order_by(*_ORDER)


def page_of_themes(cycle: Cycle, actor: Actor, *, after: str = "") -> Listed:
    """One page of themes with everything the list shows. A number of questions that does not grow. Raises NoSuchPage."""
    found = page_of(themes(cycle, actor), _ORDER, after=after, most=PAGE)
    public = _public(cycle)
    answered = answered_among(cycle, actor, [*public, *(theme.pk for theme in found.things)])
    rows = rows_of(found.things, cycle, actor, public=public, answered=answered)
    return Listed(tuple(rows), found.following, len(public), len(answered & public.keys()))


def _public(cycle: Cycle) -> dict[int, int]:
    """The published points of published themes, each with its theme."""
    points = Point.objects.of(cycle).filter(
        record__state=RecordState.PUBLISHED, theme__record__state=RecordState.PUBLISHED
    )
    return dict(points.values_list("pk", "theme"))


def rows_of(
    things: Sequence[Theme],
    cycle: Cycle,
    actor: Actor,
    *,
    public: Mapping[int, int],
    answered: Collection[int],
) -> Iterable[ThemeRow]:
    """The rows of these themes, in their order. `public`: all published points, each with its theme."""
    raised = raised_by([theme.pk for theme in things], cycle)
    stands = standings_of(things)
    points = _points_of(things, cycle, actor, answered)
    for theme in things:
        record = theme.record
        record.cycle = cycle
        own = [pk for pk, whose in public.items() if whose == theme.pk]
        yield ThemeRow(
            pk=theme.pk,
            reference=record.reference,
            url=record.get_absolute_url(),
            number=record.number,
            title=record.title,
            stands=stands[theme.pk],
            raised=raised[theme.pk],
            points=tuple(points.get(theme.pk, ())),
            of_points=len(own),
            answered=sum(pk in answered for pk in own),
            has_answer=theme.pk in answered,
            draft=record.state == RecordState.DRAFT,
            doubt=record.doubt,
        )


def _points_of(
    things: Sequence[Theme], cycle: Cycle, actor: Actor, answered: Collection[int]
) -> dict[int, list[PointRow]]:
    seen = Point.objects.visible_in(cycle, actor).filter(theme__in=[theme.pk for theme in things])
    first = first_of_each(seen.select_related("record").order_by(*_ORDER), "theme")
    found: dict[int, list[PointRow]] = {}
    for point in first:
        point.record.cycle = cycle
        found.setdefault(point.theme_id, []).append(point_row(point, point.pk in answered))
    return found


def point_row(point: Point, answered: bool) -> PointRow:
    """One point as a list shows it; the cycle of its record is at hand."""
    record = point.record
    return PointRow(
        record.reference,
        record.get_absolute_url(),
        record.title,
        answered,
        record.state == RecordState.DRAFT,
    )
