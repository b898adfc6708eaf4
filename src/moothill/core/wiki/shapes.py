"""What the words of a cell look like: a date, a state, names of people, ditto marks."""

import re
from collections.abc import Iterator
from functools import lru_cache

from moothill.core.dates import CannotRead, Period, when
from moothill.core.wiki.roles import month_of

_KEPT = 10_000  # answers that are kept: the cells of a page say the same things over and over
_STATES = (
    ("complete", r"complete[d]?|done|finished|yes|held|published|took place|✓|✔|☑"),
    ("in-progress", r"in progress|ongoing|on.?going|started|under ?way|on track|active"),
    ("cancelled", r"cancell?ed|called off|dropped|withdrawn"),
    ("postponed", r"postponed|delayed|deferred|moved"),
    ("not-going-ahead", r"not going ahead|will not take place|abandoned"),
    (
        "planned",
        r"planned|not (yet )?started|to do|todo|upcoming|scheduled|confirmed|not yet|pending|no|open|✗|☐",
    ),
    ("not-recorded", r"n/?a|none|tbc|tbd|unknown|not applicable"),
)
_PATTERNS = tuple((state, re.compile(rf"^(?:{words})\W*$", re.IGNORECASE)) for state, words in _STATES)
_LETTERS = re.compile(r"[^\W\d_]+")
_STRUCK = re.compile(r"~~(.+?)~~", re.DOTALL)
_DITTO = re.compile(
    r"""^\W*(?:["“”„〃″]\s*)+\W*$|^(ditto|do\.|as above|same as above|see above|idem)\.?$""", re.IGNORECASE
)
_NUMBER = re.compile(r"^\(?([0-9]{1,3}(?:[.)]?[a-z]|(?:\.[0-9]{1,3})*)|[a-z])\)?[.)]?$", re.IGNORECASE)
_LEADING = re.compile(
    r"^(completed?|done|finished|cancell?ed|postponed|delayed|in progress|planned)(?:\W+|\s+on\s+)(\S.*)$",
    re.IGNORECASE,
)
_HINT = re.compile(r"\d|\bongoing|\bweekly|\bmonthly|\bspring|\bsummer|\bautumn|\bwinter", re.IGNORECASE)
_CUT = re.compile(r"\n|;|,| – | - | — | \(|: | at | in |\|")
_NAME = re.compile(r"^[^\W\d_][\w.'’-]*$")
_MARKS = re.compile(r"[*_~]{1,2}|\[\d+\]")


def bare(text: str) -> str:
    """A text on one line, without emphasis and marks of footnotes."""
    return " ".join(_MARKS.sub("", text).split())


@lru_cache(maxsize=_KEPT)
def state_of(text: str) -> str:
    """The state that a whole text names, or ""."""
    words = bare(text)
    if not words or len(words) > 30:
        return ""
    return next((state for state, pattern in _PATTERNS if pattern.match(words)), "")


def state_in(text: str) -> tuple[str, str]:
    """The state at the beginning of a text, and what follows it: ("complete", "6 March 2024")."""
    if state := state_of(text):
        return state, ""
    words = bare(text)
    match = _LEADING.match(words)
    return (state_of(match[1]), match[2]) if match and len(words) < 200 else ("", "")


def unstruck(text: str) -> tuple[str, str]:
    """A text without what is struck out in it, and that."""
    struck = " ".join(bare(each) for each in _STRUCK.findall(text))
    return (_STRUCK.sub("", text).strip(), struck) if struck else (text, "")


def is_ditto(text: str) -> bool:
    """Whether the text says "as in the row above"."""
    return bool(_DITTO.match(text.strip()))


def is_number(text: str) -> bool:
    """Whether the text is the number of a row: "4", "2.a", "1.10"."""
    return bool(_NUMBER.match(text.strip()))


def number_in(text: str) -> str:
    """The number without what stands around it."""
    return text.strip().strip("().")


@lru_cache(maxsize=_KEPT)
def period_of(text: str, year: int) -> Period | None:
    """The period that the whole text names, or None."""
    if not text or len(text) > 200 or not (_HINT.search(text) or month_of_any(text)):
        return None
    try:
        return when(text, year=year)
    except CannotRead:
        return None


def month_of_any(text: str) -> bool:
    """Whether a month is named anywhere."""
    return any(month_of(word) for word in _LETTERS.findall(text)[:40])


def has_day(period: Period | None) -> bool:
    """Whether any day is known of a period."""
    return period is not None and (period.earliest is not None or period.latest is not None)


@lru_cache(maxsize=_KEPT)
def parted(text: str, year: int) -> tuple[str, str]:
    """The date in a text, and what stands before or after it: ("5 June 2018", "Town hall"). No date: ("", text).

    The longest beginning that can be read is the date, else the longest end.
    """
    flat = text.strip()
    if len(flat) > 400:
        return "", text
    if has_day(period_of(bare(flat), year)):
        return bare(flat), ""
    cuts = list(_CUT.finditer(flat))[:12]
    for cut in reversed(cuts):
        words = bare(flat[: cut.start()]).strip(" ,;:–-(")
        if has_day(period_of(words, year)):
            return words, _rest(flat[cut.end() :])
    for cut in cuts:
        words = bare(flat[cut.end() :]).strip(" ,;:–-)")
        if has_day(period_of(words, year)):
            # "every Saturday in June": what stands before belongs to the date, though no date can hold it
            return words, flat if cut[0] == " in " else _rest(flat[: cut.start()])
    return "", text


def _rest(text: str) -> str:
    return text.strip(" ,;–-\n").removesuffix(")") if "(" not in text else text.strip(" ,;–-\n")


@lru_cache(maxsize=_KEPT)
def looks_like_people(text: str) -> bool:
    """Whether a short text is nothing but names."""
    words = bare(text)
    if not words or len(words) > 120 or state_of(words) or re.search(r"\d|[.!?]$", words):
        return False
    names = list(parts_of(words))
    return bool(names) and all(_is_name(name) for name in names)


def _is_name(name: str) -> bool:
    words = [
        word
        for word in re.sub(r"\([^)]*\)", "", name).split()
        if word not in ("of", "the", "de", "van", "von", "for")
    ]
    return 0 < len(words) <= 5 and all(
        _NAME.match(word) and (word[0].isupper() or not word[0].islower()) for word in words
    )


def parts_of(text: str) -> Iterator[str]:
    """The names of a list of names; commas inside brackets part nothing."""
    depth, part = 0, ""
    marked = re.sub(r"\s(?:and|&|with|\+)\s", " / ", text)
    for sign in marked:
        depth += (sign == "(") - (sign == ")")
        if sign in "/,;\n" and depth <= 0:
            if part.strip():
                yield part.strip()
            part = ""
        else:
            part += sign
    if part.strip():
        yield part.strip()
