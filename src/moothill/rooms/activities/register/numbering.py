"""Printed numbers: 1, 2, 3 in each group of a stage, and 2.a, 2.b below them."""

import re
from collections.abc import Iterable
from typing import Any

from moothill.commons.record.context import Context
from moothill.rooms.activities.models import Activity

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def give_number(values: dict[str, Any], context: Context) -> dict[str, Any]:
    """Give the next number where none was given; keep an import's duplicate "as written".

    A row that holds no activity gets no number of its own. Whoever creates holds the lock on the cycle's counter,
    so two at once never get the same.
    """
    if context.importing and values["number"] and takers(values, context).exists():
        return values | {"number": "", "number_as_written": values["number_as_written"] or values["number"]}
    if values["number"] or values["number_as_written"] or values["placeholder"]:
        return values
    return values | {"number": _next(values, context)}


def takers(values: dict[str, Any], context: Context) -> Any:
    """Other activities with the same number in the same stage and group, withdrawn ones included."""
    return _table(values, context).filter(number=values["number"])


def _table(values: dict[str, Any], context: Context) -> Any:
    """The other activities of the same stage and group."""
    found = context.find(values["stage"], withdrawn=True)
    there = Activity.objects.filter(stage=found[1] if found else None, group=values["group"])
    return there.exclude(pk=context.record) if context.record else there


def _next(values: dict[str, Any], context: Context) -> str:
    written = {
        label for pair in _table(values, context).values_list("number", "number_as_written") for label in pair
    }
    stem = _stem(values, context)
    return next_part(stem, written) if stem else next_whole(written)


def _stem(values: dict[str, Any], context: Context) -> str:
    """The number of the activity that this one is a part of."""
    found = context.find(values["parent"], withdrawn=True) if values["parent"] else None
    pair = (
        Activity.objects.filter(pk=found[1]).values_list("number", "number_as_written").first()
        if found
        else None
    )
    return next(filter(None, pair), "") if pair else ""


def next_whole(taken: Iterable[str]) -> str:
    """The whole number after the highest one taken.

    >>> next_whole({"1", "2", "2.a", ""})
    '3'
    """
    return str(max((int(label) for label in taken if re.fullmatch(r"[0-9]{1,9}", label)), default=0) + 1)


def next_part(stem: str, taken: Iterable[str]) -> str:
    """The part of `stem` after the last one taken; after z comes aa.

    >>> next_part("2", {"2", "2.a", "2.g"})
    '2.h'
    """
    letters = (label.removeprefix(f"{stem}.") for label in taken if label.startswith(f"{stem}."))
    last = max((_worth(each) for each in letters if re.fullmatch(r"[a-z]{1,6}", each)), default=0)
    return f"{stem}.{_letters(last + 1)}"


def _worth(letters: str) -> int:
    worth = 0
    for letter in letters:
        worth = worth * 26 + _LETTERS.index(letter) + 1
    return worth


def _letters(worth: int) -> str:
    letters = ""
    while worth:
        worth, place = divmod(worth - 1, 26)
        letters = _LETTERS[place] + letters
    return letters
