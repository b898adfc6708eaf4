"""Calls: what is open now, what opens next, what closed lately, and every one of them by state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, Case, Exists, F, Min, OuterRef, Q, Value, When
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.filters import UnknownWord, tools_of
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.paging import MOST, Page, page_of
from moothill.commons.record.panels import Place
from moothill.core.dates import Period
from moothill.core.policy import CycleState, RecordState
from moothill.core.text import summary
from moothill.rooms.inputs.kinds import CALL_TONES, CallForm, CallState, Who
from moothill.rooms.inputs.models import Call
from moothill.rooms.inputs.queries.standing import by_state, by_turn, condition, state_of, turn_of

# The filter of the list, by its name in an address.
FILTERS = ("state",)
_ORDER = ("rank", "-record__position", "pk")
_SHORT = 300


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call, ready to be drawn, as it stands at one moment.

    `answer` is the address to take part at, "" if it takes nothing now; `turn` is when it opens or closes next, and `late`
    for how many days the promised reply has been due. `cut` says that the end of the cycle closed it.
    """

    reference: str
    url: str
    title: str
    form: Any
    elsewhere: bool
    address: str
    state: CallState
    cut: bool
    tone: str
    answer: str
    opens_at: datetime | None
    closes_at: datetime | None
    when: Period | None
    turn: datetime | None
    minutes: int | None
    needs_account: bool
    invited: str
    background: str
    outcome: str
    reply_by: date | None
    late: int
    draft: bool
    doubt: str
    tools: tuple[tuple[str, str], ...]

    @property
    def is_open(self) -> bool:
        """Whether people can take part now, here or elsewhere."""
        return self.state is CallState.OPEN

    @property
    def is_coming(self) -> bool:
        """Whether it opens later."""
        return self.state is CallState.COMING

    @property
    def is_closed(self) -> bool:
        """Whether it has closed."""
        return self.state is CallState.CLOSED


def calls(cycle: Cycle, actor: Actor) -> Any:
    """The calls of a cycle that `actor` may see, in order: a query to narrow further."""
    things = Call.objects.visible_in(cycle, actor).select_related("record").annotate(replied=_replied())
    return things.defer("questions", "can_change").order_by("record__position", "pk")


def _replied() -> Exists:
    """Whether a published response answers the call."""
    said = Link.objects.filter(kind=LinkKind.ANSWERED_BY, effect__state=RecordState.PUBLISHED)
    return Exists(said.filter(cause=OuterRef("pk")).order_by())


def _has_reply(call: Call) -> bool:
    """Whether its reply came, in its own words or in a response: asked of the database where the query did not."""
    if call.outcome:
        return True
    known = getattr(call, "replied", None)
    return bool(Call.objects.filter(_replied(), pk=call.pk).exists() if known is None else known)


def current(cycle: Cycle, actor: Actor, at: datetime) -> list[Call]:
    """The published calls that are open or open later, whatever turns first before all others. None of an ended cycle.

    One question.
    """
    if cycle.state == CycleState.ENDED:
        return []
    today = cycle.day(at)
    going = condition(CallState.OPEN, at, today) | condition(CallState.COMING, at, today)
    return list(by_turn(_published(cycle, actor).filter(going), at)[:MOST])


def next_turn(cycle: Cycle, actor: Actor, at: datetime) -> datetime | None:
    """The next moment after `at` at which a published call opens or closes: one question."""
    things = _published(cycle, actor).order_by()
    found = things.aggregate(
        opens=Min("opens_at", filter=Q(opens_at__gt=at)), closes=Min("closes_at", filter=Q(closes_at__gt=at))
    )
    return min(filter(None, found.values()), default=None)


def closed_lately(cycle: Cycle, actor: Actor, at: datetime, *, most: int = 5) -> list[Call]:
    """The published calls that closed last; those whose promised reply is late stand before all others. One question."""
    today = cycle.day(at)
    late = Case(When(_unanswered(today), then=Value(True)), default=Value(False), output_field=BooleanField())
    things = _published(cycle, actor).filter(_stands(CallState.CLOSED, cycle, at)).annotate(is_late=late)
    last = ("-is_late", F("closes_at").desc(nulls_last=True), F("latest").desc(nulls_last=True), "-pk")
    return list(things.order_by(*last)[:most])


