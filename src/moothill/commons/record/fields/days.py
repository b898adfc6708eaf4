"""A day of the calendar, for what the site itself goes by; a period in somebody's words is `fields.When`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils import formats
from django.utils.translation import gettext as _

from moothill.commons.record.fields.base import Wrong
from moothill.commons.record.fields.plain import Line
from moothill.core.dates import Period, Precision, to_json

if TYPE_CHECKING:
    from moothill.commons.record.context import Context


@dataclass(frozen=True)
class Day(Line):
    """One day, as YYYY-MM-DD, or ""; its column holds a date."""

    def read(self, thing: Any) -> str:
        """The day in ISO 8601."""
        day: date | None = getattr(thing, self.name)
        return day.isoformat() if day else ""

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the column."""
        setattr(thing, self.name, date.fromisoformat(value) if value else None)

    def clean(self, value: Any, context: Context) -> str:
        """Raises Wrong for anything but a day of the calendar."""
        words = super().clean(value, context)
        try:
            return date.fromisoformat(words).isoformat() if words else ""
        except ValueError:
            raise Wrong(_("Write a day as year-month-day: 2028-02-29.")) from None

    def form_field(self, context: Context) -> forms.Field:
        """A box that a browser may help with."""
        box = forms.DateInput(attrs={"type": "date", "size": 10}, format="%Y-%m-%d")
        return forms.CharField(label=self.label, help_text=self.help, required=False, widget=box)

    def words(self, value: Any) -> str:
        """The day as the reader's language writes it."""
        return formats.date_format(date.fromisoformat(value), "j F Y") if value else ""


@dataclass(frozen=True)
class TimelyDay(Day):
    """A day that calendars, baselines and whatever else lists the dates of a cycle tell."""

    dated: ClassVar[bool] = True

    def periods(self, value: Any, zone: str) -> Iterable[tuple[Any, str]]:
        """The day; the words are the same in every language."""
        return [(to_json(Period(value.isoformat(), value, value, Precision.DAY)), "")] if value else []
