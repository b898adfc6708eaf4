"""Days around today, as people write them."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

_PLACE = re.compile(r"\{(monday|month|iso)?([+-]\d+|0)\}")


def around(value: Any, today: date) -> Any:
    """The same value, with every "{-40}", "{monday-7}" and "{month+2}" in its texts made a date in words.

    "{iso+3}" is one in figures.


    >>> around("{-1} to {+1}, w/c {monday0}, {month+2}", date(2028, 2, 29))
    '28 February 2028 to 1 March 2028, w/c 28 February 2028, April 2028'
    >>> around("{iso+1}T18:00", date(2028, 2, 28))
    '2028-02-29T18:00'
    """
    if isinstance(value, str):
        return _PLACE.sub(lambda place: _said(place[1] or "", int(place[2]), today), value)
    if isinstance(value, dict):
        return {name: around(each, today) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [around(each, today) for each in value]
    return value


def _said(unit: str, by: int, today: date) -> str:
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + by, 12)
        return f"{date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])):%B %Y}"
    day = today + timedelta(days=by)
    if unit == "iso":
        return day.isoformat()
    if unit == "monday":
        day -= timedelta(days=day.weekday())
    return f"{day.day} {day:%B %Y}"
