"""Long lists, page by page: each begins right after the last row of the one before, however long the list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db.models import Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

MOST = 100
_MARK = re.compile(r"[0-9]{1,18}(-[0-9]{1,18}){0,5}")


class NoSuchPage(ValueError):
    """The mark of a page that was not given out here."""

    def __init__(self) -> None:
        super().__init__(_("This list has no such page. Begin at its first row."))


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page, and the mark with which the next one is asked for: "" after the last row."""

    things: list[Any]
    following: str


def page_of(things: Any, order: Sequence[str], *, after: str = "", most: int = MOST) -> Page:
    """At most `most` rows of a query in `order`, from the mark `after` on. Raises NoSuchPage.

    `order` names whole numbers, never null, that together tell any two rows apart; "-" before a name is from the greatest.
    """
    rows = things.order_by(*order)
    if after:
        rows = rows.filter(_beyond(order, _read(after, len(order))))
    # A database sorts bare ids much faster than whole rows, and only the rows of this page are then read.
    found = list(things.order_by(*order).filter(pk__in=rows.values("pk")[: most + 1]))
    return Page(found[:most], _mark(found[most - 1], order) if len(found) > most else "")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a list that is in parts: where it stands, its key, and how many rows it has."""

    position: int
    key: int
    count: int


def page_of_parts(
    things: Any,
    column: str,
    parts: Sequence[Part],
    order: Sequence[str],
    *,
    after: str = "",
    most: int = MOST,
) -> Page:
    """As `page_of`, of a list in parts: part by part, and within each in `order`, which an index can give.

    `column` holds the key of the part that a row is in. Only the rows of the parts on this page are read, and of a part that
    goes beyond it no more than the page needs: at most three questions, however many rows and parts there are. Raises
    NoSuchPage.
    """
    marks = _read(after, 2 + len(order)) if after else []
    at = (marks[0], marks[1]) if marks else (-1, -1)
    ahead = sorted((part for part in parts if (part.position, part.key) >= at), key=_place)
    found: list[Any] = []
    if marks and ahead and _place(ahead[0]) == at:
        rest = things.filter(**{column: ahead.pop(0).key}).filter(_beyond(order, marks[2:]))
        found += _first(rest, order, most + 1)
    for keys in _runs(ahead, most + 1 - len(found)):
        rows = _first(things.filter(**{f"{column}__in": keys}), order, most + 1 - len(found))
        places = {key: number for number, key in enumerate(keys)}
        found += sorted(rows, key=lambda thing: places[getattr(thing, column)])
    positions = {part.key: part.position for part in parts}
    last = found[most - 1] if len(found) > most else None
    key = getattr(last, column) if last else 0
    return Page(found[:most], f"{positions[key]}-{key}-{_mark(last, order)}" if last else "")


def _place(part: Part) -> tuple[int, int]:
    return part.position, part.key


def _runs(parts: Sequence[Part], room: int) -> Iterator[list[int]]:
    """The keys of all parts that fit into so much room, and then that of the part which does not."""
    whole: list[int] = []
    for part in parts:
        if part.count > room:
            break
        whole.append(part.key)
        room -= part.count
    if whole:
        yield whole
    if room > 0 and len(whole) < len(parts):
        yield [parts[len(whole)].key]


def _first(things: Any, order: Sequence[str], most: int) -> list[Any]:
    """The first rows: bare ids are sorted, and only these rows are then read whole."""
    return list(things.order_by(*order).filter(pk__in=things.order_by(*order).values("pk")[:most]))


def first_of_each(things: Any, *columns: str) -> Any:
    """The first rows of each group of a query that `columns` tell apart, by position: one more than a page holds.

    So no table grows without end, and all of them are one question. The query keeps its own order.
    """
    place = Window(RowNumber(), partition_by=columns, order_by=["record__position", "pk"])
    first = things.annotate(row_number=place).filter(row_number__lte=MOST + 1).order_by().values("pk")
    # Numbered as bare ids: whole rows would all be sorted, to throw most of them away.
    return things.filter(pk__in=first)


def _beyond(order: Sequence[str], last: Sequence[int]) -> Q:
    beyond, level = Q(pk__in=[]), Q()
    for name, value in zip(order, last, strict=True):
        column = name.removeprefix("-")
        beyond |= level & Q(**{f"{column}__{'lt' if name.startswith('-') else 'gt'}": value})
        level &= Q(**{column: value})
    return beyond


def _read(mark: str, length: int) -> list[int]:
    numbers = [int(part) for part in mark.split("-")] if _MARK.fullmatch(mark) else []
    if len(numbers) != length:
        raise NoSuchPage
    return numbers


def _mark(thing: Any, order: Sequence[str]) -> str:
    return "-".join(str(int(reduce(getattr, name.removeprefix("-").split("__"), thing))) for name in order)
