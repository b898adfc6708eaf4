"""The names by which stages and numbers go: "Stage One", "Phase 2", "III"."""

import re
from dataclasses import dataclass

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_STAGE = re.compile(
    r"^\W*(?:stage|phase)\s+(\d{1,4}|[a-z]+)\b(?:\s*[:.)–—-]+\s*|\s+(?=\()|$|\s*\n\s*|\s+)(.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PERIOD = re.compile(r"^(.*?)\s*\(([^()]{3,60})\)\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class StageName:
    """What a heading or cell says of a stage: its number, and its title and period where they stand there too."""

    number: int
    title: str
    period: str


def number_of(word: str) -> int | None:
    """The number that digits, a word or a Roman numeral name; None for any other word."""
    low = word.lower()
    if low.isascii() and low.isdigit():
        return int(low)
    for names in (_NUMBERS, _ROMAN):
        if low in names:
            return names.index(low) + 1
    return None


def stage_named(text: str) -> StageName | None:
    """The stage that a text names at its beginning, or None.

    >>> stage_named("Stage Two: Raising awareness (Feb - Apr)")
    StageName(number=2, title='Raising awareness', period='Feb - Apr')
    """
    match = _STAGE.match(text.replace("*", ""))
    number = number_of(match[1]) if match else None
    if match is None or number is None:
        return None
    rest = " ".join(match[2].split())
    period = _PERIOD.match(rest)
    return StageName(number, period[1], period[2]) if period else StageName(number, rest, "")


def without_period(text: str) -> tuple[str, str]:
    """A title and what stands in brackets at its end: ("Notes", "April 2016")."""
    period = _PERIOD.match(text)
    return (period[1], period[2]) if period else (text, "")
