"""Minutes after a meeting, papers before it."""

from collections.abc import Callable
from datetime import date

from moothill.core.dates import Answer
from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Meeting
from moothill.core.standards.findings import Remark, Verdict
from moothill.core.standards.judging.summing import sum_up, unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.reckoning import add_days, ends_of

_NO_MEETING = gettext_noop("No meeting with a date is recorded.")


def minutes_follow(case: Case) -> Verdict:
    """FOR-07: minutes public so many days after each meeting."""
    return _each(case, case.whole("meeting.minutes_days"), _minutes)


def papers_before(case: Case) -> Verdict:
    """FOR-08: papers public so many days before each meeting."""
    return _each(case, -case.whole("meeting.papers_days"), _papers)


_Look = Callable[[Meeting, tuple[date, date], Case], Remark | None]


def _each(case: Case, days: int, look: _Look) -> Verdict:
    """Each meeting, against the days by which something of it is to be public."""
    remarks: list[Remark] = []
    ahead: list[date] = []
    for meeting in case.facts.meetings:
        ends = ends_of(meeting.when)
        if ends is None:
            continue
        limits = add_days(ends[0], days), add_days(ends[1], days)
        if remark := look(meeting, limits, case):
            remarks.append(remark)
            ahead += [add_days(limit, 1) for limit in limits if limit >= case.facts.today]
    if not remarks:
        return unknown(_NO_MEETING)
    return sum_up(remarks, changes_on=min(ahead, default=None), stands=True)


def _minutes(meeting: Meeting, limits: tuple[date, date], case: Case) -> Remark | None:
    if case.facts.over(meeting.when) is not Answer.YES:
        return None
    if meeting.noted:
        return _compared(
            meeting, meeting.noted, limits, gettext_noop("Notes public on %(day)s; wanted by %(limit)s.")
        )
    if meeting.has_record:
        return _remark(meeting, gettext_noop("It has notes, but when they became public is not known."))
    return _missing(meeting, limits, case, gettext_noop("No notes are public. They are wanted by %(limit)s."))


def _papers(meeting: Meeting, limits: tuple[date, date], case: Case) -> Remark | None:
    if meeting.announced:
        sentence = gettext_noop("Papers public on %(day)s; wanted by %(limit)s.")
        return _compared(meeting, meeting.announced, limits, sentence)
    if meeting.has_papers:
        return _remark(meeting, gettext_noop("It has papers, but when they became public is not known."))
    return _missing(
        meeting, limits, case, gettext_noop("No papers are public. They are wanted by %(limit)s.")
    )


def _compared(meeting: Meeting, day: date, limits: tuple[date, date], sentence: str) -> Remark:
    result = Result.UNKNOWN
    if day <= limits[0]:
        result = Result.PASS
    elif day > limits[1]:
        result = Result.FAIL
    return Remark(sentence, {"day": day, "limit": limits[1]}, (meeting.reference,), result)


def _missing(meeting: Meeting, limits: tuple[date, date], case: Case, sentence: str) -> Remark:
    """What is missing fails once its time is over, unless the records came later or a doubt stands beside them."""
    if meeting.doubt or case.facts.looked_back:
        result = Result.UNKNOWN
    elif case.facts.today > limits[1]:
        result = Result.FAIL
    else:
        result = Result.DUE if case.facts.today <= limits[0] else Result.UNKNOWN
    return Remark(sentence, {"limit": limits[1]}, (meeting.reference,), result)


def _remark(meeting: Meeting, sentence: str) -> Remark:
    return Remark(sentence, cites=(meeting.reference,), result=Result.UNKNOWN)
