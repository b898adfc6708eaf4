"""The days to which the front page counts: the deadline for the plan, the end of its window, and the end of the plan."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.core.dates import Countdown, Counting, Period, countdown
from moothill.core.policy import RecordState
from moothill.rooms.plan.kinds import Counted
from moothill.rooms.plan.models import KeyDate
from moothill.rooms.plan.queries.due import days_due, due
from moothill.rooms.plan.queries.key_dates import key_dates
from moothill.rooms.plan.queries.parts import Part, part_of
from moothill.rooms.plan.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Line:
    """One of the days. `part` is its key date, None for the end of a cycle that has no key date for it. `day` is the day as a
    date, None where it is not recorded or not exact, and `when` the period as it was written. `words` say how it stands.
    """

    counts: Counted
    part: Part | None
    when: Period | None
    day: date | None
    words: str
    late: bool


def lines(sight: Sight, submitted: date | None = None) -> list[Line]:
    """A line for each of the days, in their order; one for which nothing is recorded says so. One question.

    `submitted` is the day on which the plan was submitted, if that is recorded elsewhere than at the key date itself.
    """
    marked = (
        key_dates(sight.cycle, sight.actor).exclude(counts="").filter(record__state=RecordState.PUBLISHED)
    )
    found: dict[str, KeyDate] = {}
    for thing in marked:
        found.setdefault(thing.counts, thing)
    due_then = found.get(Counted.SUBMISSION)
    submitted = submitted or (_last_day(due_then.met) if due_then else None)
    return [_line(counts, found.get(counts), sight, submitted) for counts in Counted]


def _line(counts: Counted, thing: KeyDate | None, sight: Sight, submitted: date | None) -> Line:
    if thing is None:
        ends = sight.cycle.ends if counts is Counted.IMPLEMENTATION else None
        words, late = _counted(counts, ends, None, sight) if ends else (_("not recorded"), False)
        return Line(counts, None, None, ends, words, late)
    day = _last_day(thing.when)
    met = _last_day(thing.met) or (submitted if counts is not Counted.IMPLEMENTATION else None)
    part = part_of(thing, sight)
    if day is None or (thing.met and not _last_day(thing.met)):
        told = due(thing.when, thing.met, today=sight.today, ended=sight.ended)
        return Line(counts, part, thing.when, None, told.words, told.is_late)
    words, late = _counted(counts, day, met, sight)
    return Line(counts, part, thing.when, day, words, late)


def _last_day(period: Period | None) -> date | None:
    """The day that a period ends on, where its words leave no doubt about it."""
    days = days_due(period) if period and period.is_known else None
    return days[1] if days and days[0] == days[1] else None


def _counted(counts: Counted, day: date, met: date | None, sight: Sight) -> tuple[str, bool]:
    found = countdown(sight.today, day, met)
    if counts is Counted.IMPLEMENTATION:
        return _to_the_end(found, ended=sight.ended), False
    if sight.ended and met is None:
        return (_("passed") if found.state is Counting.LATE else _("still to come")), False
    return _to_a_deadline(counts, found), found.is_late


def _to_the_end(found: Countdown, *, ended: bool) -> str:
    """Nothing is late because a plan has ended. Of a cycle that is over nobody counts the days any more."""
    match found.state:
        case Counting.LEFT if ended:
            return _("still to come")
        case Counting.LEFT:
            return _left(found.days)
        case Counting.TODAY:
            return _("ends today")
        case _over if ended:
            return _("over")
    words = ngettext("ended %(days)s day ago", "ended %(days)s days ago", found.days)
    return words % {"days": found.days}


def _to_a_deadline(counts: Counted, found: Countdown) -> str:
    match found.state:
        case Counting.LEFT:
            return _left(found.days)
        case Counting.TODAY:
            return _("today")
        case Counting.LATE:
            words = ngettext("%(days)s day late", "%(days)s days late", found.days)
        case Counting.MET:
            return _("submitted in time")
        case _late if counts is Counted.WINDOW:
            words = ngettext(
                "submitted %(days)s day after it closed",
                "submitted %(days)s days after it closed",
                found.days,
            )
        case _late:
            words = ngettext(
                "submitted %(days)s day after the deadline",
                "submitted %(days)s days after the deadline",
                found.days,
            )
    return words % {"days": found.days}


def _left(days: int) -> str:
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
