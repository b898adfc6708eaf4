"""Updates: those of a milestone, what came before one, and the documents that prove them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.policy import RecordState
from moothill.rooms.monitoring.kinds import State
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.queries.states import dated
from moothill.rooms.pages.queries import Version, documents, versions_of


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence, ready to be drawn. `url` is where the copy is, `page` its document's; "" where there is none."""

    title: str
    address: str
    reference: str
    page: str
    url: str
    file_name: str
    size: int


def updates_of(milestone: int, cycle: Cycle, actor: Actor, side: str) -> Any:
    """What one side said of a milestone that `actor` may see, the newest first: a query to narrow further."""
    rows = dated(Update.objects.visible_in(cycle, actor).filter(milestone=milestone, side=side))
    return rows.select_related("record", "round__record").order_by("-holds", "-record__published_at", "-pk")


def said_before(milestone: int, side: str, day: date, *, without: int | None) -> Update | None:
    """What this side said last of a milestone as of `day` or earlier, the update with the id `without` left out."""
    rows = Update.objects.filter(milestone=milestone, side=side, record__state=RecordState.PUBLISHED)
    earlier = dated(rows.exclude(pk=without or 0)).filter(holds__lte=day).select_related("record")
    found: Update | None = earlier.order_by("-holds", "-record__published_at", "-pk").first()
    return found


def goes_back(state: str, before: Update | None) -> bool:
    """Whether somebody who says `state` goes back from what the same side called complete."""
    return before is not None and before.state == State.COMPLETE and state != State.COMPLETE


def evidence_of(updates: Iterable[Update], cycle: Cycle, actor: Actor) -> dict[int, list[Shown]]:
    """The evidence of each update by its id. One question, however many updates there are."""
    things = list(updates)
    wanted = {row.get("file", "") for thing in things for row in thing.evidence} - {""}
    found = documents(cycle, actor).filter(record__reference__in=wanted) if wanted else ()
    by_reference = {document.record.reference: document for document in found}
    return {
        thing.pk: [_shown(row, by_reference.get(row.get("file", "")), cycle) for row in thing.evidence]
        for thing in things
    }


def _shown(row: dict[str, str], document: Any, cycle: Cycle) -> Shown:
    """Of a document that the visitor may not see nothing is shown but what the update says itself."""
    copy = _copy(document) if document is not None else None
    page = ""
    if document is not None:
        document.record.cycle = cycle
        page = document.record.get_absolute_url()
    return Shown(
        title=row.get("title", ""), address=row.get("address", ""), reference=row.get("file", ""), page=page,
        url=copy.url if copy else "", file_name=copy.file_name if copy else "", size=copy.size if copy else 0,
    )  # fmt: skip


def _copy(document: Any) -> Version | None:
    return next((version for version in versions_of(document) if version.file_name), None)
