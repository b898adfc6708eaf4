"""Reading a period from words: first the times, then the words that lead the days, then the days."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from moothill.core.dates.clock import Times, take_times
from moothill.core.dates.errors import MAX_WORDS, CannotRead, gettext_noop
from moothill.core.dates.leading import Lead, take_lead
from moothill.core.dates.names import NO_DATE, WEEKDAYS, tidy
from moothill.core.dates.parts import Part, filled, said, span, weekday_doubt
from moothill.core.dates.period import Doubt, Period, Precision, ends_before_start, too_long
from moothill.core.dates.shapes import missing, parts_of
from moothill.core.dates.tokens import tokens_of


def when(words: str, *, year: int | None = None) -> Period:
    """The period that the words name, in British order of day and month.

    `year` is the context for words without one. Days of the week that contradict a date, weeks that do not begin on
    a Monday and approximate dates are kept and noted in `doubts`.

    Raises CannotRead, which says why and what to write instead.
    """
    written = tidy(words)
    if len(written) > MAX_WORDS:
        raise too_long(written)
    tokens = tokens_of(written)
    if not tokens or all(token.text in NO_DATE for token in tokens):
        raise _no_date(written)
    times, tokens = take_times(written, tokens)
    lead, tokens = take_lead(tokens)
    if not tokens and (times.starts or lead == Lead.ONGOING):
        precision = Precision.OPEN if lead == Lead.ONGOING else Precision.UNKNOWN
        return Period(written, None, None, precision, times.starts, times.ends)
    parts, is_list = parts_of(written, tokens)
    return _period(written, parts, year, lead, times, is_list=is_list)


def _period(
    words: str, parts: list[Part], year: int | None, lead: Lead, times: Times, *, is_list: bool
) -> Period:
    whole, doubts, assumed = filled(words, parts, year)
    spans = [span(words, part) for part in whole]
    if any(later[0] < sooner[0] for sooner, later in pairwise(spans)):
        raise ends_before_start(words)
    for part in whole:
        doubts += weekday_doubt(part)
    if is_list and lead != Lead.BETWEEN and _has_gaps(spans):
        doubts += (Doubt("several"),)
    period = Period(
        words, spans[0][0], spans[-1][1], _precision(whole), times.starts, times.ends, doubts, assumed
    )
    return _LEADS[lead](period)


def _has_gaps(spans: list[tuple[date, date]]) -> bool:
    return any((later[0] - sooner[1]).days > 1 for sooner, later in pairwise(spans))


def _precision(parts: list[Part]) -> Precision:
    if len(parts) == 1:
        return parts[0].precision
    return Precision.MONTH if all(part.precision == Precision.MONTH for part in parts) else Precision.RANGE


def _plain(period: Period) -> Period:
    return period


def _open_end(period: Period) -> Period:
    """ "From 1 May 2018" has no last day; "from 1 May to 3 June 2018" has."""
    if period.precision == Precision.RANGE or _is_several_months(period):
        return period
    return replace(period, latest=None, precision=Precision.OPEN)


def _open_start(period: Period) -> Period:
    return replace(period, earliest=None, precision=Precision.OPEN)


def _after(period: Period) -> Period:
    following = period.latest + timedelta(days=1) if period.latest else None
    return replace(period, earliest=following, latest=None, precision=Precision.OPEN)


def _before(period: Period) -> Period:
    day_before = period.earliest - timedelta(days=1) if period.earliest else None
    return replace(period, earliest=None, latest=day_before, precision=Precision.OPEN)


def _week(period: Period) -> Period:
    """Seven days from the day named; a stated end stands."""
    first = _first_day(period)
    doubts = period.doubts
    if first.isoweekday() != 1:
        doubts += (Doubt("week-start", {"day": said(first), "found": WEEKDAYS[first.weekday()]}),)
    if period.precision == Precision.RANGE:
        return replace(period, doubts=doubts)
    return replace(period, latest=first + timedelta(days=6), precision=Precision.WEEK, doubts=doubts)


def _week_ending(period: Period) -> Period:
    last = _first_day(period)
    return replace(period, earliest=last - timedelta(days=6), precision=Precision.WEEK)


def _first_day(period: Period) -> date:
    if period.earliest is None or period.precision not in (Precision.DAY, Precision.RANGE):
        raise missing(period.words)
    return period.earliest


def _about(period: Period) -> Period:
    return replace(period, doubts=(*period.doubts, Doubt("about")))


def _is_several_months(period: Period) -> bool:
    return period.precision == Precision.MONTH and (period.days or 0) > 31


def _no_date(words: str) -> CannotRead:
    return CannotRead(
        words,
        gettext_noop("“%(words)s” says that no date is known."),
        gettext_noop("Leave the date empty, and say under remarks what is known."),
        words=words,
    )


_LEADS = {
    Lead.NONE: _plain,
    Lead.ABOUT: _about,
    Lead.BETWEEN: _plain,
    Lead.FROM: _open_end,
    Lead.ONGOING: _open_end,
    Lead.UNTIL: _open_start,
    Lead.AFTER: _after,
    Lead.BEFORE: _before,
    Lead.WEEK: _week,
    Lead.WEEK_ENDING: _week_ending,
}
