"""What became of activities, events and meetings."""

from collections import defaultdict
from collections.abc import Iterator

from moothill.core.dates import Answer
from moothill.core.standards.case import Case, was_held
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Activity, Facts, Meeting, State
from moothill.core.standards.findings import Remark, Verdict
from moothill.core.standards.judging.summing import sum_up, unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.reckoning import add_days


def recorded(case: Case) -> Verdict:
    """PRO-13: whatever lies in the past was held, moved or cancelled, and says so."""
    remarks = [*_activities(case.facts), *_empty_stages(case.facts), *same_number(case.facts, Result.UNKNOWN)]
    if not case.facts.activities:
        return unknown(gettext_noop("No activity is published."))
    told = sum(1 for each in case.facts.activities if each.state in (State.HELD, State.CALLED_OFF))
    remarks.append(
        Remark(gettext_noop("Activities that say what became of them: %(count)s."), {"count": told})
    )
    if not any(each.result for each in remarks):
        remarks.append(Remark(gettext_noop("Nothing in the past is left open."), result=Result.PASS))
    ahead = [each.when.latest for each in case.facts.activities if each.when and each.when.latest]
    coming = [add_days(day, 1) for day in ahead if day >= case.facts.today]
    return sum_up(remarks, changes_on=min(coming, default=None), stands=True)


def _activities(facts: Facts) -> Iterator[Remark]:
    for each in facts.activities:
        over = facts.over(each.when)
        if each.placeholder or over is Answer.NO or each.state is State.HELD:
            continue
        if each.state is State.CALLED_OFF:
            if not each.explained:
                yield _about(each, gettext_noop("It was called off, and no reason is recorded."), Result.FAIL)
        elif each.when is None:
            yield _about(each, gettext_noop("It has no date, and nothing says what became of it."))
        elif over is Answer.CANNOT_TELL:
            yield _about(each, gettext_noop("Whether its time (%(when)s) is over cannot be told."))
        else:
            yield _past(each)


def _past(activity: Activity) -> Remark:
    """What is said to be planned lies ahead, and this does not; what is in progress may be late."""
    if activity.state is State.OPEN:
        return _about(
            activity, gettext_noop("Its time (%(when)s) is over, and it still says “planned”."), Result.FAIL
        )
    if activity.state is State.UNDER_WAY:
        return _about(activity, gettext_noop("Its time (%(when)s) is over, and it still says “in progress”."))
    return _about(activity, gettext_noop("Its time (%(when)s) is over, and nothing says what became of it."))


def _about(activity: Activity, sentence: str, result: Result = Result.UNKNOWN) -> Remark:
    facts = {"when": activity.when} if activity.when else {}
    return Remark(sentence, facts, (activity.reference,), result)


def _empty_stages(facts: Facts) -> Iterator[Remark]:
    filled = {each.stage for each in facts.activities}
    for stage in facts.stages:
        if stage.reference not in filled and facts.over(stage.when) is Answer.YES:
            sentence = gettext_noop("This stage is over, and no activity is recorded in it.")
            yield Remark(sentence, cites=(stage.reference,), result=Result.UNKNOWN)


def same_number(facts: Facts, result: Result) -> Iterator[Remark]:
    """Rows of one table that have the same number."""
    rows: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for each in facts.activities:
        if number := each.number.strip(". ").casefold():
            rows[each.stage, each.group, number].append(each.reference)
    for (_stage, _group, number), references in rows.items():
        if len(references) > 1:
            sentence = gettext_noop("Rows of one table are numbered alike: %(number)s.")
            yield Remark(sentence, {"number": number}, tuple(references[:12]), result)


def leave_a_record(case: Case) -> Verdict:
    """RES-07: each event and meeting that took place has notes, minutes or a report."""
    events = (each for each in case.facts.activities if each.event and not each.placeholder)
    past: tuple[Activity | Meeting, ...] = (*events, *case.facts.meetings)
    remarks = [remark for each in past if (remark := _record_of(each, case.facts))]
    if not remarks:
        return unknown(gettext_noop("No event or meeting lies in the past."))
    return sum_up(remarks, stands=True)


def _record_of(each: Activity | Meeting, facts: Facts) -> Remark | None:
    held, cites = was_held(each, facts), (each.reference,)
    if held is Answer.NO or facts.over(each.when) is Answer.NO:
        return None
    if each.has_record:
        return Remark(gettext_noop("It has a record."), cites=cites, result=Result.PASS)
    if each.doubt:
        return Remark(
            gettext_noop("No record is here; a doubt beside it says why that may be."),
            cites=cites,
            result=Result.UNKNOWN,
        )
    if held is Answer.CANNOT_TELL:
        return Remark(
            gettext_noop("No record is here, nor anything that says it took place."),
            cites=cites,
            result=Result.UNKNOWN,
        )
    return Remark(
        gettext_noop("It took place, and no record of it is here."), cites=cites, result=Result.FAIL
    )
