"""The shapes that tokens of days can have: lists of parts between separators."""

from itertools import zip_longest

from moothill.core.dates.errors import CannotRead, gettext_noop
from moothill.core.dates.names import FILLERS, SEASONS, THIRDS
from moothill.core.dates.parts import Part
from moothill.core.dates.tokens import Kind, Token, no_part

_TO = ("to", "until", "till", "through")
_MOST_PARTS = 12
_ISO = (Kind.DATE, Kind.MONTH_OF_YEAR)  # between these a slash is the interval of ISO 8601


def parts_of(words: str, tokens: list[Token]) -> tuple[list[Part], bool]:
    """The parts that separators stand between, and whether they are a list ("18 and 19 December") or a stretch.

    Raises CannotRead for a token that is not part of a date, for a missing part, and for more than twelve.
    """
    groups: list[list[Token]] = [[]]
    joins: list[str] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        join = _join(token, groups[-1], following)
        if join:
            joins.append(join)
            groups.append([])
        else:
            groups[-1].append(token)
    parts = [part for group in groups for part in _read(words, group)]
    if len(parts) > _MOST_PARTS or joins.count("to") > 1:
        raise CannotRead(
            words,
            gettext_noop("“%(words)s” names more dates than one period has."),
            gettext_noop("Write a first and a last date, or make an entry of each."),
            words=words,
        )
    return parts, "and" in joins


def _join(token: Token, group: list[Token], following: Token | None) -> str:
    if token.kind == Kind.DASH or token.text in _TO:
        return "to"
    if token.kind == Kind.SLASH:
        return "to" if group and group[-1].kind in _ISO else "and"
    if token.text == "and" or (token.kind == Kind.COMMA and _begins_another(group, following)):
        return "and"
    return ""


def _begins_another(group: list[Token], following: Token | None) -> bool:
    """A comma parts "16, 17 and 18 August", but not "Monday, 5 June" nor "June 30, 2018"."""
    has_day = any(token.kind in (Kind.DAY, Kind.DATE) for token in group)
    return has_day and following is not None and following.kind in (Kind.DAY, Kind.DATE)


def _read(words: str, group: list[Token]) -> list[Part]:
    """The parts of one group: one, except that "2018-20" gives both its years."""
    group = [token for token in group if token.kind != Kind.COMMA and token.text not in FILLERS]
    if not group:
        raise missing(words)
    if len(group) == 1 and group[0].kind == Kind.YEARS:
        return [Part(year=group[0].number), Part(year=group[0].month)]
    return [_part(words, group)]


def _part(words: str, group: list[Token]) -> Part:
    seen: dict[str, int] = {}
    for token in group:
        for name, value in _values(words, token).items():
            if name in seen:
                raise no_part(words, token.text)
            seen[name] = value
    part = Part(**seen)
    if (part.third is not None and part.is_day) or (part.weekday and not part.is_day):
        raise missing(words)
    if part.day is not None and part.month is None and part.year is not None:
        raise missing(words)
    return part


def _values(words: str, token: Token) -> dict[str, int]:
    if token.kind == Kind.DAY:
        return {"day": token.number}
    if token.kind == Kind.YEAR:
        return {"year": token.number}
    if token.kind == Kind.MONTH:
        return {"month": token.month}
    if token.kind == Kind.MONTH_OF_YEAR:
        return {"year": token.number, "month": token.month}
    if token.kind == Kind.WEEKDAY:
        return {"weekday": token.number}
    if token.kind == Kind.DATE and token.day:
        return {"year": token.day.year, "month": token.day.month, "day": token.day.day}
    if token.text in THIRDS:
        return {"third": THIRDS[token.text]}
    raise _season(words, token.text) if token.text in SEASONS else no_part(words, token.text)


def _season(words: str, text: str) -> CannotRead:
    return CannotRead(
        words,
        gettext_noop("“%(part)s” means other months in other places."),
        gettext_noop("Write the months, such as June - August 2018."),
        part=text,
    )


def missing(words: str) -> CannotRead:
    """The refusal of words that lack a part of a date."""
    return CannotRead(
        words,
        gettext_noop("“%(words)s” is not a whole date."),
        gettext_noop("Write a date such as “5 June 2018”, “w/c 5 March” or “June - August 2018”."),
        words=words,
    )
