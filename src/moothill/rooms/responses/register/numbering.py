"""Printed numbers of responses: R-3.2 is the second one to theme 3; R-0.1 belongs to no numbered theme."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from moothill.commons.record.context import Context
from moothill.commons.record.fields import Line
from moothill.rooms.responses.models import Response
from moothill.rooms.responses.queries.targets import theme_number_of

_PRINTED = re.compile(r"R-([0-9]{1,6})\.([0-9]{1,6})")


@dataclass(frozen=True)
class PrintedNumber(Line):
    """The label on the record; its parts stand beside it, where the table's own constraint watches them."""

    limit: int = 20

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the number, and what it is made of."""
        found = _PRINTED.fullmatch(value)
        thing.record.number = value
        thing.cycle_id = thing.record.cycle_id
        thing.theme, thing.place = (int(found[1]), int(found[2])) if found else (0, 0)


def give_number(values: dict[str, Any], context: Context) -> dict[str, Any]:
    """The next number of its theme for a new response; one that is there keeps its own, whatever was given.

    An import keeps the number that it brings, where it is one. Whoever creates holds the lock on the cycle's counter, so two
    at once never get the same.
    """
    if context.record is not None:
        kept = Response.objects.filter(pk=context.record).values_list("record__number", flat=True).get()
        return values | {"number": kept}
    if context.importing and _PRINTED.fullmatch(values["number"]):
        return values
    theme = theme_number_of([row["to"] for row in values["answers_to"]], context.cycle)
    taken = Response.objects.filter(cycle=context.cycle, theme=theme).aggregate(last=Max("place"))
    return values | {"number": f"R-{theme}.{(taken['last'] or 0) + 1}"}
