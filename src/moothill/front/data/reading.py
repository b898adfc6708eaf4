"""Reading a list from its first row to its last, however long: each step begins right after the last row before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db.models import Q

STEP = 500  # rows in memory at a time

IN_ORDER = ("record__position", "pk")
AS_STORED = ("pk",)


@dataclass(frozen=True, slots=True)
class List:
    """The rows of one list, and the whole numbers, never null, that they are read in the order of; the last is the key."""

    things: Any
    order: Sequence[str] = IN_ORDER

    def has_more_than(self, most: int) -> bool:
        """Whether there are more rows than that; reads no further."""
        return bool(self.things.order_by().values("pk")[most : most + 1])

    def rows(self) -> Iterator[Any]:
        """Every row, once. What comes or goes meanwhile is in it or not; no other row is lost or said twice for that."""
        rows = self.things.order_by(*self.order)
        last: tuple[int, ...] = ()
        while True:
            step = list((rows.filter(self._beyond(last)) if last else rows)[:STEP])
            yield from step
            if len(step) < STEP:
                return
            last = tuple(reduce(getattr, name.split("__"), step[-1]) for name in self.order)

    def _beyond(self, last: tuple[int, ...]) -> Q:
        # The first bound alone lets an index begin where it should; the rest only parts rows that are level.
        *first, key = zip(self.order, last, strict=True)
        if not first:
            return Q(**{f"{key[0]}__gt": key[1]})
        (name, value) = first[0]
        return Q(**{f"{name}__gte": value}) & (Q(**{f"{name}__gt": value}) | Q(**{f"{key[0]}__gt": key[1]}))
