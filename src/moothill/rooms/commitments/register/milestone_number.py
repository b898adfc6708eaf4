"""Numbers of milestones: 1.1, 1.2 within commitment 1, given by the system unless somebody gives one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import Line
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Commitment, Milestone


@dataclass(frozen=True)
class MilestoneNumber(Line):
    """A number that the table's own constraint watches; the record shows the same one."""

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the number here and on the record."""
        thing.number = thing.record.number = value


def give_number(values: dict[str, Any], context: Context) -> dict[str, Any]:
    """Give the next number where none was given: "1.3" after "1.2". What an import leaves without one stays without.

    Whoever creates holds the lock on the cycle's counter, so two at once never get the same.
    """
    found = context.find(values["commitment"], withdrawn=True) if values["commitment"] else None
    if values["number"] or context.importing or found is None:
        return values
    above = Commitment.objects.values_list("record__number", flat=True).get(pk=found[1])
    taken = _others(values, context).values_list("number", flat=True)
    return values | {"number": next_number(above, taken)}


def next_number(above: str, taken: Any) -> str:
    """The number after the highest taken, below the commitment's own if it has one.

    >>> next_number("1", ["1.1", "1.9", "2.30", "x"])
    '1.10'
    >>> next_number("", ["4"])
    '5'
    """
    start = f"{above}." if above else ""
    ends = (number.removeprefix(start) for number in taken if number.startswith(start))
    last = max((int(end) for end in ends if re.fullmatch(r"[0-9]{1,9}", end)), default=0)
    return f"{start}{last + 1}"


def same_number(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """A number stands for one milestone for good: also for one that was withdrawn."""
    if not values["number"] or not values["commitment"]:
        return
    other = _others(values, context).filter(number=values["number"]).select_related("record").first()
    if other:
        facts = {"number": values["number"], "reference": other.record.reference}
        yield Fault("number", _taken(other.record.state) % facts)


def _others(values: Mapping[str, Any], context: Context) -> Any:
    found = context.find(values["commitment"], withdrawn=True)
    there = Milestone.objects.filter(commitment=found[1] if found else None)
    return there.exclude(pk=context.record) if context.record else there


def _taken(state: str) -> str:
    if state == RecordState.WITHDRAWN:
        return _(
            "%(number)s is the number of %(reference)s, which was withdrawn. "
            "Put that back, or leave this empty to get the next one."
        )
    return _("%(number)s is the number of %(reference)s. Leave it empty to get the next one.")
