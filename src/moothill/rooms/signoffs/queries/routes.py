"""The routes of a cycle and of its records, and how far they are."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.paging import Page, page_of
from moothill.core.policy import RecordState, Side
from moothill.rooms.signoffs.models import Route
from moothill.rooms.signoffs.queries.walking import Walked, open_step, walked_of


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the standing routes of one record are, taken together.

    `routes` is how many there are, `passed` of their `of` steps are passed, and `refused` stand refused. `day` is the last
    day on which one was passed. `open` is the step that is entered next, of the oldest route that has one.
    """

    routes: int = 0
    passed: int = 0
    of: int = 0
    refused: int = 0
    day: date | None = None
    open: Walked | None = None

    @property
    def whole(self) -> bool:
        """Whether there is a route, and every step is passed."""
        return 0 < self.of == self.passed


def standing_routes(records: Collection[int]) -> Any:
    """The published routes laid on these records, the oldest first: a query."""
    found = Route.objects.filter(on__in=records, record__state=RecordState.PUBLISHED)
    return found.select_related("record").order_by("pk")


def standing_of(records: Iterable[Record]) -> dict[int, Standing]:
    """By id of the record how its routes stand; a record without any is in it too. Three questions."""
    ids = [record.pk for record in records]
    by_record = _walked_by_record(ids)
    return {pk: _summed(by_record.get(pk, ())) for pk in ids}


def _walked_by_record(ids: Collection[int]) -> dict[int, list[list[Walked]]]:
    laid = list(standing_routes(ids).values_list("pk", "on"))
    walked = walked_of([route for route, _on in laid])
    found: dict[int, list[list[Walked]]] = {}
    for route, on in laid:
        found.setdefault(on, []).append(walked[route])
    return found


def _summed(routes: Sequence[list[Walked]]) -> Standing:
    steps = [step for route in routes for step in route]
    waiting = (open_step(route) for route in routes)
    return Standing(
        routes=len(routes),
        passed=sum(step.passed for step in steps),
        of=len(steps),
        refused=sum(step.is_open and step.last is not None for step in steps),
        day=max((step.day for step in steps if step.day), default=None),
        open=next((step for step in waiting if step), None),
    )


def passed(record: Record) -> date | None:
    """The day on which the last step of a standing route on this record was passed: the first route that is passed whole.

    None while there is none. Three questions.
    """
    days = [
        max(step.day for step in route if step.day)
        for route in _walked_by_record([record.pk]).get(record.pk, ())
        if route and all(step.passed for step in route)
    ]
    return min(days, default=None)


def signed_by_sides(record: Record) -> dict[Side, date]:
    """The sides whose every step of a standing route on this record is passed, each with the day of the last of them.

    Where a side has steps in several such routes, the first that it passed whole counts. Three questions.
    """
    found: dict[Side, date] = {}
    for route in _walked_by_record([record.pk]).get(record.pk, ()):
        for side in {Side(each.step.side) for each in route}:
            days = [each.day for each in route if each.step.side == side]
            whole = [day for day in days if day]
            if len(whole) == len(days):
                found[side] = min(max(whole), found.get(side, date.max))
    return found


def routes_in(cycle: Cycle, actor: Actor) -> Any:
    """The published routes of a cycle that `actor` may see, on records that they may see: a query."""
    seen = Record.objects.visible_in(cycle, actor)
    found = Route.objects.visible_in(cycle, actor).filter(record__state=RecordState.PUBLISHED, on__in=seen)
    return found.select_related("record", "on")


def page_of_routes(cycle: Cycle, actor: Actor, *, after: str = "") -> Page:
    """One page of them, the newest first. Raises NoSuchPage."""
    return page_of(routes_in(cycle, actor), ("-pk",), after=after)


def changed_since(routes: Iterable[Route]) -> set[int]:
    """Those of these routes whose record, given as `on`, reads otherwise now than in the version that is approved.

    A version that only moved, or came back, is the same. One question.
    """
    laid = [route for route in routes if route.on.version != route.of_version]
    if not laid:
        return set()
    numbers = {number for route in laid for number in (route.of_version, route.on.version)}
    rows = Revision.objects.filter(record__in=[route.on_id for route in laid], number__in=numbers)
    contents = {
        (record, number): content
        for record, number, content in rows.values_list("record", "number", "content")
    }
    return {
        route.pk
        for route in laid
        if contents.get((route.on_id, route.of_version)) != contents.get((route.on_id, route.on.version))
    }
