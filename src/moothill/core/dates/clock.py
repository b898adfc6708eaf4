"""Times of day: taken out of the tokens before the days are read."""

from dataclasses import dataclass
from datetime import time

from moothill.core.dates.errors import CannotRead, gettext_noop
from moothill.core.dates.tokens import Kind, Token

_JOINS = ("to", "until", "till", "and")


@dataclass(frozen=True, slots=True)
class Times:
    """When in the day it starts and ends; None where that is not written."""

    starts: time | None = None
    ends: time | None = None


def take_times(words: str, tokens: list[Token]) -> tuple[Times, list[Token]]:
    """The times in the tokens, and the tokens without them. Raises CannotRead for more than one span of time."""
    places = [at for at, token in enumerate(tokens) if token.kind == Kind.TIME]
    if not places:
        return Times(), tokens
    first, last = places[0], places[-1]
    if len(places) == 1 and _is_hour_before(tokens, first):
        first -= 2
    if len(places) > 2 or (len(places) == 2 and not _joined(tokens, first, last)):
        raise CannotRead(
            words,
            gettext_noop("“%(words)s” has more than one span of time."),
            gettext_noop("Write one start and one end, such as 10:30 - 12:30."),
            words=words,
        )
    times = _times(words, tokens[first], tokens[last]) if last > first else Times(tokens[first].clock)
    return times, _without(tokens, first, last)


def _is_hour_before(tokens: list[Token], place: int) -> bool:
    """Whether "3 - 4:30pm" stands there: a plain number joined to a time, and no day of a month."""
    if place < 2 or not _joined(tokens, place - 2, place):
        return False
    hour = tokens[place - 2]
    follows_month = place > 2 and tokens[place - 3].kind == Kind.MONTH
    return hour.kind == Kind.DAY and 1 <= hour.number <= 12 and not hour.ordinal and not follows_month


def _joined(tokens: list[Token], first: int, last: int) -> bool:
    between = tokens[first + 1 : last]
    return len(between) == 1 and (between[0].kind == Kind.DASH or between[0].text in _JOINS)


def _times(words: str, start: Token, end: Token) -> Times:
    ends = end.clock or time(0)
    starts = start.clock or _hour(start.number, ends)
    if ends <= starts:
        raise CannotRead(
            words,
            gettext_noop("“%(words)s” ends at %(ends)s, before it starts at %(starts)s."),
            gettext_noop("Check both times; 3pm or 15:00 is plainer than 3:00."),
            words=words,
            starts=f"{starts:%H:%M}",
            ends=f"{ends:%H:%M}",
        )
    return Times(starts, ends)


def _hour(number: int, ends: time) -> time:
    """The hour of "3 - 4:30pm": in the same half of the day, unless it would then follow its end."""
    hour = number % 12 + (12 if ends.hour >= 12 else 0)
    return time(hour if time(hour) < ends else number % 12)


def _without(tokens: list[Token], first: int, last: int) -> list[Token]:
    before, after = tokens[:first], tokens[last + 1 :]
    while before and (
        before[-1].kind in (Kind.DASH, Kind.COMMA) or before[-1].text in ("at", "from", "between")
    ):
        before.pop()
    while after and after[0].kind in (Kind.DASH, Kind.COMMA):
        after.pop(0)
    return before + after
