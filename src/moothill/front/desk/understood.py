"""How a period was understood, in words for the person who wrote it."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from moothill.core.dates import Period


def understood(period: Period) -> str:
    """The days that a period covers, in words; says so where an end is open or no day is known."""
    if period.earliest is None and period.latest is None:
        return _("a time with no day that we know")
    if period.latest is None:
        return _("from %(first)s on") % {"first": _day(period.earliest)}
    if period.earliest is None:
        return _("until %(last)s") % {"last": _day(period.latest)}
    if period.earliest == period.latest:
        return _day(period.earliest)
    return _("%(first)s to %(last)s") % {"first": _day(period.earliest), "last": _day(period.latest)}


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
