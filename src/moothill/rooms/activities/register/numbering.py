"""Printed numbers: 1, 2, 3 in each group of a stage, and 2.a, 2.b below them."""

import re
from collections.abc import Iterable
from typing import Any

from moothill.commons.record.context import Context
from moothill.rooms.activities.models import Activity

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Labels:
    """The numbers taken in one group of a stage. One more costs the same, however many there are.

    >>> Labels(["1", "2", "2.a", ""]).next_whole()
    '3'
    >>> Labels(["2", "2.a", "2.g"]).next_part("2")
    '2.h'
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._highest = 0
        self._parts: dict[str, int] = {}
        self.take(*taken)

    def take(self, *labels: str) -> None:
        """From now on these are taken too. What is neither a number nor a part stands in nobody's way."""
        for label in labels:
            stem, _dot, letters = label.rpartition(".")
            if re.fullmatch(r"[0-9]{1,9}", label):
                self._highest = max(self._highest, int(label))
            elif stem and re.fullmatch(r"[a-z]{1,6}", letters):
                self._parts[stem] = max(self._parts.get(stem, 0), _worth(letters))

    def next_whole(self) -> str:
        """The whole number after the highest one taken."""
        return str(self._highest + 1)

    def next_part(self, stem: str) -> str:
        """The part of `stem` after the last one taken; after z comes aa."""
        return f"{stem}.{_letters(self._parts.get(stem, 0) + 1)}"


def give_number(values: dict[str, Any], context: Context) -> dict[str, Any]:
    """Give the next number where none was given; keep an import's duplicate "as written".

    A row that holds no activity gets no number of its own. Whoever creates holds the lock on the cycle's counter,
    so two at once never get the same.
    """
    numbered = _numbered(values, context)
    if context.importing:
        _taken(values, context).take(numbered["number"], numbered["number_as_written"])
    return numbered


def _numbered(values: dict[str, Any], context: Context) -> dict[str, Any]:
    if context.importing and values["number"] and takers(values, context).exists():
        return values | {"number": "", "number_as_written": values["number_as_written"] or values["number"]}
    if values["number"] or values["number_as_written"] or values["placeholder"]:
        return values
    taken, stem = _taken(values, context), _stem(values, context)
    return values | {"number": taken.next_part(stem) if stem else taken.next_whole()}


def takers(values: dict[str, Any], context: Context) -> Any:
    """Other activities with the same number in the same stage and group, withdrawn ones included."""
    return _table(values, context).filter(number=values["number"])


def _table(values: dict[str, Any], context: Context) -> Any:
    """The other activities of the same stage and group."""
    found = context.find(values["stage"], withdrawn=True)
    there = Activity.objects.filter(stage=found[1] if found else None, group=values["group"])
    return there.exclude(pk=context.record) if context.record else there


def _taken(values: dict[str, Any], context: Context) -> Labels:
    """What is taken in the group. An import reads it once: it tells whatever it adds."""

    def look() -> Labels:
        pairs = _table(values, context).values_list("number", "number_as_written")
        return Labels(label for pair in pairs for label in pair)

    if not context.importing:
        return look()
    kept: Labels = context.keep((Labels, values["stage"], values["group"]), look)
    return kept


def _stem(values: dict[str, Any], context: Context) -> str:
    """The number of the activity that this one is a part of."""
    found = context.find(values["parent"], withdrawn=True) if values["parent"] else None
    pair = (
        Activity.objects.filter(pk=found[1]).values_list("number", "number_as_written").first()
        if found
        else None
    )
    return next(filter(None, pair), "") if pair else ""


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
