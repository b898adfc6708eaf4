"""A period: the words as written, and the days that they can mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from moothill.core.dates.errors import MAX_WORDS, CannotRead, gettext_noop
from moothill.core.dates.names import tidy


class Precision(StrEnum):
    """How closely the words name the days."""

    DAY = "day"  # one day
    RANGE = "range"  # from one day to another: it lasts all of them
    WEEK = "week"  # some time in seven days
    PART = "part"  # a third of a month or a year ("early March")
    MONTH = "month"  # whole months or years
    OPEN = "open"  # no first or no last day ("Ongoing from June 2018")
    UNKNOWN = "unknown"  # words that name no day


DOUBTS = MappingProxyType(
    {
        "weekday": gettext_noop("%(day)s is a %(found)s, not a %(written)s."),
        "week-start": gettext_noop("The week is said to begin on %(day)s, which is a %(found)s."),
        "next-year": gettext_noop(
            "No year is written; the end is read as %(year)s, the year after the start."
        ),
        "several": gettext_noop(
            "Several dates are named; they are read as all the days from the first to the last."
        ),
        "about": gettext_noop("The words say that the date is approximate."),
    }
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about the words that a person should look at. `code` is a key of DOUBTS."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.code not in DOUBTS:
            raise ValueError(f"There is no doubt called {self.code!r}.")

    @property
    def sentence(self) -> str:
        """The sentence of the message catalogue, to be filled with `facts`."""
        return DOUBTS[self.code]

    @property
    def words(self) -> str:
        """The doubt in English."""
        return self.sentence % self.facts


@dataclass(frozen=True, slots=True)
class Period:
    """`words` as written, and the first and last day they can mean; None where a side is open or nothing is known.

    `year_assumed` says that the year was not written but taken from the context.
    Raises CannotRead for an end before its start, and for words over MAX_WORDS characters.
    """

    words: str
    earliest: date | None
    latest: date | None
    precision: Precision
    starts: time | None = None
    ends: time | None = None
    doubts: tuple[Doubt, ...] = ()
    year_assumed: bool = False

    def __post_init__(self) -> None:
        if len(self.words) > MAX_WORDS:
            raise too_long(self.words)
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ends_before_start(self.words)

    @property
    def is_known(self) -> bool:
        """Whether the words name any day at all."""
        return self.earliest is not None or self.latest is not None

    @property
    def days(self) -> int | None:
        """How many days the period can cover; None if a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def edtf(self) -> str:
        """The days in EDTF (ISO 8601-2), level 1: "2018-03", "2018-03-05/2018-03-11", "2018-06-01/.."; "" if unknown."""
        if self.precision == Precision.UNKNOWN:
            return ""
        if self.precision == Precision.DAY:
            return str(self.earliest)
        if self.precision == Precision.MONTH:
            return _months(self.earliest, self.latest)
        return f"{self.earliest or '..'}/{self.latest or '..'}"


def unknown(words: str) -> Period:
    """Words kept as they are, with no day known: a mark whose month was lost, a time with no day."""
    return Period(tidy(words), None, None, Precision.UNKNOWN)


def too_long(words: str) -> CannotRead:
    """The refusal of words that go on for too long."""
    return CannotRead(
        words,
        gettext_noop("A date of %(length)d characters is too long."),
        gettext_noop("Write the date alone, in at most %(limit)d characters."),
        length=len(words),
        limit=MAX_WORDS,
    )


def ends_before_start(words: str) -> CannotRead:
    """The refusal of an end before a start."""
    return CannotRead(
        words,
        gettext_noop("“%(words)s” ends before it starts."),
        gettext_noop("Check both ends, and give each its year if they differ."),
        words=words,
    )


def _months(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    if (first.month, last.month) == (1, 12) and first.year == last.year:
        return f"{first.year:04}"
    start, end = f"{first:%Y-%m}", f"{last:%Y-%m}"
    return start if start == end else f"{start}/{end}"


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
