"""How often people met."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from moothill.core.dates import Answer
from moothill.core.standards.case import Case, was_held
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Activity, Facts, Meeting
from moothill.core.standards.findings import Remark, Span, Told, Verdict
from moothill.core.standards.judging.summing import unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.reckoning import add_days, add_months, ends_of

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Session:
    """A meeting of the forum: the first and last day it can have been on, and whether it surely was."""

    reference: str
    first: date
    last: date
    sure: bool


def often_enough(case: Case) -> Verdict:
    """FOR-03: no more than so many months between two meetings, nor since the last one."""
    if not case.words("forum.name"):
        sentence = gettext_noop(
            "Nobody has said yet what the forum is called here, so its meetings cannot be told from others."
        )
        return unknown(sentence)
    sessions = sorted(_sessions(case), key=lambda each: (each.first, each.last))
    undated = tuple(_undated(case))
    if not sessions:
        return _none_yet(case, undated)
    months = case.whole("forum.max_gap_months")
    sure = [each for each in sessions if each.sure]
    remarks = [*_told(sessions), *_gap(sessions)]
    if sure and _surely_short(sure, months, case.facts):
        return Verdict(Result.PASS, tuple(remarks), add_days(add_months(sure[-1].first, months), 1))
    if _surely_too_long(sessions, months, case.facts) and not undated:
        return Verdict(Result.FAIL, tuple(remarks))
    return Verdict(Result.UNKNOWN, (*remarks, *_why_unsure(sessions, undated, case.facts)))


def _sessions(case: Case) -> Iterator[_Session]:
    for each in _of_the_forum(case):
        days, held = ends_of(each.when), was_held(each, case.facts)
        if days and held is not Answer.NO:
            yield _Session(each.reference, *days, held is Answer.YES)


def _undated(case: Case) -> Iterator[str]:
    """Meetings of the forum that may have been on any day: they may fill a gap."""
    for each in _of_the_forum(case):
        if ends_of(each.when) is None and was_held(each, case.facts) is not Answer.NO:
            yield each.reference


def _of_the_forum(case: Case) -> Iterator[Meeting | Activity]:
    name = case.words("forum.name").casefold()
    both: Iterable[Meeting | Activity] = (*case.facts.meetings, *case.facts.activities)
    return (each for each in both if _is_the_forum(each, name))


def _is_the_forum(session: Meeting | Activity, name: str) -> bool:
    if isinstance(session, Activity):
        return not session.placeholder and name in session.title.casefold()
    return name in session.team.casefold() or name in session.title.casefold()


def _none_yet(case: Case, undated: Sequence[str]) -> Verdict:
    months = case.whole("forum.max_gap_months")
    limit = add_months(case.starts, months)
    sentence = gettext_noop("No meeting of the forum with a day is recorded. The work began on %(start)s.")
    remarks = (Remark(sentence, {"start": case.starts}),)
    if undated or case.facts.ended or case.facts.looked_back:
        return Verdict(Result.UNKNOWN, (*remarks, *_why_unsure((), undated, case.facts)))
    if case.facts.today > limit:
        return Verdict(Result.FAIL, remarks)
    return Verdict(Result.DUE, remarks, add_days(limit, 1))


def _surely_too_long(sessions: Sequence[_Session], months: int, facts: Facts) -> bool:
    """Whether some gap is too long even if every meeting took place, wherever in its days each of them was."""
    until = date.max if facts.looked_back else facts.today
    for each in sessions:
        limit = add_months(each.last, months)
        inside = any(other.first <= limit and other.last > each.last for other in sessions)
        after = any(other.first > limit for other in sessions)
        if not inside and (after or limit < until < date.max):
            return True
    return False


def _surely_short(sure: Sequence[_Session], months: int, facts: Facts) -> bool:
    """Whether no gap is too long even if only the sure meetings took place, wherever in its days each of them was.

    Each is reached from the one that begins before it; the first may turn out to be later than the second.
    """
    between = all(after.last <= add_months(before.first, months) for before, after in pairwise(sure))
    first = len(sure) == 1 or sure[0].last <= add_months(sure[1].first, months)
    return between and first and facts.today <= add_months(sure[-1].first, months)


def _told(sessions: Sequence[_Session]) -> Iterator[Remark]:
    kinds = (
        (True, gettext_noop("Meetings recorded as held: %(count)s.")),
        (False, gettext_noop("Meetings with a date, but nothing that says they took place: %(count)s.")),
    )
    for sure, sentence in kinds:
        found = [each.reference for each in sessions if each.sure is sure]
        if found:
            yield Remark(sentence, {"count": len(found)}, tuple(found[:_MOST_SHOWN]))


def _gap(sessions: Sequence[_Session]) -> Iterator[Remark]:
    """The longest time between two of them, by their dates."""
    gaps = [(max((b.first - a.last).days, 0), (b.last - a.first).days, a, b) for a, b in pairwise(sessions)]
    if gaps:
        least, most, before, after = max(gaps, key=lambda each: each[:2])
        sentence = gettext_noop("By their dates the longest time between two of them is %(gap)s.")
        yield Remark(sentence, {"gap": Span(least, most)}, (before.reference, after.reference))


def _why_unsure(sessions: Sequence[_Session], undated: Sequence[str], facts: Facts) -> Iterator[Remark]:
    if undated:
        sentence = gettext_noop("These have no day, and may fill a gap.")
        yield Remark(sentence, cites=tuple(undated[:_MOST_SHOWN]))
    if not all(each.sure for each in sessions):
        yield Remark(
            gettext_noop("Whether the gaps are short enough turns on meetings that may not have taken place.")
        )
    if facts.looked_back:
        yield Remark(
            gettext_noop(
                "The records were made when the cycle was over, so a meeting that is missing proves nothing."
            )
        )


def results_shown(case: Case) -> Verdict:
    """IMPL-01: so many meetings with both sides in each year of carrying out the plan."""
    delivered = case.delivered
    if delivered is None:
        return unknown(
            gettext_noop("No key date says when the plan was delivered, so its years cannot be counted.")
        )
    wanted, facts = case.whole("implementation.meetings_per_year"), case.facts
    start, until = delivered[1], min(facts.today, facts.ends)
    if add_months(start, 12) > until:
        sentence = gettext_noop(
            "The first year of carrying out the plan is not over. Meetings wanted in it: %(count)s."
        )
        return Verdict(Result.DUE, (Remark(sentence, {"count": wanted}),), add_months(start, 12))
    if facts.looked_back:
        return unknown(
            gettext_noop(
                "The records were made when the cycle was over, so a meeting that is missing proves nothing."
            )
        )
    verdict = _by_year(case, start, until, wanted)
    if delivered[0] != delivered[1] and verdict.result is Result.FAIL:
        vague = Remark(
            gettext_noop("When the plan was delivered is not known to the day, so neither are its years.")
        )
        return Verdict(Result.UNKNOWN, (*verdict.remarks, vague), verdict.changes_on)
    return verdict


def _by_year(case: Case, start: date, until: date, wanted: int) -> Verdict:
    """A year with too few meetings of both sides fails; where there are enough, nothing says that results were shown."""
    remarks, result, years = [], Result.UNKNOWN, 0
    while (end := add_months(start, 12)) <= until and years < _MOST_SHOWN:
        found = [each.reference for each in case.facts.meetings if _may_count(each, start, end, case.facts)]
        sentence = gettext_noop("Meetings with both sides from %(start)s until %(end)s: %(count)s.")
        told: Told = {"start": start, "end": add_days(end, -1), "count": len(found)}
        remarks.append(Remark(sentence, told, tuple(found[:_MOST_SHOWN])))
        result = Result.FAIL if len(found) < wanted else result
        start, years = end, years + 1
    if result is Result.UNKNOWN:
        remarks.append(Remark(gettext_noop("Nothing says yet whether results were shown in them.")))
    return Verdict(result, tuple(remarks), add_months(start, 12))


def _may_count(meeting: Meeting, start: date, end: date, facts: Facts) -> bool:
    """Whether a meeting may have been with both sides in that year: only one that surely was not is left out."""
    days = ends_of(meeting.when)
    if days is None:
        return True
    outside = days[1] < start or days[0] >= end
    return not outside and not meeting.one_side and was_held(meeting, facts) is not Answer.NO
