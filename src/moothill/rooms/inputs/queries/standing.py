"""Where a call stands at a moment: the same judgement for one call, in Python, and for many, in the database."""

from datetime import date, datetime
from typing import Any

from django.db.models import Case, F, IntegerField, Q, Value, When

from moothill.rooms.inputs.kinds import CallForm, CallState
from moothill.rooms.inputs.models import Call

# In which order lists show them.
ORDER = (CallState.OPEN, CallState.COMING, CallState.UNDATED, CallState.CLOSED)


def state_of(call: Call, at: datetime, today: date) -> CallState:
    """Where `call` stands at `at`, the day `today` in its cycle: open from the opening on, closed from the closing on.

    One held here needs both moments. One held elsewhere may have a period in days instead, and then is open on all of them.
    """
    if call.opens_at is None and call.closes_at is None:
        return _by_days(call, today) if call.form == CallForm.ELSEWHERE else CallState.UNDATED
    if call.form != CallForm.ELSEWHERE and not (call.opens_at and call.closes_at):
        return CallState.UNDATED
    if call.opens_at and at < call.opens_at:
        return CallState.COMING
    return CallState.CLOSED if call.closes_at and call.closes_at <= at else CallState.OPEN


def _by_days(call: Call, today: date) -> CallState:
    if call.earliest is None and call.latest is None:
        return CallState.UNDATED
    if call.earliest and today < call.earliest:
        return CallState.COMING
    return CallState.CLOSED if call.latest and call.latest < today else CallState.OPEN


def turn_of(call: Call, at: datetime) -> datetime | None:
    """The next moment after `at` at which the call opens or closes; None for none. Days turn at midnight, as pages do."""
    return min((each for each in (call.opens_at, call.closes_at) if each and each > at), default=None)


def condition(state: CallState, at: datetime, today: date) -> Q:
    """The condition, for a query of calls, that `state_of` says `state`."""
    elsewhere = Q(form=CallForm.ELSEWHERE)
    some = Q(opens_at__isnull=False) | Q(closes_at__isnull=False)
    moments = some & (elsewhere | Q(opens_at__isnull=False, closes_at__isnull=False))
    known = Q(earliest__isnull=False) | Q(latest__isnull=False)
    days = elsewhere & Q(opens_at=None, closes_at=None) & known
    match state:
        case CallState.COMING:
            return moments & Q(opens_at__gt=at) | days & Q(earliest__gt=today)
        case CallState.CLOSED:
            return moments & Q(closes_at__lte=at) | days & Q(latest__lt=today)
        case CallState.OPEN:
            in_time = (Q(opens_at=None) | Q(opens_at__lte=at)) & (Q(closes_at=None) | Q(closes_at__gt=at))
            in_days = (Q(earliest=None) | Q(earliest__lte=today)) & (Q(latest=None) | Q(latest__gte=today))
            return moments & in_time | days & in_days
    return Q(opens_at=None, closes_at=None) & ~days | ~elsewhere & (Q(opens_at=None) | Q(closes_at=None))


def by_state(things: Any, at: datetime, today: date) -> Any:
    """A query of calls with `rank`, a whole number: the place of their state in ORDER."""
    whens = [When(condition(state, at, today), then=Value(rank)) for rank, state in enumerate(ORDER)]
    return things.annotate(rank=Case(*whens, default=Value(len(ORDER)), output_field=IntegerField()))


def by_turn(things: Any, at: datetime) -> Any:
    """A query of calls in the order of their next turn, what has none last."""
    turn = Case(When(opens_at__gt=at, then=F("opens_at")), default=F("closes_at"))
    return things.annotate(turn=turn).order_by(
        F("turn").asc(nulls_last=True), F("latest").asc(nulls_last=True), "pk"
    )
