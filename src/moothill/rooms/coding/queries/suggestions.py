"""What is suggested for contributions."""

from collections.abc import Collection
from dataclasses import dataclass

from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Suggester, Suggestion


@dataclass(frozen=True, slots=True)
class Offer:
    """One code that is suggested: the most likely one has `rank` 1."""

    code: Record
    rank: int
    score: float


def offered_for(ids: Collection[int]) -> dict[int, list[Offer]]:
    """What the newest suggester of their cycle that was not withdrawn suggests for these inputs, best first.

    Only codes that can be used now. An input for which nothing is suggested is left out. Two questions.
    """
    rows = Suggestion.objects.filter(input__in=list(ids), code__standing=Standing.ADOPTED)
    rows = rows.filter(code__record__state=RecordState.PUBLISHED, suggester__in=_newest())
    found: dict[int, list[Offer]] = {}
    for row in rows.select_related("code__record__cycle").order_by("input_id", "rank"):
        found.setdefault(row.input_id, []).append(Offer(row.code.record, row.rank, row.score))
    return found


def _newest() -> list[int]:
    """The newest suggester of each cycle."""
    newest: dict[int, int] = {}
    for pk, cycle in (
        Suggester.objects.filter(withdrawn_at=None).order_by("cycle", "number").values_list("pk", "cycle_id")
    ):
        newest[cycle] = pk
    return list(newest.values())
