"""Moments: when something opens and closes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.utils import formats
from django.utils.translation import gettext as _

from moothill.commons.record.fields.base import Field, Wrong
from moothill.core.dates import Period, Precision, to_json

if TYPE_CHECKING:
    from moothill.commons.record.context import Context

_SHAPE = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Moment(Field):
    """A day and a minute where the cycle lives. The canonical value is local time in ISO 8601, such as "2026-03-01T09:00";
    the column holds the moment itself.

    A minute that the clocks skip is refused; of one that they repeat the first is meant.
    """

    def read(self, thing: Any) -> str:
        """Local time where the cycle lives; "" for none."""
        moment: datetime | None = getattr(thing, self.name)
        return moment.astimezone(ZoneInfo(thing.record.cycle.zone)).strftime(_SHAPE) if moment else ""

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the column to the moment that the local time means."""
        zone = ZoneInfo(context.cycle.zone)
        setattr(thing, self.name, datetime.fromisoformat(value).replace(tzinfo=zone) if value else None)

    @property
    def joins(self) -> tuple[str, ...]:
        """The cycle, for its time zone."""
        return ("record__cycle",)

    def clean(self, value: Any, context: Context) -> str:
        """Takes what a browser's box for a moment sends, with a space for the T, and seconds. Raises Wrong."""
        words = str(value or "").strip().replace(" ", "T")[:16]
        if not words:
            if self.required:
                raise Wrong(_("Say when."))
            return ""
        try:
            moment = datetime.fromisoformat(words)
        except ValueError:
            raise Wrong(
                _("“%(value)s” is no day and time. Write it as 2026-03-01 09:00.")
                % {"value": str(value)[:40]}
            ) from None
        if _is_skipped(moment, ZoneInfo(context.cycle.zone)):
            raise Wrong(_("The clocks skip this hour on that day. Choose another time."))
        return moment.strftime(_SHAPE)

    def form_field(self, context: Context) -> forms.Field:
        """A box for a day and a time; the zone stands beside it."""
        box = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_SHAPE)
        words = _("Time in %(zone)s.") % {"zone": context.cycle.zone}
        return forms.CharField(
            label=self.label, help_text=f"{self.help} {words}".strip(), required=False, widget=box
        )

    def words(self, value: Any) -> str:
        """The day and the time as the reader's language writes them."""
        return formats.date_format(datetime.fromisoformat(value), "j F Y, H:i") if value else ""


@dataclass(frozen=True)
class TimelyMoment(Moment):
    """A moment that calendars, baselines and whatever else lists the dates of a cycle tell."""

    dated: ClassVar[bool] = True

    def periods(self, value: Any, zone: str) -> Iterable[tuple[Any, str]]:
        """The day and the minute in the cycle's zone; the words are the same in every language."""
        if value is None:
            return []
        there = value.astimezone(ZoneInfo(zone))
        day, minute = there.date(), there.time().replace(second=0, microsecond=0)
        period = Period(f"{there:%Y-%m-%d %H:%M}", day, day, Precision.DAY, starts=minute)
        return [(to_json(period), "")]


def _is_skipped(moment: datetime, zone: ZoneInfo) -> bool:
    there = moment.replace(tzinfo=zone)
    return there.astimezone(ZoneInfo("UTC")).astimezone(zone).replace(tzinfo=None) != moment
