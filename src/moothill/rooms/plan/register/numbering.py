"""Printed numbers: 1, 2, 3 in each cycle, given by the system unless somebody gives one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import Line
from moothill.core.policy import RecordState

if TYPE_CHECKING:
    from moothill.commons.record.context import Context
    from moothill.rooms.plan.models import Numbered


@dataclass(frozen=True)
class Number(Line):
    """A label that the table's own constraint watches; the record shows the same one."""

    limit: int = 20

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the number here and on the record, and the cycle within which it is unique."""
        thing.number = thing.record.number = value
        thing.cycle = context.cycle


NUMBER = Number("number", _("Number"), _("Leave this empty to get the next one."))
CLASH = (
    "number",
    _("Somebody else took this number a moment ago. Save again, or leave it empty to get the next one."),
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """Gives and checks the numbers of one table."""

    model: type[Numbered]

    def complete(self, values: dict[str, Any], context: Context) -> dict[str, Any]:
        """Give the next number where none was given.

        Whoever creates holds the lock on the cycle's counter, so two at once never get the same.
        """
        if values["number"]:
            return values
        return values | {"number": next_number(self._others(context).values_list("number", flat=True))}

    def check(self, values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
        """A number stands for one thing for good: also for one that was withdrawn."""
        same = self._others(context).filter(number=values["number"])
        if other := same.select_related("record").first():
            facts = {"number": values["number"], "reference": other.record.reference}
            yield Fault("number", _taken(other.record.state) % facts)

    def _others(self, context: Context) -> Any:
        there = self.model.objects.filter(cycle=context.cycle)
        return there.exclude(pk=context.record) if context.record else there


def _taken(state: str) -> str:
    if state == RecordState.WITHDRAWN:
        return _now(
            "%(number)s is the number of %(reference)s, which was withdrawn. "
            "Put that back, or leave this empty to get the next one."
        )
    return _now("%(number)s is the number of %(reference)s. Leave it empty to get the next one.")


def next_number(taken: Iterable[str]) -> str:
    """The whole number after the highest one taken.

    >>> next_number({"1", "2", "2a"})
    '3'
    """
    return str(
        max(
            (int(label) for label in taken if re.fullmatch(r"[0-9]{1,9}", label)),
            default=0,
        )
        + 1
    )
