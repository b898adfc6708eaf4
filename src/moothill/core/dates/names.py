"""The words that dates are written with, in English and in British order."""

import re

from moothill.core.dates.errors import gettext_noop

MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
WEEKDAYS = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)
SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
NO_DATE = frozenset({"tbc", "tba", "tbd", "n/a", "na", "none", "unknown"})
THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
ABOUT = frozenset({"about", "around", "approximately", "approx", "circa", "c"})
FILLERS = frozenset({"on", "the", "of", "in", "during", "at", "as", "from"})

_SHORT_DAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}


def month_named(word: str) -> int | None:
    """The number, 1 to 12, of a month's name or its short form ("sept", "jun"); None for any other word."""
    return _number(MONTHS, word, {"sept": 8})


def weekday_named(word: str) -> int | None:
    """The number of a day of the week, 1 for Monday; None for any other word."""
    return _number(WEEKDAYS, word, _SHORT_DAYS)


def _number(names: tuple[str, ...], word: str, short: dict[str, int]) -> int | None:
    if word in short:
        return short[word] + 1
    for number, name in enumerate(names, start=1):
        if word in (name.lower(), name[:3].lower()):
            return number
    return None


def tidy(words: str) -> str:
    """The words with runs of white space, of whatever kind, made one space."""
    return re.sub(r"\s+", " ", words).strip()
