"""CMT-01 to CMT-08: each commitment by itself. The hints of a live look and these judges say the same."""

from collections.abc import Callable, Iterable, Iterator

from moothill.core.dates import Answer, Period, Precision, within
from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Commitment
from moothill.core.standards.findings import Remark, Verdict
from moothill.core.standards.hinting.dates import dates
from moothill.core.standards.hinting.fields import fields
from moothill.core.standards.hinting.hint import Hint
from moothill.core.standards.hinting.links import links
from moothill.core.standards.hinting.owners import owners
from moothill.core.standards.hinting.seeing import seeing
from moothill.core.standards.hinting.steps import steps
from moothill.core.standards.hinting.values import values
from moothill.core.standards.judging.summing import sum_up, unknown
from moothill.core.standards.kinds import Result, Severity

NONE_YET = gettext_noop("No commitment is published.")
_MOST_SHOWN = 12

_Look = Callable[[Commitment, Case], Iterable[Hint]]


def _each(case: Case, look: _Look, kept: str) -> Verdict:
    """Every hint of every commitment, and how many give none."""
    if not case.facts.commitments:
        return unknown(NONE_YET)
    remarks, whole = [], []
    for commitment in case.facts.commitments:
        found = list(look(commitment, case))
        remarks += [_remark(each, commitment, case) for each in found]
        if not found:
            whole.append(commitment.reference)
    if whole:
        cites = tuple(whole[:_MOST_SHOWN])
        remarks.append(Remark(kept, {"count": len(whole)}, cites, Result.PASS))
    return sum_up(remarks, stands=True)


def _remark(hint: Hint, commitment: Commitment, case: Case) -> Remark:
    about = [each for each in commitment.milestones if each.reference == hint.milestone]
    cites = (commitment.reference, *(each.reference for each in about))
    return Remark(hint.words, hint.facts, cites, case.missing(commitment, *about))


def filled_in(case: Case) -> Verdict:
    """CMT-01: title, lead, start, end, problem, solution and result."""
    kept = gettext_noop("Commitments that say all of it: %(count)s.")
    return _each(case, lambda each, _case: fields(each), kept)


def with_milestones(case: Case) -> Verdict:
    """CMT-02: a milestone at least that has an end and an output."""
    kept = gettext_noop("Commitments with a milestone that has a day and an output: %(count)s.")
    return _each(case, _without_steps, kept)


def _without_steps(commitment: Commitment, case: Case) -> Iterator[Hint]:
    # No language: what CMT-07 says of a wish is not left out here.
    return (each for each in steps(commitment, "") if each.severity is Severity.MUST)


def opens_government(case: Case) -> Verdict:
    """CMT-03: one of the three values, and how it is served. Technology or inclusion alone is none of them."""
    kept = gettext_noop("Commitments that serve one of the three values and say how: %(count)s.")
    return _each(case, lambda each, _case: values(each), kept)


def not_beside_alone(case: Case) -> Verdict:
    """CMT-04: neither technology nor inclusion is the only value."""
    kept = gettext_noop("Commitments of which technology or inclusion is not the only value: %(count)s.")
    return _each(case, lambda each, _case: (hint for hint in values(each) if hint.rule == "CMT-04"), kept)


def dates_fit(case: Case) -> Verdict:
    """CMT-05: milestones inside their commitment, commitments inside the plan."""
    kept = gettext_noop("Commitments whose dates fit, as far as they say: %(count)s.")
    plan = _time_of(case)
    verdict = _each(case, lambda each, _case: dates(each, plan), kept)
    unsure = tuple(_unsure(case, plan))
    if not unsure:
        return verdict
    result = verdict.result if verdict.result is Result.FAIL else Result.UNKNOWN
    return Verdict(result, (*verdict.remarks, *unsure), verdict.changes_on, verdict.stands)


def _time_of(case: Case) -> Period:
    last = max(case.facts.starts, case.facts.ends)
    return Period("", case.facts.starts, last, Precision.RANGE)


def _unsure(case: Case, plan: Period) -> Iterator[Remark]:
    """What a vague date leaves open, and what has no date at all."""
    open_ = [
        each.reference
        for each in case.facts.commitments
        if each.when is None or within(each.when, plan) is Answer.CANNOT_TELL
    ]
    undated = [
        step.reference
        for each in case.facts.commitments
        for step in each.milestones
        if step.when is None or (each.when and within(step.when, each.when) is Answer.CANNOT_TELL)
    ]
    if open_:
        sentence = gettext_noop(
            "Commitments of which it cannot be told whether they lie inside the plan: %(count)s."
        )
        yield Remark(sentence, {"count": len(open_)}, tuple(open_[:_MOST_SHOWN]), Result.UNKNOWN)
    if undated:
        sentence = gettext_noop(
            "Milestones of which it cannot be told whether they lie inside their commitment: %(count)s."
        )
        yield Remark(sentence, {"count": len(undated)}, tuple(undated[:_MOST_SHOWN]), Result.UNKNOWN)


def owned(case: Case) -> Verdict:
    """CMT-06: one body leads and has a contact; somebody of civil society is named."""
    kept = gettext_noop("Commitments with a lead, a partner and a contact: %(count)s.")
    return _each(case, lambda each, _case: (hint for hint in owners(each) if hint.code in _OWNED), kept)


_OWNED = frozenset({"unclear-lead", "no-civil-partner", "no-contact"})


def verifiable(case: Case) -> Verdict:
    """CMT-07: what the words of milestones say to the person who answers. Told in English alone."""
    kept = gettext_noop(
        "Commitments in which every milestone names something that could be looked at, as far as words tell: %(count)s."
    )
    return _each(case, lambda each, found: seeing(each, found.facts.language), kept)


def with_an_area(case: Case) -> Verdict:
    """CMT-08: a policy area is named."""
    kept = gettext_noop("Commitments with a policy area: %(count)s.")
    return _each(case, lambda each, _case: (hint for hint in links(each) if hint.rule == "CMT-08"), kept)
