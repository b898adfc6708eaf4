"""How a plan was made, from the record alone: what was held, said, gathered, answered, cut and signed, each with its days.

Only what everybody can read is counted, so that anybody can count it again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.activities.queries import event_counts, published_events
from moothill.rooms.commitments.queries.behind import counts_behind
from moothill.rooms.commitments.queries.unanswered import Heard
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.responses.queries.outcomes import answered
from moothill.rooms.signoffs.queries import standing_of

Row = dict[str, Any]
_DAYS = {"from": "", "to": ""}


def making_of(cycle: Cycle, *, heard: Heard, laid_on: Collection[Record]) -> list[Row]:
    """Rows with "code", figures by name, "from" and "to" (days, or ""), and "page" (an address below the cycle's own).

    `heard` is what was said of the drafts; `laid_on` are the records whose sign-offs count. Thirteen questions at most.
    """
    counts = _counts(cycle)
    return [
        _events(cycle),
        _said(cycle),
        _row("themes", counts["theme"], page="themes/", points=counts["point"]["number"]),
        _answers(cycle, counts["response"]),
        _row("drafts", counts["draft"], page="action-plan/"),
        _comments(heard),
        *_signed(laid_on),
    ]


def _row(code: str, figures: Mapping[str, Any], *, page: str, **more: Any) -> Row:
    return {"code": code, "page": page, **_DAYS, **figures, **more}


def _counts(cycle: Cycle) -> Mapping[str, Row]:
    """How many published records there are of some kinds, and between which days they came. One question."""
    wanted = ("theme", "point", "response", "draft")
    seen = Record.objects.filter(cycle=cycle, kind__in=wanted, state=RecordState.PUBLISHED).order_by()
    rows = seen.values("kind").annotate(
        number=Count("pk"), first=Min("published_at"), last=Max("published_at")
    )
    found = {kind: {"number": 0, **_DAYS} for kind in wanted}
    for row in rows:
        found[row["kind"]] = {"number": row["number"], **_between(row["first"], row["last"], cycle)}
    return found


def _between(first: datetime | date | None, last: datetime | date | None, cycle: Cycle) -> Row:
    return {"from": _day(first, cycle), "to": _day(last, cycle)}


def _day(moment: datetime | date | None, cycle: Cycle) -> str:
    if moment is None:
        return ""
    return (cycle.day(moment) if isinstance(moment, datetime) else moment).isoformat()


def _events(cycle: Cycle) -> Row:
    found = event_counts(published_events(cycle))
    figures = {"number": found.held, **_between(found.first, found.last, cycle)}
    return _row("events", figures, page="activities/?form=event", not_recorded=found.not_recorded)


def _said(cycle: Cycle) -> Row:
    calls = kinds.get("call").model.objects.filter(record__cycle=cycle, record__state=RecordState.PUBLISHED)
    found = calls.aggregate(calls=Count("pk"), first=Min("opens_at"), last=Max("closes_at"))
    number = published(cycle, OPERATOR).order_by().count()
    days = _between(found["first"], found["last"], cycle)
    return _row("contributions", {"number": number, **days}, page="inputs/", calls=found["calls"])


def _answers(cycle: Cycle, counted: Mapping[str, Any]) -> Row:
    everything = published(cycle, OPERATOR).order_by()
    figures = {"answered": answered(everything, True).count(), "of": everything.count()}
    return _row("answers", counted, page="responses/", **figures)


def _comments(heard: Heard) -> Row:
    figures = {
        "number": heard.comments,
        "calls": heard.calls,
        "answered": heard.answered,
        "uncounted": heard.calls_uncounted,
    }
    return _row("comments", figures, page="calls/")


def _signed(laid_on: Collection[Record]) -> Iterator[Row]:
    """Of each record that somebody was asked to sign off, how far it is."""
    found = standing_of(laid_on)
    for record in laid_on:
        standing = found[record.pk]
        if standing.routes:
            day = standing.day.isoformat() if standing.day else ""
            figures = {"number": standing.passed, "of": standing.of, "from": day, "to": day}
            yield _row("signed", figures, page="sign-offs/", what=record.title, reference=record.reference)


def not_linked(cycle: Cycle, commitments: Sequence[Any]) -> dict[int, bool]:
    """By id of these commitments whether no contribution is linked to them, by whatever way. Five questions."""
    counts = counts_behind([each.pk for each in commitments], cycle)
    return {pk: count.number == 0 for pk, count in counts.items()}
