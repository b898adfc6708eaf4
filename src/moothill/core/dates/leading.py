"""The words before the days that say how to take them: "w/c", "ongoing from", "by", "between"."""

from enum import Enum, auto

from moothill.core.dates.names import ABOUT
from moothill.core.dates.tokens import Kind, Token


class Lead(Enum):
    """How the days are to be taken."""

    NONE = auto()
    ABOUT = auto()
    BETWEEN = auto()
    FROM = auto()
    ONGOING = auto()
    UNTIL = auto()
    AFTER = auto()
    BEFORE = auto()
    WEEK = auto()
    WEEK_ENDING = auto()


# Longest first: the first that fits is taken.
_PHRASES = (
    (("week", "commencing"), Lead.WEEK),
    (("week", "beginning"), Lead.WEEK),
    (("week", "starting"), Lead.WEEK),
    (("week", "ending"), Lead.WEEK_ENDING),
    (("week", "of"), Lead.WEEK),
    (("w/c",), Lead.WEEK),
    (("w/b",), Lead.WEEK),
    (("wc",), Lead.WEEK),
    (("w/e",), Lead.WEEK_ENDING),
    (("ongoing", "from"), Lead.ONGOING),
    (("ongoing", "since"), Lead.ONGOING),
    (("ongoing", "until"), Lead.UNTIL),
    (("ongoing", "to"), Lead.UNTIL),
    (("ongoing",), Lead.ONGOING),
    (("as", "of"), Lead.NONE),
    (("between",), Lead.BETWEEN),
    (("from",), Lead.FROM),
    (("since",), Lead.FROM),
    (("up", "to"), Lead.UNTIL),
    (("no", "later", "than"), Lead.UNTIL),
    (("until",), Lead.UNTIL),
    (("till",), Lead.UNTIL),
    (("by",), Lead.UNTIL),
    (("after",), Lead.AFTER),
    (("before",), Lead.BEFORE),
)
_TRAILS = frozenset({"onwards", "onward"})


def take_lead(tokens: list[Token]) -> tuple[Lead, list[Token]]:
    """How the days are to be taken, and the tokens of the days alone. A week may be led in by its weekday's comma."""
    tokens = _trimmed(tokens)
    if tokens and tokens[-1].text in _TRAILS:
        return Lead.FROM, tokens[:-1]
    if tokens and tokens[0].text in ABOUT:
        return Lead.ABOUT, tokens[1:]
    if tokens and tokens[0].kind == Kind.OPEN:
        return Lead.UNTIL, _trimmed(tokens[1:])
    if tokens and tokens[-1].kind == Kind.OPEN:
        return Lead.FROM, _trimmed(tokens[:-1])
    for phrase, lead in _PHRASES:
        if tuple(token.text for token in tokens[: len(phrase)]) == phrase:
            return lead, _trimmed(tokens[len(phrase) :])
    return Lead.NONE, tokens


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without separators at either end."""
    marks = (Kind.DASH, Kind.SLASH, Kind.COMMA)
    while tokens and tokens[0].kind in marks:
        tokens = tokens[1:]
    while tokens and tokens[-1].kind in marks:
        tokens = tokens[:-1]
    return tokens
