"""How a plan was made, from the record alone: what was held, said, gathered, answered, cut and signed, each with its days.

Only what everybody can read is counted, so that anybody can count it again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Coalesce

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.queries import brought_in
from moothill.core.policy import RecordState
from moothill.rooms.activities.queries import event_counts, published_events
from moothill.rooms.commitments.queries.behind import counts_behind
from moothill.rooms.commitments.queries.making_days import NO_DAYS, between, days_of, until
from moothill.rooms.commitments.queries.unanswered import Heard
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.responses.queries.outcomes import answered
from moothill.rooms.signoffs.queries import standing_of

Row = dict[str, Any]


def making_of(cycle: Cycle, *, heard: Heard, laid_on: Collection[Record], counted: date) -> list[Row]:
    """Rows with "code", figures by name, "from" and "to" (days, or ""), and "page" (an address below the cycle's own).

    `heard` is what was said of the drafts; `laid_on` are the records whose sign-offs count; `counted` is the day of the
    count. Thirteen questions at most.
    """
    counts = _counts(cycle)
    rows = [
        _events(cycle),
        _said(cycle),
        _row("themes", counts["theme"], page="themes/", points=counts["point"]["number"]),
        _answers(cycle, counts["response"]),
        _row("drafts", counts["draft"], page="action-plan/"),
        _comments(heard),
        *_signed(laid_on),
    ]
    return [until(row, counted) for row in rows]


def _row(code: str, figures: Mapping[str, Any], *, page: str, **more: Any) -> Row:
    return {"code": code, "page": page, **NO_DAYS, **figures, **more}


def _counts(cycle: Cycle) -> Mapping[str, Row]:
    """How many published records there are of some kinds, and between which days they came; no days where one was brought
    in. One question.
    """
    wanted = ("theme", "point", "response", "draft")
    seen = Record.objects.filter(cycle=cycle, kind__in=wanted, state=RecordState.PUBLISHED).order_by()
    rows = seen.values("kind").annotate(
        number=Count("pk"),
        first=Min("published_at"),
        last=Max("published_at"),
        brought=Count("pk", filter=Q(brought_in())),
    )
    found: dict[str, Row] = {kind: {"number": 0} for kind in wanted}
    for row in rows:
        days = NO_DAYS if row["brought"] else between([row["first"], row["last"]], cycle)
        found[row["kind"]] = {"number": row["number"], **days}
    return found


def _events(cycle: Cycle) -> Row:
    found = event_counts(published_events(cycle))
    figures = {"number": found.held, **between([found.first, found.last], cycle)}
    return _row("events", figures, page="activities/?form=event", not_recorded=found.not_recorded)


def _said(cycle: Cycle) -> Row:
    """The contributions, the calls that they came to, and the days on which they were made."""
    things = published(cycle, OPERATOR)
    figures = things.order_by().aggregate(number=Count("pk"), calls=Count("call", distinct=True))
    # When it was said, if it tells; or when it was typed in elsewhere.
    first = Coalesce("earliest", "latest", "entered_on")
    last = Coalesce("latest", "earliest", "entered_on")
    return _row(
        "contributions", {**figures, **days_of(things, cycle, first=first, last=last)}, page="inputs/"
    )


def _answers(cycle: Cycle, counts: Mapping[str, Any]) -> Row:
    said = kinds.get("response").model.objects.filter(
        record__cycle=cycle, record__state=RecordState.PUBLISHED
    )
    days = days_of(said, cycle, first=F("day"), last=F("day"))
    everything = published(cycle, OPERATOR).order_by()
    figures = {"answered": answered(everything, True).count(), "of": everything.count()}
    return _row("answers", {**counts, **days}, page="responses/", **figures)


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
