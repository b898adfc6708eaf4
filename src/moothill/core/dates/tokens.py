"""Words cut into tokens: numbers, months, days of the week, times, separators. One pass, no backtracking."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time
from enum import Enum, auto

from moothill.core.dates.errors import CannotRead, gettext_noop
from moothill.core.dates.names import month_named, weekday_named


class Kind(Enum):
    """What a token is."""

    DAY = auto()  # a number of one to three digits
    YEAR = auto()  # a number of four digits
    MONTH = auto()
    WEEKDAY = auto()
    TIME = auto()
    DATE = auto()  # a whole date in digits
    MONTH_OF_YEAR = auto()  # 2018-03
    YEARS = auto()  # 2018-20, 2018-2020
    OPEN = auto()  # the ".." of EDTF
    DASH = auto()
    SLASH = auto()
    COMMA = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind, the text as it stood (lower case), and its value."""

    kind: Kind
    text: str
    number: int = 0
    month: int = 0
    ordinal: bool = False
    day: date | None = None
    clock: time | None = None


_PATTERN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<date>\d{4}-\d{2}-\d{2}(?!\d))
    | (?P<years>\d{4}[-/](?:\d{4}|\d{2})(?![\d.:]))
    | (?P<british>\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d))
    | (?P<clock>\d{1,2}[:.]\d{2}(?!\d)(?:\s?[ap]\.?m\b\.?)?)
    | (?P<hour>\d{1,2}\s?[ap]\.?m\b\.?)
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<number>\d+)
    | (?P<open>\.\.)
    | (?P<week>w/[bce]\b\.?)
    | (?P<none>n/a\b)
    | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)\.?
    | (?P<dash>-+)
    | (?P<slash>/)
    | (?P<comma>[,;&+()])
    | (?P<stop>\.(?=\s|$))
    | (?P<other>.)
    """,
    re.VERBOSE,
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_SEPARATORS = {"dash": Kind.DASH, "slash": Kind.SLASH, "open": Kind.OPEN}


def tokens_of(words: str) -> list[Token]:
    """The tokens of the words, in order. Raises CannotRead for a sign that no date holds, or a number out of range."""
    plain = unicodedata.normalize("NFKC", words).translate(_DASHES).lower()
    found = []
    for match in _PATTERN.finditer(plain):
        token = _token(words, str(match.lastgroup), match)
        if token is not None:
            found.append(token)
    return found


def _token(words: str, group: str, match: re.Match[str]) -> Token | None:
    text = match[0]
    if group in ("space", "stop"):
        return None
    if group in ("date", "british"):
        return Token(Kind.DATE, text, day=_whole_date(words, text))
    if group == "years":
        return _years(words, text)
    if group in ("clock", "hour"):
        return Token(Kind.TIME, text, clock=_clock(words, text))
    if group in ("ordinal", "number"):
        return _number(words, text, ordinal=group == "ordinal")
    if group == "word":
        return _word(match["word"])
    if group == "comma":
        return Token(Kind.WORD, "and") if text in "&+" else Token(Kind.COMMA, text)
    if group in ("week", "none"):
        return Token(Kind.WORD, text.rstrip("."))
    if group in _SEPARATORS:
        return Token(_SEPARATORS[group], text)
    raise no_part(words, text)


def _word(text: str) -> Token:
    month, weekday = month_named(text), weekday_named(text)
    if month:
        return Token(Kind.MONTH, text, month=month)
    if weekday:
        return Token(Kind.WEEKDAY, text, number=weekday)
    if text in ("noon", "midday"):
        return Token(Kind.TIME, text, clock=time(12))
    return Token(Kind.WORD, text)


def _number(words: str, text: str, *, ordinal: bool) -> Token:
    digits = text[:-2] if ordinal else text
    if len(digits) == 4:
        return Token(Kind.YEAR, text, number=int(digits))
    if len(digits) > 4:
        raise no_part(words, text)
    return Token(Kind.DAY, text, number=int(digits), ordinal=ordinal)


def _years(words: str, text: str) -> Token:
    """2018-03 is a month, as in ISO 8601; 2018-20 and 2018/19 are years."""
    first, second = int(text[:4]), int(text[5:])
    if len(text) == 7 and text[4] == "-" and 1 <= second <= 12:
        return Token(Kind.MONTH_OF_YEAR, text, number=first, month=second)
    last = second if len(text) == 9 else first // 100 * 100 + second
    if last <= first:
        raise no_part(words, text)
    return Token(Kind.YEARS, text, number=first, month=last)


def _whole_date(words: str, text: str) -> date:
    parts = [int(part) for part in re.split(r"[-./]", text)]
    if "-" not in text:
        parts.reverse()
        if parts[0] < 100:
            raise CannotRead(
                words,
                gettext_noop("The year of “%(part)s” has two digits."),
                gettext_noop("Write the year with four, such as 5 June 2018."),
                part=text,
            )
    try:
        return date(*parts)
    except ValueError as error:
        raise CannotRead(
            words,
            gettext_noop("“%(part)s” is no day of the calendar."),
            gettext_noop("Write day, month and year, such as 31/01/2018 or 2018-01-31."),
            part=text,
        ) from error


def _clock(words: str, text: str) -> time:
    digits = [int(part) for part in re.findall(r"\d+", text)]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    half = text.lstrip("0123456789:. ")[:1]
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
        raise CannotRead(
            words,
            gettext_noop("“%(part)s” is no time of day."),
            gettext_noop("Write a time such as 10:30 or 3pm."),
            part=text,
        )
    return time(hour % 12 + (12 if half == "p" else 0) if half else hour, minute)


def no_part(words: str, text: str) -> CannotRead:
    """The refusal of something that is not part of a date."""
    as_written = re.search(re.escape(text), words, re.IGNORECASE)
    return CannotRead(
        words,
        gettext_noop("“%(part)s” is not part of a date."),
        gettext_noop(
            "Write the date alone, such as “5 June 2018”, “w/c 5 March” or “June - August 2018”;"
            " a place or a remark has a field of its own."
        ),
        part=as_written[0] if as_written else text,
    )
