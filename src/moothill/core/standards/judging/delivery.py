"""Delivery of the plan: in time, and leaving time."""

from collections.abc import Iterator
from datetime import date

from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.findings import Remark, Span, Told, Verdict
from moothill.core.standards.judging.summing import unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.reckoning import add_days, add_months, next_day

_NOT_SAID = gettext_noop("No key date says when the plan was delivered.")


def in_time(case: Case) -> Verdict:
    """PLAN-05: delivered by the deadline, else how late, and how much less time that leaves."""
    deadline = case.deadline
    if deadline is None:
        return unknown(gettext_noop("This pack names no deadline."))
    verdict = _by(case, deadline, gettext_noop("The deadline was %(limit)s."))
    if verdict.result is Result.FAIL and _inside_window(case):
        sentence = gettext_noop(
            "It is after the deadline, but inside the window for delivery. Which of them binds, a person says."
        )
        return Verdict(Result.UNKNOWN, (*verdict.remarks, Remark(sentence)))
    return Verdict(verdict.result, (*verdict.remarks, *_lost(case, deadline, verdict)), verdict.changes_on)


def _by(case: Case, limit: date, sentence: str) -> Verdict:
    """Whether the plan was delivered on `limit` or before."""
    remarks = (Remark(sentence, {"limit": limit}),)
    key_date, delivered = case.delivery, case.delivered
    if key_date is None:
        return _undelivered(case, limit, (*remarks, Remark(_NOT_SAID)), known=False)
    cites = (key_date.reference,)
    if key_date.met is not None and delivered is None:
        vague = gettext_noop("It was delivered on %(met)s, which names no day.")
        return Verdict(Result.UNKNOWN, (*remarks, Remark(vague, {"met": key_date.met}, cites)))
    if delivered is None or key_date.met is None:
        said = Remark(gettext_noop("It is not recorded as delivered."), cites=cites)
        return _undelivered(case, limit, (*remarks, said), known=True)
    told = Remark(gettext_noop("The plan was delivered on %(met)s."), {"met": key_date.met}, cites)
    least, most = (delivered[0] - limit).days, (delivered[1] - limit).days
    if most <= 0:
        return Verdict(Result.PASS, (*remarks, told))
    if least > 0:
        late = Remark(gettext_noop("That is %(late)s late."), {"late": Span(least, most)}, cites, Result.FAIL)
        return Verdict(Result.FAIL, (*remarks, told, late))
    unsure = Remark(gettext_noop("The dates do not tell whether that was in time."))
    return Verdict(Result.UNKNOWN, (*remarks, told, unsure))


def _undelivered(case: Case, limit: date, remarks: tuple[Remark, ...], *, known: bool) -> Verdict:
    """Nothing says that it was delivered: due until the day is over; late only where a key date would say otherwise."""
    facts = case.facts
    if facts.today <= limit and not facts.ended:
        return Verdict(Result.DUE, remarks, add_days(limit, 1))
    if not known or facts.ended or facts.looked_back:
        return Verdict(Result.UNKNOWN, remarks)
    late = (facts.today - limit).days
    passed = Remark(gettext_noop("The day passed %(late)s ago."), {"late": Span(late, late)})
    return Verdict(Result.FAIL, (*remarks, passed))


def _window(case: Case) -> tuple[date, date] | None:
    first, last = case.words("plan.window_from"), case.words("plan.window_until")
    if not (first and last):
        return None
    opens = next_day(first, case.starts)
    return opens, next_day(last, opens)


def _inside_window(case: Case) -> bool:
    window, delivered = _window(case), case.delivered
    return bool(window and delivered and window[0] <= delivered[0] and delivered[1] <= window[1])


def _lost(case: Case, deadline: date, verdict: Verdict) -> Iterator[Remark]:
    """What being late means: the window it missed, and the time that is gone, for the end does not move."""
    delivered, window = case.delivered, _window(case)
    if verdict.result is not Result.FAIL or delivered is None:
        return
    if window and delivered[0] > window[1]:
        past = Span((delivered[0] - window[1]).days, (delivered[1] - window[1]).days)
        sentence = gettext_noop("The window for delivery closed on %(closed)s, %(past)s earlier.")
        yield Remark(sentence, {"closed": window[1], "past": past})
    less = Span((delivered[0] - deadline).days, (delivered[1] - deadline).days)
    sentence = gettext_noop("The plan still ends on %(ends)s: %(less)s less to carry it out.")
    yield Remark(sentence, {"ends": case.facts.ends, "less": less})


