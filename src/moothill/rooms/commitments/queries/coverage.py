"""How many contributions reach a commitment: for `responses.queries.coverage`."""

from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState


def ends(cycle: Cycle) -> list[Any]:
    """By the rule of `queries.reaching`: commitments, what became one, what a response that did answers, and what is below.

    Queries of one column, ids of records.
    """
    commitments = _live(cycle, "commitment")
    became = Link.objects.filter(kind=LinkKind.BECAME, effect__in=commitments).order_by()
    responses = _live(cycle, "response").filter(pk__in=became.values("cause"))
    answered = Link.objects.filter(kind=LinkKind.ANSWERED_BY, effect__in=responses).order_by()
    answered = answered.filter(cause__kind__in=("input", "point", "theme"))
    through = (became.filter(cause__kind="theme"), answered.filter(cause__kind="theme"))
    points = [_points(each) for each in through]
    codes = [_codes(each) for each in through]
    return [commitments, became.values("cause"), answered.values("cause"), *points, *codes]


def _points(themes: Any) -> Any:
    return kinds.get("point").model.objects.filter(theme__in=themes.values("cause")).values("pk")


def _codes(themes: Any) -> Any:
    links = Link.objects.filter(kind=LinkKind.PART_OF, cause__kind="code", effect__in=themes.values("cause"))
    return links.order_by().values("cause")


def _live(cycle: Cycle, kind: str) -> Any:
    records = Record.objects.filter(cycle=cycle, kind=kind, state=RecordState.PUBLISHED)
    return records.order_by().values("pk")
