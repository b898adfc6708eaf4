"""The queue of suggestions: which of them, in which order, page by page, and how each stands to its promised day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Suggestion, SuggestionState
from moothill.commons.record.paging import NoSuchPage
from moothill.core.dates import Period, Precision
from moothill.front.review.asking import Wanted
from moothill.front.review.concerns import SUGGESTION, concerns_of
from moothill.rooms.plan.queries import Due, due

MOST = 50
_MARK = re.compile(r"([01])-([0-9]{8}|none)-([0-9]{1,9})")
# Held ones come last, so that a wave of spam never stands before what people wrote.
_RANK = Case(When(state=SuggestionState.HELD, then=Value(1)), default=Value(0), output_field=IntegerField())


@dataclass(frozen=True, slots=True)
class Row:
    """One suggestion of the queue."""

    suggestion: Suggestion
    fields: list[str]
    due: Due
    days: int
    concerns: list[str]


def open_ones(cycle: Cycle, wanted: Wanted, actor: Actor, today: date) -> QuerySet[Suggestion]:
    """The suggestions that wait for an answer and fit what is wanted, in no order yet."""
    found = Suggestion.objects.visible_to(actor).filter(cycle=cycle).open()
    given = {"state": wanted.state, "change": wanted.change, "kind": wanted.kind}
    found = found.filter(**{name: value for name, value in given.items() if value})
    if wanted.who:
        found = found.filter(assigned_to=actor.participant if wanted.who == "me" else None)
    return found.filter(due__lt=today) if wanted.late else found


def page_of_queue(found: QuerySet[Suggestion], wanted: Wanted) -> tuple[list[Suggestion], str]:
    """One page, and the mark of the next, "" after the last row. Due first, held ones last. Raises NoSuchPage."""
    ranked: QuerySet[Any] = found.select_related("record", "assigned_to").annotate(rank=_RANK)
    if wanted.sort == "new":
        if wanted.after:
            ranked = ranked.filter(number__lt=_number(wanted.after))
        rows = list(ranked.order_by("-number")[: MOST + 1])
        return rows[:MOST], str(rows[MOST - 1].number) if len(rows) > MOST else ""
    if wanted.after:
        ranked = ranked.filter(_beyond(wanted.after))
    # Those without a promised day come after those with one, on every database.
    ordered = ranked.order_by("rank", Case(When(due=None, then=1), default=0), "due", "number")
    rows = list(ordered[: MOST + 1])
    return rows[:MOST], _mark(rows[MOST - 1]) if len(rows) > MOST else ""


def _mark(row: Any) -> str:
    return f"{row.rank}-{row.due:%Y%m%d}-{row.number}" if row.due else f"{row.rank}-none-{row.number}"


def _beyond(mark: str) -> Q:
    read = _MARK.fullmatch(mark)
    if read is None:
        raise NoSuchPage
    rank, day, number = int(read[1]), read[2], int(read[3])
    if day == "none":
        return Q(rank__gt=rank) | Q(rank=rank, due=None, number__gt=number)
    try:
        last = datetime.strptime(day, "%Y%m%d").date()  # noqa: DTZ007
    except ValueError:
        raise NoSuchPage from None
    later = Q(due__gt=last) | Q(due=last, number__gt=number) | Q(due=None)
    return Q(rank__gt=rank) | Q(later, rank=rank)


def _number(mark: str) -> int:
    if not (mark.isascii() and mark.isdigit() and len(mark) <= 9):
        raise NoSuchPage
    return int(mark)


def rows_of(found: Sequence[Suggestion], cycle: Cycle, now: datetime) -> list[Row]:
    """These suggestions with what the queue tells of each. One question."""
    concerns = concerns_of(SUGGESTION, [each.pk for each in found])
    for each in found:
        each.cycle = cycle
        if each.record:
            each.record.cycle = cycle
    today = cycle.day(now)
    return [
        Row(each, fields_of(each), due_of(each, today), (today - cycle.day(each.at)) // timedelta(days=1),
            concerns.get(each.pk, []))
        for each in found
    ]  # fmt: skip


def fields_of(suggestion: Suggestion) -> list[str]:
    """The labels of the fields that it would change."""
    return _labels(suggestion.kind, suggestion.values)


def _labels(kind: str, names: Iterable[str]) -> list[str]:
    wanted = set(names)
    return [str(field.label) for field in kinds.get(kind).fields if field.name in wanted]


def due_of(suggestion: Suggestion, today: date) -> Due:
    """How it stands to the day by which an answer was promised."""
    day = suggestion.due
    promised = Period(earliest=day, latest=day, words=str(day), precision=Precision.DAY) if day else None
    return due(promised, None, today=today, ended=False)
