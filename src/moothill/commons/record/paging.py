"""Long lists, page by page: each begins right after the last row of the one before, however long the list."""

import re
from collections.abc import Sequence
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
