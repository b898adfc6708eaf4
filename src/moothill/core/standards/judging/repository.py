"""The repository: what it holds from each phase, and whether it is kept up to date."""

from collections.abc import Sequence
from datetime import date

from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Document
from moothill.core.standards.findings import Remark, Told, Verdict
from moothill.core.standards.judging.summing import unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.reckoning import add_days, add_months, ends_of

_MOST_SHOWN = 12
_MOST_YEARS = 20


def from_co_creation(case: Case) -> Verdict:
    """WEB-03: a document from the time in which the plan was made."""
    delivered = case.delivered
    until = delivered[0] if delivered else min(case.facts.today, case.facts.ends)
    return _holds_one(case, case.starts, until)


def from_implementation(case: Case) -> Verdict:
    """WEB-04: a document from the time in which the plan is carried out."""
    delivered = case.delivered
    if delivered is None:
        return unknown(
            gettext_noop("No key date says when the plan was delivered, so the time after it is not known.")
        )
    if delivered[0] >= case.facts.today:
        return Verdict(
            Result.DUE, (Remark(gettext_noop("The plan is not being carried out yet.")),), delivered[0]
        )
    return _holds_one(case, delivered[1], case.facts.ends)


def _holds_one(case: Case, first: date, last: date) -> Verdict:
    documents = case.facts.documents
    inside = [each.reference for each in documents if _from(each, first, last)]
    told: Told = {"first": first, "last": last, "count": len(inside)}
    remark = Remark(
        gettext_noop("Documents from %(first)s until %(last)s: %(count)s."), told, tuple(inside[:_MOST_SHOWN])
    )
    if inside:
        return Verdict(Result.PASS, (remark,))
    undated = any(ends_of(each.when) is None and each.published is None for each in documents)
    if undated or case.facts.looked_back:
        return Verdict(
            Result.UNKNOWN, (remark, Remark(gettext_noop("Others may be missing here, or have no date.")))
        )
    if case.facts.today <= last and not case.facts.ended:
        return Verdict(Result.DUE, (remark,), add_days(last, 1))
    return Verdict(Result.FAIL, (remark,))


def _from(document: Document, first: date, last: date) -> bool:
    days = ends_of(document.when)
    if days:
        return first <= days[0] and days[1] <= last
    return document.published is not None and first <= document.published <= last


def renewed(case: Case) -> Verdict:
    """WEB-05: so many updates, so many days apart, in each year of the cycle."""
    facts, wanted = case.facts, case.whole("repository.min_updates_per_year")
    if facts.looked_back or any(each.published is None for each in facts.documents):
        return unknown(
            gettext_noop("Documents were brought in from elsewhere: when they were added is not known.")
        )
    days, start = sorted(set(facts.renewed)), case.starts
    until = min(facts.today, facts.ends)
    remarks, result = [], Result.PASS
    for _year in range(_MOST_YEARS):
        end = add_months(start, 12)
        count = _apart([day for day in days if start <= day < end], case.whole("repository.min_spacing_days"))
        told: Told = {"start": start, "end": add_days(end, -1), "count": count}
        remarks.append(
            Remark(gettext_noop("Updates that count, from %(start)s until %(end)s: %(count)s."), told)
        )
        if end > until:
            due = Result.DUE if count < wanted and not facts.ended else Result.PASS
            return Verdict(result if result is Result.FAIL else due, tuple(remarks), end)
        result = Result.FAIL if count < wanted else result
        start = end
    return Verdict(result, tuple(remarks))


def _apart(days: Sequence[date], spacing: int) -> int:
    """How many of `days`, in order, lie so far apart from the one counted before."""
    counted: list[date] = []
    for day in days:
        if not counted or (day - counted[-1]).days >= spacing:
            counted.append(day)
    return len(counted)
