"""Notice before the process starts, and reasons for what changed later."""

from collections.abc import Iterator
from datetime import date

from moothill.core.dates import Answer, Period, Precision, before
from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Activity, State, Timeline
from moothill.core.standards.findings import Remark, Verdict
from moothill.core.standards.judging.summing import sum_up, unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.reckoning import add_days, ends_of

_Days = tuple[date, date]
_STARTS = {
    "start": gettext_noop(
        "Counted from the start in the key details, %(start)s, notice would be given by %(limit)s."
    ),
    "first-event": gettext_noop(
        "Counted from the first public event, on %(start)s, notice would be given by %(limit)s."
    ),
}


def timeline_before(case: Case) -> Verdict:
    """PRO-01: the timeline is public so many days before the start."""
    known = [(days, each.reference) for each in case.facts.timelines if (days := _public_from(each))]
    if not known:
        return unknown(gettext_noop("No timeline says since when it is public."))
    days, reference = min(known)
    told = {"first": days[0]}
    sentence = gettext_noop("A timeline is known to have been public from %(first)s.")
    return _in_time(case, days, Remark(sentence, told, (reference,)))


def _public_from(timeline: Timeline) -> _Days | None:
    """For a timeline that was brought in from elsewhere: the day as of which it says that it stands."""
    if timeline.published:
        return timeline.published, timeline.published
    return ends_of(timeline.when)


def overview_before(case: Case) -> Verdict:
    """PRO-02: the first activities are public so many days before the start."""
    known = [
        (each.published, each.reference)
        for each in case.facts.activities
        if each.published and not each.placeholder
    ]
    if not known:
        return unknown(gettext_noop("No activity says since when it is public."))
    day, reference = min(known)
    sentence = gettext_noop("The first of the activities became public on %(day)s.")
    return _in_time(case, (day, day), Remark(sentence, {"day": day}, (reference,)))


def _in_time(case: Case, public: _Days, remark: Remark) -> Verdict:
    """Against the start that a steward named; without one, against both, and only if they agree is the result known."""
    notice, chosen = case.whole("timeline.notice_days"), case.words("timeline.process_start")
    remarks = []
    for name, (days, cites) in _starts(case).items():
        if chosen in ("", name):
            limits = add_days(days[0], -notice), add_days(days[1], -notice)
            told = {"start": days[0], "limit": limits[0]}
            remarks.append(Remark(_STARTS[name], told, cites, _notice(public, limits)))
    results = {each.result for each in remarks if each.result}
    if len(results) == 1:
        return Verdict(results.pop(), (remark, *remarks))
    undecided = Remark(
        gettext_noop("Which of them is the start of the process is not decided for this cycle.")
    )
    return Verdict(Result.UNKNOWN, (remark, *remarks, undecided) if remarks else (remark,))


def _notice(public: _Days, limits: _Days) -> Result:
    if public[1] <= limits[0]:
        return Result.PASS
    return Result.FAIL if public[0] > limits[1] else Result.UNKNOWN


def _starts(case: Case) -> dict[str, tuple[_Days, tuple[str, ...]]]:
    """What can count as the start of the process, by the name of the choice."""
    details = case.facts.details
    starts: dict[str, tuple[_Days, tuple[str, ...]]] = {
        "start": ((case.starts, case.starts), (details.reference,) if details else ())
    }
    events = [
        (days, each.reference)
        for each in case.facts.activities
        if _is_coming(each) and (days := ends_of(each.when))
    ]
    if events:
        days, reference = min(events)
        starts["first-event"] = (days, (reference,))
    return starts


def _is_coming(activity: Activity) -> bool:
    return activity.event and not activity.placeholder and activity.state is not State.CALLED_OFF


def changes_explained(case: Case) -> Verdict:
    """PRO-03: a timeline that was revised says why, and so does each change that was made here."""
    if not case.facts.timelines:
        return unknown(gettext_noop("No timeline is published."))
    remarks = list(_reasons(case))
    if case.facts.unexplained:
        sentence = gettext_noop("Changed here without a reason: %(count)s.")
        told = {"count": len(case.facts.unexplained)}
        remarks.append(Remark(sentence, told, case.facts.unexplained[:12], Result.FAIL))
    if not any(each.result is not Result.PASS for each in remarks):
        remarks.append(
            Remark(gettext_noop("No change of the timeline stands without a reason."), result=Result.PASS)
        )
    return sum_up(remarks, stands=True)


def _reasons(case: Case) -> Iterator[Remark]:
    start = Period("", case.starts, case.starts, Precision.DAY)
    for timeline in case.facts.timelines:
        if timeline.when is None:
            continue
        cites = (timeline.reference,)
        if timeline.reason:
            sentence = gettext_noop("It was revised as of %(when)s, and says why.")
            yield Remark(sentence, {"when": timeline.when}, cites, Result.PASS)
        elif before(start, timeline.when) is Answer.YES:
            sentence = gettext_noop(
                "It stands as of %(when)s, after the work began on %(start)s: it was revised, and no reason is given."
            )
            yield Remark(sentence, {"when": timeline.when, "start": case.starts}, cites, Result.FAIL)
        elif before(start, timeline.when) is Answer.CANNOT_TELL:
            sentence = gettext_noop("It stands as of %(when)s. Whether that is a revision cannot be told.")
            yield Remark(sentence, {"when": timeline.when}, cites, Result.UNKNOWN)