def late_replies(cycle: Cycle, actor: Actor, at: datetime) -> list[Call]:
    """The published calls that closed and whose promised reply is late, the latest first. None of an ended cycle.

    One question.
    """
    if cycle.state == CycleState.ENDED:
        return []
    today = cycle.day(at)
    closed = _published(cycle, actor).filter(condition(CallState.CLOSED, at, today), _unanswered(today))
    return list(closed.order_by("reply_by", "pk")[:MOST])


def _unanswered(today: date) -> Q:
    return Q(outcome="", reply_by__lt=today, replied=False)


def _published(cycle: Cycle, actor: Actor) -> Any:
    return calls(cycle, actor).filter(record__state=RecordState.PUBLISHED)


def narrow_calls(things: Any, asked: Mapping[str, Any], place: Place) -> Any:
    """Those of `things` that stand as is `asked`. Raises UnknownWord (a ValueError) for a state that there is not."""
    state = asked.get("state", "").strip()
    if not state:
        return things
    if state not in CallState.values:
        known = {"word": state[:40], "known": ", ".join(CallState.values)}
        raise UnknownWord({"state": _("“%(word)s” is no state. Choose one of: %(known)s.") % known})
    return things.filter(_stands(CallState(state), place.cycle, place.at))


def _stands(state: CallState, cycle: Cycle, at: datetime) -> Q:
    """The condition that a call stands so: whatever its dates are, it is closed once its cycle has ended."""
    if cycle.state == CycleState.ENDED:
        return Q() if state is CallState.CLOSED else Q(pk__in=())
    return condition(state, at, cycle.day(at))


def page_of_calls(things: Any, place: Place, *, after: str = "") -> Page:
    """One page of calls by state: open ones first, closed ones last. Raises NoSuchPage."""
    return page_of(by_state(things, place.at, place.today), _ORDER, after=after)


def call_rows(things: Iterable[Call], place: Place) -> list[CallRow]:
    """The rows of `things`, in their order; asks nothing more. The place hears when they turn."""
    rows = [call_row(thing, place) for thing in things]
    for row in rows:
        place.turns_at(row.turn)
    return rows


def call_row(call: Call, place: Place) -> CallRow:
    """One row, as it stands at the moment of the place."""
    record = call.record
    record.cycle = place.cycle
    url = record.get_absolute_url()
    by_dates = state_of(call, place.at, place.today)
    cut = place.cycle.state == CycleState.ENDED and by_dates is not CallState.CLOSED
    state = CallState.CLOSED if cut else by_dates
    running = place.cycle.state == CycleState.RUNNING
    shown = record.state == RecordState.PUBLISHED
    return CallRow(
        reference=record.reference,
        url=url,
        title=record.title,
        form=call.get_form_display(),
        elsewhere=call.form == CallForm.ELSEWHERE,
        address=call.address,
        state=state,
        cut=cut,
        tone=CALL_TONES[state],
        answer=f"{url}answer/" if running and shown and call.is_open(place.at) else "",
        opens_at=call.opens_at,
        closes_at=call.closes_at,
        when=call.when,
        turn=turn_of(call, place.at),
        minutes=call.minutes,
        needs_account=call.who == Who.ACCOUNTS,
        invited=call.invited,
        background=_short(call.background),
        outcome=_short(call.outcome),
        reply_by=call.reply_by,
        late=_days_late(call, place) if running and state is CallState.CLOSED else 0,
        draft=record.state == RecordState.DRAFT,
        doubt=record.doubt,
        tools=tools_of(url) if place.editing else (),
    )


def _days_late(call: Call, place: Place) -> int:
    """For how many days the promised reply has been due: 0 where it came, or is not due."""
    if call.reply_by is None or call.reply_by >= place.today or _has_reply(call):
        return 0
    days: int = (place.today - call.reply_by).days
    return days


@lru_cache(maxsize=1024)
def _short(markdown: str) -> str:
    return summary(markdown, _SHORT) if markdown else ""
