"""From codes in any order to a book: what names which, circles, and what cannot be taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from moothill.core.exchange.codebooks.shapes import (
    DEEPEST,
    LABEL,
    MOST_CODES,
    STANDINGS,
    TEXT,
    Book,
    CodeLine,
    Raw,
    line,
    text,
)
from moothill.core.exchange.shapes import CannotRead, Refused, gettext_noop

_MANY = gettext_noop("The codebook has more than %(most)s codes. Bring it in parts.")
_TWICE = gettext_noop(
    "Two codes have the id “%(id)s”: %(first)s and %(second)s. Give one of them another id. Nothing was read."
)
_CIRCLE = gettext_noop(
    "These codes stand under each other in a circle: %(codes)s (%(place)s). Nothing was read. Put one of them at the top."
)
_DEEP = gettext_noop("%(place)s: more than %(most)s codes stand inside each other. Nothing was read.")
_NO_LABEL = gettext_noop("It has no label.")
_LONG = gettext_noop("The %(what)s has %(found)s characters; at most %(most)s fit. Shorten it.")
_ID = gettext_noop("“%(id)s” is no UUID. Leave the id empty, or give one such as %(example)s.")
_STANDING = gettext_noop("“%(word)s” is no standing. Write one of: %(known)s.")
_UNDER = gettext_noop("It stands under “%(under)s”, and no code of this file is called so.")
_WHICH = gettext_noop("It stands under “%(under)s”, and several codes are called so. Give the id instead.")
_LOST = gettext_noop("It stands under a code that could not be read.")
_EQUAL = gettext_noop("%(place)s has the same label. Rename one of them.")
_EXAMPLE = "0f3c8c2e-6a55-4c43-9e0c-1d1f0a6b7c11"
_WHAT = {
    "definition": gettext_noop("definition"),
    "included": gettext_noop("example of what is meant"),
    "excluded": gettext_noop("example of what is not meant"),
}


@dataclass(frozen=True, slots=True)
class _Fit:
    raw: Raw
    code: CodeLine
    under: int | None = None


def arrange(found: Iterable[Raw]) -> Book:
    """The book that these codes make, in their order as far as each stands behind what it is under.

    Raises CannotRead for too many, for two with one id, for a circle, and for codes too deep inside each other; what else is
    wrong costs that code alone, and those below it.
    """
    raws = list(found)
    if len(raws) > MOST_CODES:
        raise CannotRead(_MANY, most=str(MOST_CODES))
    unread: dict[int, Refused] = {}
    fits: dict[int, _Fit] = {}
    for number, raw in enumerate(raws):
        read = _one(raw, number)
        if isinstance(read, Refused):
            unread[number] = read
        else:
            fits[number] = _Fit(raw, read)
    _refuse_twice(fits, raws)
    _resolve(fits, unread, raws)
    _refuse_circles(fits)
    _refuse_equals(fits, unread)
    return _ordered(fits, unread)


def refused(raw: Raw, number: int, reason: str, **facts: str) -> Refused:
    """That this code cannot be taken, and why."""
    return Refused(number + 1, reason, facts, raw.label[:60], raw.place)


def _one(raw: Raw, number: int) -> CodeLine | Refused:
    label = line(raw.label)
    texts: dict[str, Any] = {name: text(getattr(raw, name)) for name in _WHAT}
    if not label:
        return refused(raw, number, _NO_LABEL)
    if len(label) > LABEL:
        return refused(raw, number, _LONG, what=gettext_noop("label"), found=str(len(label)), most=str(LABEL))
    for name, words in texts.items():
        if len(words) > TEXT:
            return refused(raw, number, _LONG, what=_WHAT[name], found=str(len(words)), most=str(TEXT))
    standing = raw.standing.strip().casefold() or STANDINGS[0]
    if standing not in STANDINGS:
        return refused(raw, number, _STANDING, word=standing[:40], known=", ".join(STANDINGS))
    guid = as_guid(raw.own)
    if guid is None:
        return refused(raw, number, _ID, id=raw.own.strip()[:60], example=_EXAMPLE)
    return CodeLine(label=label, guid=guid, standing=standing, **texts)


def as_guid(words: str) -> str | None:
    """A UUID as it is kept, "" for nothing, None for what is none."""
    bare = words.strip()
    if not bare:
        return ""
    try:
        return str(UUID(bare))
    except ValueError:
        return None


def _refuse_twice(fits: dict[int, _Fit], raws: Sequence[Raw]) -> None:
    seen: dict[str, int] = {}
    for number, fit in fits.items():
        guid = fit.code.guid
        if guid and guid in seen:
            raise CannotRead(_TWICE, id=guid, first=raws[seen[guid]].place, second=fit.raw.place)
        seen[guid] = number


def _resolve(fits: dict[int, _Fit], unread: dict[int, Refused], raws: Sequence[Raw]) -> None:
    """Find what each stands under: by its id, or by a label that only one has. Takes out what leads nowhere."""
    by_id = {fit.code.guid: number for number, fit in fits.items() if fit.code.guid}
    by_label: dict[str, list[int]] = {}
    for number, fit in fits.items():
        by_label.setdefault(fit.code.label.casefold(), []).append(number)
    lost = {name for number in unread for name in _names(raws[number])}
    for number, fit in list(fits.items()):
        wanted = line(fit.raw.under)
        if fit.raw.above is not None:
            fits[number] = replace(fit, under=fit.raw.above)
        if fit.raw.above is not None or not wanted:
            continue
        guid = as_guid(wanted)
        found = [by_id[guid]] if guid in by_id else by_label.get(wanted.casefold(), [])
        if len(found) == 1:
            fits[number] = replace(fit, under=found[0])
            continue
        is_lost = not found and not lost.isdisjoint((wanted.casefold(), guid))
        unread[number] = _leads_nowhere(fit.raw, number, wanted, several=bool(found), lost=is_lost)
        del fits[number]
    _take_out_below(fits, unread)


def _leads_nowhere(raw: Raw, number: int, wanted: str, *, several: bool, lost: bool) -> Refused:
    if lost:
        return refused(raw, number, _LOST)
    return refused(raw, number, _WHICH if several else _UNDER, under=wanted[:60])


def _names(raw: Raw) -> set[str]:
    return {line(raw.label).casefold(), as_guid(raw.own) or raw.own.strip().casefold()} - {""}


def _take_out_below(fits: dict[int, _Fit], unread: dict[int, Refused]) -> None:
    """Take out what stands under something that was taken out, at whatever distance."""
    while gone := [number for number, fit in fits.items() if fit.under in unread]:
        for number in gone:
            unread[number] = refused(fits.pop(number).raw, number, _LOST)


def _refuse_circles(fits: dict[int, _Fit]) -> None:
    good: set[int] = set()
    for start in fits:
        walked: dict[int, None] = {}
        at: int | None = start
        while at is not None and at not in good:
            if at in walked:
                circle = list(walked)[list(walked).index(at) :]
                shown = " > ".join(f"“{fits[each].code.label[:40]}”" for each in [*circle[:10], at])
                raise CannotRead(_CIRCLE, codes=shown, place=fits[at].raw.place)
            walked[at] = None
            at = fits[at].under
        good.update(walked)


def _refuse_equals(fits: dict[int, _Fit], unread: dict[int, Refused]) -> None:
    """Two codes in use never share a label: nobody could tell which one was meant."""
    first: dict[str, Raw] = {}
    for number, fit in list(fits.items()):
        if fit.code.standing == "retired":
            continue
        before = first.setdefault(fit.code.label.casefold(), fit.raw)
        if before is not fit.raw:
            unread[number] = refused(fit.raw, number, _EQUAL, place=before.place)
            del fits[number]
    _take_out_below(fits, unread)


def _ordered(fits: dict[int, _Fit], unread: dict[int, Refused]) -> Book:
    numbers = list(fits)
    at = {number: place for place, number in enumerate(numbers)}
    under = [None if (above := fits[number].under) is None else at[above] for number in numbers]
    places = [fits[number].raw.place for number in numbers]
    book = in_order([fits[number].code for number in numbers], under, places)
    for number, depth in enumerate(_depths(book)):
        if depth > DEEPEST:
            raise CannotRead(_DEEP, place=book.places[number], most=str(DEEPEST))
    return Book(book.codes, book.places, tuple(unread[number] for number in sorted(unread)))


def _depths(book: Book) -> list[int]:
    depths: list[int] = []
    for code in book.codes:
        depths.append(1 if code.above is None else depths[code.above] + 1)
    return depths


def in_order(codes: Sequence[CodeLine], under: Sequence[int | None], places: Sequence[str] = ()) -> Book:
    """The book of these codes, each with the number of the one it is under; their order is kept beside each other.

    Of a circle, which no honest list has, the first stands at the top.
    """
    below: dict[int | None, list[int]] = {}
    for number, above in enumerate(under):
        below.setdefault(above, []).append(number)
    found: list[CodeLine] = []
    stood: list[str] = []
    done: set[int] = set()
    for top in [*below.get(None, []), *range(len(codes))]:
        ahead: list[tuple[int, int | None]] = [(top, None)]
        while ahead:
            number, above = ahead.pop()
            if number in done:
                continue
            done.add(number)
            here = len(found)
            found.append(replace(codes[number], above=above))
            stood += places[number : number + 1]
            ahead += [(each, here) for each in reversed(below.get(number, []))]
    return Book(tuple(found), tuple(stood))
