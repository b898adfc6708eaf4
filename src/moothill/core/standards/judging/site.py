"""The public site: whether it is open, says whom to ask, and changes."""

from datetime import date
from itertools import pairwise

from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.findings import Remark, Span, Verdict
from moothill.core.standards.judging.summing import unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.reckoning import add_days, add_months


def open_to_all(case: Case) -> Verdict:
    """WEB-01: everything judged here was read as a passer-by reads it."""
    count = sum(1 for _each in case.facts.records)
    if not count:
        return unknown(gettext_noop("Nothing is published yet, so there is nothing to read."))
    sentence = gettext_noop("Read here without signing in: %(count)s records.")
    return Verdict(Result.PASS, (Remark(sentence, {"count": count}),))


def lead_and_contact(case: Case) -> Verdict:
    """WEB-02: the key details name who leads and whom to ask."""
    details = case.facts.details
    if details is None:
        return unknown(gettext_noop("No key details are published."))
    sentence = gettext_noop("The key details name %(leads)s who lead and %(contacts)s to ask.")
    remark = Remark(sentence, {"leads": details.leads, "contacts": details.contacts}, (details.reference,))
    return Verdict(Result.PASS if details.leads and details.contacts else _if_missing(case), (remark,))


def _if_missing(case: Case) -> Result:
    """What is missing from records that somebody brought in, with a doubt beside it, may have been there."""
    doubted = case.facts.details is not None and bool(case.facts.details.doubt)
    return Result.UNKNOWN if case.facts.looked_back or doubted else Result.FAIL


def changes_often(case: Case) -> Verdict:
    """WEB-06: no more than so many months without a change that the public can see."""
    months, facts = case.whole("site.max_gap_months_local"), case.facts
    if facts.looked_back:
        return unknown(
            gettext_noop("The records were made when the cycle was over: when the site changed is not known.")
        )
    days = sorted({day for day in facts.changes if day <= facts.today})
    if not days:
        return unknown(gettext_noop("No change that the public can see is recorded."))
    edges = [*days, min(facts.today, facts.ends)] if facts.ends >= days[-1] else days
    before, after = max(pairwise(edges), key=lambda pair: pair[1] - pair[0], default=(days[0], days[0]))
    remarks = _remarks(before, after, days[-1])
    if any(late > add_months(early, months) for early, late in pairwise(edges)):
        return Verdict(Result.FAIL, remarks)
    return Verdict(Result.PASS, remarks, add_days(add_months(days[-1], months), 1))


def _remarks(before: date, after: date, last: date) -> tuple[Remark, ...]:
    gap = (after - before).days
    longest = gettext_noop("The longest time without a change was %(gap)s, from %(before)s to %(after)s.")
    return (
        Remark(longest, {"gap": Span(gap, gap), "before": before, "after": after}),
        Remark(gettext_noop("The last change was on %(last)s."), {"last": last}),
    )
