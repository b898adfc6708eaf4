"""One end of a period: its day, month and year as far as they are written, and the days that these cover."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from moothill.core.dates.errors import FIRST_YEAR, LAST_YEAR, CannotRead, gettext_noop
from moothill.core.dates.names import MONTHS, WEEKDAYS
from moothill.core.dates.period import Doubt, Precision, last_of_month


@dataclass(frozen=True, slots=True)
class Part:
    """What is written of one end. None where it is not; `third` is 0, 1 or 2 for early, mid, late."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    third: int | None = None

    @property
    def is_day(self) -> bool:
        """Whether a day is named."""
        return self.day is not None

    @property
    def precision(self) -> Precision:
        """How closely this end is named."""
        if self.is_day:
            return Precision.DAY
        return Precision.MONTH if self.third is None else Precision.PART


def filled(words: str, parts: list[Part], year: int | None) -> tuple[list[Part], tuple[Doubt, ...], bool]:
    """The parts with what they share written out: "16-17th August" has its month and year once.

    `year` is the context. Returns the parts, any doubt, and whether a year was taken from the context.
    Raises CannotRead where the month of a day, or every year, is missing.
    """
    with_months = _months_shared(words, parts)
    assumed = all(part.year is None for part in with_months)
    if assumed and year is None:
        raise CannotRead(
            words,
            gettext_noop("“%(words)s” has no year."),
            gettext_noop("Write the year with it."),
            words=words,
        )
    whole, doubts = _years_shared(with_months, year)
    return whole, doubts if assumed else (), assumed


def _months_shared(words: str, parts: list[Part]) -> list[Part]:
    shared: list[Part] = []
    month = year = None
    for part in reversed(parts):
        if part.is_day and part.month is None:
            if month is None:
                raise CannotRead(
                    words,
                    gettext_noop("“%(words)s” has a day with no month."),
                    gettext_noop("Write the month with it, such as 12 March."),
                    words=words,
                )
            shared.append(replace(part, month=month, year=year))
        else:
            shared.append(part)
        month, year = shared[-1].month, shared[-1].year
    return shared[::-1]


def _years_shared(parts: list[Part], year: int | None) -> tuple[list[Part], tuple[Doubt, ...]]:
    first = next((at for at, part in enumerate(parts) if part.year is not None), None)
    done = _backwards(parts[: first + 1]) if first is not None else [replace(parts[0], year=year)]
    doubts: list[Doubt] = []
    for part in parts[len(done) :]:
        known = done[-1].year or 0
        crosses = part.year is None and _crosses(done[-1], part)
        if crosses:
            doubts.append(Doubt("next-year", {"year": str(known + 1)}))
        done.append(replace(part, year=part.year or known + crosses))
    return done, tuple(doubts)


def _backwards(parts: list[Part]) -> list[Part]:
    """ "December - January 2019": the last has its year, those before take it or the year before."""
    done = [parts[-1]]
    for part in reversed(parts[:-1]):
        known = done[-1].year or 0
        done.append(replace(part, year=known - 1 if _crosses(part, done[-1]) else known))
    return done[::-1]


def _crosses(one: Part, other: Part) -> bool:
    """Whether the months run over a new year: forward from one to the other it is half a year at most."""
    if one.month is None or other.month is None or one.month <= other.month:
        return False
    return (other.month - one.month) % 12 <= 6


def span(words: str, part: Part) -> tuple[date, date]:
    """The first and last day of a part with its year. Raises CannotRead for a day that its month does not have."""
    year = part.year or 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CannotRead(
            words,
            gettext_noop("%(year)d is not a year that a plan can hold."),
            gettext_noop("Write a year from %(first)d to %(last)d."),
            year=year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    if part.month is None:
        return _third(date(year, 1, 1), date(year, 12, 31), part.third)
    last = last_of_month(year, part.month)
    if part.day is None:
        return _third(date(year, part.month, 1), last, part.third)
    if not 1 <= part.day <= last.day:
        raise _no_such_day(words, year, part.month, last.day)
    day = date(year, part.month, part.day)
    return day, day


def _third(first: date, last: date, third: int | None) -> tuple[date, date]:
    """A third of a month (ten days, ten days, the rest), or of a year (four months each)."""
    if third is None:
        return first, last
    if first.month == last.month:
        starts = [first, first + timedelta(days=10), first + timedelta(days=20)]
    else:
        starts = [first, date(first.year, 5, 1), date(first.year, 9, 1)]
    ends = [starts[1] - timedelta(days=1), starts[2] - timedelta(days=1), last]
    return starts[third], ends[third]


def _no_such_day(words: str, year: int, month: int, days: int) -> CannotRead:
    if month == 2:
        what = gettext_noop("%(month)s %(year)d has %(days)d days.")
    else:
        what = gettext_noop("%(month)s has %(days)d days.")
    mend = gettext_noop("Check the day of “%(words)s”.")
    return CannotRead(words, what, mend, month=MONTHS[month - 1], year=year, days=days, words=words)


def weekday_doubt(part: Part) -> tuple[Doubt, ...]:
    """The doubt of a day of the week that contradicts its date: kept, never put right."""
    if part.weekday is None or not part.is_day:
        return ()
    day = date(part.year or 0, part.month or 0, part.day or 0)
    if day.isoweekday() == part.weekday:
        return ()
    facts = {"day": said(day), "found": WEEKDAYS[day.weekday()], "written": WEEKDAYS[part.weekday - 1]}
    return (Doubt("weekday", facts),)


def said(day: date) -> str:
    """A day in words: "26 February 2018"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
