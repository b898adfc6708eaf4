"""Months that a text names, such as "during March/April": to be held against a date beside it."""

import re
from collections.abc import Iterator

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_NAMED = re.compile(
    rf"(?<![\w])(?P<first>{_NAME})(?:\s?(?P<join>-|–|/|to|and)\s?(?P<last>{_NAME}))?(?![\w])(?:\s+(?P<year>\d{{4}}))?"
)
_BEFORE_A_MONTH = re.compile(
    r"(?:\b(?:in|during|by|until|till|from|of|since|early|mid|late|says|to)\s|[“\"'\d]\s?)$", re.I
)


def months_named(text: str, years: frozenset[int]) -> Iterator[tuple[str, frozenset[int]]]:
    """The words and the months of each mention, leaving out those of other years. Only capitalised names count, and a
    lone "May" or "March" only where something before it says that a month is meant."""
    for found in _NAMED.finditer(text):
        if found["year"] and int(found["year"]) not in years:
            continue
        lone = not (found["last"] or found["year"])
        if (
            lone
            and found["first"] in ("May", "March", "Mar")
            and not _BEFORE_A_MONTH.search(text, 0, found.start())
        ):
            continue
        first = _number(found["first"])
        last = _number(found["last"]) if found["last"] else first
        yield found[0].strip(), frozenset(_stretch(first, last, whole=found["join"] not in ("/", "and")))


def _number(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _stretch(first: int, last: int, *, whole: bool) -> Iterator[int]:
    """The months from the first to the last, over the turn of the year if need be; only the two where they are a list."""
    if not whole:
        yield from (first, last)
        return
    count = (last - first) % 12 + 1
    yield from ((first - 1 + step) % 12 + 1 for step in range(count))
