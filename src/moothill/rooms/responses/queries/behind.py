"""Which contributions stand behind a response: whoever made one hears of it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.rooms.inputs.queries.narrowing import published

_IN = (LinkKind.PART_OF, LinkKind.CODED_TO)


def inputs_behind(response: Record) -> Any:
    """The public contributions behind a response, each once: a query, in no order.

    Those that it answers, what was gathered into them, what is in its points and themes, directly, by a point or through a
    code, and what answers its calls.
    """
    direct, within, calls = _arms(response)
    condition = Q(pk__in=direct.values("cause"))
    if within is not None:
        condition |= Q(pk__in=within.values("cause"))
    if calls:
        condition |= Q(call__in=calls)
    return published(response.cycle, OPERATOR).filter(condition)


def _arms(response: Record) -> tuple[QuerySet[Link], QuerySet[Link] | None, list[int]]:
    """The links from contributions that it answers, those into its points, themes and codes, and its calls."""
    answered = Link.objects.filter(effect=response.pk, kind=LinkKind.ANSWERED_BY).order_by()
    causes: dict[str, list[int]] = {}
    others = answered.exclude(cause__kind="input").values_list("cause__kind", "cause")
    for kind, cause in others:
        causes.setdefault(kind, []).append(cause)
    places = _places(causes.get("point", []), causes.get("theme", []))
    within = (
        Link.objects.filter(effect__in=places, kind__in=_IN, cause__kind="input").order_by()
        if places
        else None
    )
    return answered.filter(cause__kind="input"), within, causes.get("call", [])


def _places(points: Sequence[int], themes: Sequence[int]) -> list[int]:
    """The points, themes and codes in which a contribution is behind the response: few."""
    if not themes:
        return list(points)
    below = kinds.get("point").model.objects.filter(theme__in=themes).values_list("pk", flat=True)
    codes = Link.objects.filter(kind=LinkKind.PART_OF, cause__kind="code", effect__in=themes)
    return [*points, *themes, *below, *codes.values_list("cause", flat=True)]


def calls_behind(response: Record) -> Any:
    """The ids of the calls to which these contributions were made: a query."""
    return inputs_behind(response).exclude(call=None).order_by().values("call").distinct()


def references_behind(response: Record, *, after: int, most: int) -> tuple[list[str], int]:
    """The references of the contributions behind a response among the next `most` ids beyond `after`; and the last of these
    ids, 0 after the last of all.

    Each way is read by itself, and no more of it than may be needed: there may be a hundred thousand.
    """
    direct, within, calls = _arms(response)
    things = published(response.cycle, OPERATOR)
    ways = [
        links.filter(cause__gt=after).values_list("cause", flat=True)
        for links in (direct, within)
        if links is not None
    ]
    if calls:
        ways.append(things.filter(call__in=calls, pk__gt=after).values_list("pk", flat=True))
    ids = sorted({pk for way in ways for pk in _first(way, most + 1)})[: most + 1]
    found = things.filter(pk__in=ids[:most]).order_by("pk").values_list("record__reference", flat=True)
    return list(found), ids[most - 1] if len(ids) > most else 0


def _first(ids: Any, most: int) -> Any:
    """The first of these ids, each once."""
    column = ids.query.values_select[0]
    return ids.order_by(column).distinct()[:most]
