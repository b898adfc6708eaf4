"""The words for days left or late: made here and nowhere else."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.core.dates import Answer, Period, Precision, is_over

# Periods that last all of their days: what is due in one of them is due on its last day.
# Of any other ("March 2018") the words do not say which day of it is meant.
_LASTING = frozenset({Precision.DAY, Precision.RANGE, Precision.OPEN})


@dataclass(frozen=True, slots=True)
class Due:
    """How something stands to its date, in words, and whether it is late by the dates."""

    words: str
    late: Answer

    @property
    def is_late(self) -> bool:
        """Whether there is no doubt that it is."""
        return self.late is Answer.YES


def due(when: Period | None, met: Period | None, *, today: date, ended: bool) -> Due:
    """How a thing due in the period `when` stands on the day `today`; `met` is when it was fulfilled, if that is recorded.

    While the cycle runs the days are counted. In an ended cycle, and for what was met, the words are final.
    """
    if met is not None:
        return _met(when, met)
    if when is None:
        return Due(_("no date"), Answer.CANNOT_TELL)
    if not when.is_known:
        return Due(_("date not known"), Answer.CANNOT_TELL)
    return _final(when, today) if ended else _running(when, today)


def days_due(period: Period) -> tuple[date, date] | None:
    """The first and the last day that the period may make something due on; None where it has no last day."""
    if period.latest is None:
        return None
    if period.precision in _LASTING or period.earliest is None:
        return period.latest, period.latest
    return period.earliest, period.latest


def _met(when: Period | None, met: Period) -> Due:
    asked, done = days_due(when) if when else None, days_due(met)
    if asked is None or done is None:
        return Due(_("met"), Answer.CANNOT_TELL)
    least, most = (done[0] - asked[1]).days, (done[1] - asked[0]).days
    if most <= 0:
        return Due(_("met on time"), Answer.NO)
    if least > 0:
        return Due(_late_when_met(least, most), Answer.YES)
    return Due(_("met; the dates do not tell whether in time"), Answer.CANNOT_TELL)


def _running(when: Period, today: date) -> Due:
    asked = days_due(when)
    if asked is None:
        return Due(_("no last day"), Answer.NO)
    least, most = (asked[0] - today).days, (asked[1] - today).days
    if most < 0:
        return Due(_late(-most, -least), Answer.YES)
    if least >= 0:
        return Due(_left(least, most), Answer.NO)
    return Due(_at_most_left(most), Answer.CANNOT_TELL)


def _final(when: Period, today: date) -> Due:
    match is_over(when, today):
        case Answer.YES:
            return Due(_("passed"), Answer.CANNOT_TELL)
        case Answer.NO:
            return Due(_("still to come"), Answer.NO)
        case _unsure:
            return Due(_("the dates do not tell whether it has passed"), Answer.CANNOT_TELL)


def _late_when_met(least: int, most: int) -> str:
    if least == most:
        return ngettext("met %(days)s day late", "met %(days)s days late", most) % {"days": most}
    words = ngettext(
        "met %(least)s to %(most)s day late",
        "met %(least)s to %(most)s days late",
        most,
    )
    return words % {"least": least, "most": most}


def _late(least: int, most: int) -> str:
    if least == most:
        return ngettext("%(days)s day late", "%(days)s days late", most) % {"days": most}
    words = ngettext("%(least)s to %(most)s day late", "%(least)s to %(most)s days late", most)
    return words % {"least": least, "most": most}


def _left(least: int, most: int) -> str:
    if most == 0:
        return _("today")
    if least == most:
        return ngettext("%(days)s day left", "%(days)s days left", most) % {"days": most}
    words = ngettext("%(least)s to %(most)s day left", "%(least)s to %(most)s days left", most)
    return words % {"least": least, "most": most}


def _at_most_left(most: int) -> str:
    if most == 0:
        return _("today at the latest")
    return ngettext("at most %(days)s day left", "at most %(days)s days left", most) % {"days": most}
