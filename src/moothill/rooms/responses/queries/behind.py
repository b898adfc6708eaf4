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
    answered = Link.objects.filter(effect=response.pk, kind=LinkKind.ANSWERED_BY).order_by()
    by_kind = {kind: list(_causes(answered, kind)) for kind in ("point", "theme", "call")}
    places = _places(by_kind["point"], by_kind["theme"])
    condition = Q(pk__in=answered.filter(cause__kind="input").values("cause"))
    if places:
        condition |= Q(pk__in=Link.objects.filter(effect__in=places, kind__in=_IN).order_by().values("cause"))
    if by_kind["call"]:
        condition |= Q(call__in=by_kind["call"])
    return published(response.cycle, OPERATOR).filter(condition)


def _causes(links: QuerySet[Link], kind: str) -> QuerySet[Any, int]:
    return links.filter(cause__kind=kind).values_list("cause", flat=True)


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
    """The references of at most `most` contributions behind a response with ids beyond `after`; and the last of the ids, 0
    after the last of all.
    """
    rows = inputs_behind(response).filter(pk__gt=after).order_by("pk").values_list("pk", "record__reference")
    found = list(rows[: most + 1])
    return [reference for _pk, reference in found[:most]], found[most - 1][0] if len(found) > most else 0
