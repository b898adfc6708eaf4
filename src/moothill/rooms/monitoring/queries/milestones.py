"""Milestones that can be reported on."""

from collections.abc import Iterable
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.core.policy import RecordState


def standing_in(cycle: Cycle) -> Any:
    """The public milestones of public commitments, in the order of the plan, with both records: a query to narrow further."""
    rows = kinds.get("milestone").model.objects.filter(
        record__cycle=cycle, record__state=RecordState.PUBLISHED, commitment__record__cycle=cycle,
        commitment__record__state=RecordState.PUBLISHED,
    )  # fmt: skip
    order = ("commitment__record__position", "commitment", "record__position", "pk")
    return rows.select_related("record", "commitment__record").order_by(*order)


def standing_of(cycle: Cycle, commitments: Iterable[int]) -> list[Any]:
    """As `standing_in`, of some commitments. One question."""
    return list(standing_in(cycle).filter(commitment__in=list(commitments)))