def not_contrary(case: Case) -> Verdict:
    """PLAN-06: not so many months late that it counts as acting contrary to process."""
    deadline = case.deadline
    if deadline is None:
        return unknown(gettext_noop("This pack names no deadline."))
    limit = add_months(deadline, case.whole("plan.contrary_after_months"))
    return _by(case, limit, gettext_noop("A plan counts as contrary to process after %(limit)s."))


def after_the_last(case: Case) -> Verdict:
    """PLAN-07: public within so many months of the end of the plan before it."""
    previous = case.facts.previous_ends
    if previous is None:
        return unknown(gettext_noop("The plan before this one is not on this site."))
    limit = add_months(previous, case.whole("plan.max_gap_after_previous_months"))
    verdict = _by(case, limit, gettext_noop("A new plan was wanted by %(limit)s."))
    told: Told = {"title": case.facts.previous_title, "ended": previous}
    return Verdict(
        verdict.result,
        (
            Remark(gettext_noop("The plan before this one, “%(title)s”, ended on %(ended)s."), told),
            *verdict.remarks,
        ),
        verdict.changes_on,
    )


def time_enough(case: Case) -> Verdict:
    """PLAN-04: so many months from delivery to the end."""
    months, delivered = case.whole("plan.min_implementation_months"), case.delivered
    after = add_days(case.facts.ends, 1)
    if delivered is None:
        return _by(
            case,
            add_months(after, -months),
            gettext_noop("To leave time enough, the last day was %(limit)s."),
        )
    remark = _from_to(case, delivered)
    if add_months(delivered[1], months) <= after:
        return Verdict(Result.PASS, (remark,))
    return Verdict(Result.FAIL if add_months(delivered[0], months) > after else Result.UNKNOWN, (remark,))


def length(case: Case) -> Verdict:
    """PLAN-01: from delivery to the end one of the lengths, give or take."""
    delivered = case.delivered
    if delivered is None:
        return unknown(_NOT_SAID)
    after, slack = add_days(case.facts.ends, 1), case.whole("plan.length_slack_months")
    remark = _from_to(case, delivered)
    result = Result.FAIL
    for months in case.several("plan.lengths_months"):
        # The days on which a plan of this length can begin.
        first, last = add_months(after, -months - slack), add_months(after, slack - months)
        if first <= delivered[0] and delivered[1] <= last:
            return Verdict(Result.PASS, (remark,))
        if delivered[0] <= last and first <= delivered[1]:
            result = Result.UNKNOWN
    return Verdict(result, (remark,))


def _from_to(case: Case, delivered: tuple[date, date]) -> Remark:
    key_date = case.delivery
    least, most = _months(delivered[1], case.facts.ends), _months(delivered[0], case.facts.ends)
    sentence = gettext_noop("From its delivery (%(met)s) to its end on %(ends)s: %(length)s in full.")
    met = key_date.met if key_date and key_date.met else delivered[0]
    told: Told = {"met": met, "ends": case.facts.ends, "length": Span(least, most, "month")}
    return Remark(sentence, told, (key_date.reference,) if key_date else ())


def _months(first: date, last: date) -> int:
    """How many whole months lie from the one day to the end of the other."""
    after = add_days(last, 1)
    count = (after.year - first.year) * 12 + after.month - first.month
    return max(0, count if add_months(first, count) <= after else count - 1)


def usual_end(case: Case) -> Verdict:
    """PLAN-03: the last day is one of those that are offered."""
    setting = case.settings.get("plan.end_days")
    days = setting.value if setting and isinstance(setting.value, tuple) else ()
    ends = f"{case.facts.ends:%d-%m}"
    told: Told = {"ends": case.facts.ends}
    remark = Remark(gettext_noop("The cycle ends on %(ends)s."), told)
    return Verdict(Result.PASS if ends in days else Result.FAIL, (remark,))


def review_dates(case: Case) -> Verdict:
    """IRM-01: the days on which reports are expected, as far as they follow from what is recorded."""
    delivered, starts, ends = case.delivered, case.starts, case.facts.ends
    brief = add_months(starts, -case.whole("irm.brief_before_months"))
    results = add_months(ends, case.whole("irm.results_after_months"))
    remarks = [Remark(gettext_noop("The co-creation brief is expected by %(day)s."), {"day": brief})]
    if delivered:
        review = add_months(delivered[1], case.whole("irm.review_after_months"))
        remarks.append(
            Remark(gettext_noop("The review of the plan is expected by %(day)s."), {"day": review})
        )
    else:
        remarks.append(Remark(_NOT_SAID, result=Result.UNKNOWN))
    remarks.append(Remark(gettext_noop("The results report is expected by %(day)s."), {"day": results}))
    return Verdict(Result.PASS if delivered else Result.UNKNOWN, tuple(remarks))
