"""Two fields that keep a second column in step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moothill.commons.record.fields import Line, Rows
from moothill.rooms.activities.kinds import SIDE_LETTERS

if TYPE_CHECKING:
    from moothill.commons.record.context import Context


@dataclass(frozen=True)
class PrintedNumber(Line):
    """A label that the activity's own constraint watches; the record shows the same one."""

    limit: int = 20

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the number here and on the record."""
        thing.number = thing.record.number = value


@dataclass(frozen=True)
class Responsible(Rows):
    """People and organisations; the sides they stand on are kept beside them as letters."""

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the rows and their sides."""
        sides = {row["side"] for row in value}
        thing.responsible = value
        thing.sides = "".join(letter for side, letter in SIDE_LETTERS.items() if side in sides)
