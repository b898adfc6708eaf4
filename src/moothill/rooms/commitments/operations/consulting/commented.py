"""What happens in the same act when a comment on a draft comes into sight, through whatever door."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind
from moothill.rooms.commitments.models import Consultation
from moothill.rooms.commitments.queries.consulting import drafts_asked_about
from moothill.rooms.inputs.queries.passages import MARK


def commented(records: Any, by: Actor, at: datetime) -> None:
    """Link each of these contributions, a query, from what it is a comment on: a `Landed` of `record.landing`.

    A comment on a paragraph is one on the draft that has it, and on an edition that was opened as a whole; any other is one
    on everything that its call asks about. One question where none of them is a comment on a draft.
    """
    rows = kinds.get("input").model.objects.filter(
        pk__in=records, call__in=Consultation.objects.values("call")
    )
    by_call: dict[int, list[tuple[int, str]]] = {}
    for pk, call, passage in rows.order_by().values_list("pk", "call", "passage"):
        by_call.setdefault(call, []).append((pk, passage))
    for call, comments in by_call.items():
        join(pairs=list(_pairs(call, comments)), kind=LinkKind.COMMENTED_BY, by=by, at=at)


def _pairs(call: int, comments: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    on = dict(Consultation.objects.filter(call=call).values_list("on", "on__kind"))
    editions = {pk for pk, kind in on.items() if kind == "edition"}
    drafts = drafts_asked_about(call) if any(MARK.fullmatch(passage) for _pk, passage in comments) else {}
    for pk, passage in comments:
        mark = MARK.fullmatch(passage)
        own = drafts.get(mark["reference"]) if mark else None
        for cause in {own, *(editions if own not in on else ())} if own else on:
            yield cause, pk
