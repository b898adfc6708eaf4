"""Periods that a thing has beside its own `when`."""

from typing import Any

from moothill.core.dates import Period, from_json, to_json


class PeriodColumn:
    """The Period in the JSON column `<name>_json` of the same thing: as written and as understood, or None.

    Lists that sort or filter by days need the columns of `record.models.Dated` instead.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._column = f"{name}_json"

    def __get__(self, thing: Any, owner: type | None = None) -> Period | None:
        value = getattr(thing, self._column, None)
        return from_json(value) if value else None

    def __set__(self, thing: Any, period: Period | None) -> None:
        setattr(thing, self._column, to_json(period) if period else None)
