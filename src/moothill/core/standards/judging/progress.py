"""How the plan is carried out, by what is reported."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Milestone, Standing, Update
from moothill.core.standards.findings import Remark, Told, Verdict
from moothill.core.standards.judging.summing import sum_up, unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.promised import MOVING, WEAK
from moothill.core.standards.reckoning import add_days, add_months

_MOST_SHOWN = 12
_GOVERNMENT = "government"
_NO_UPDATE = gettext_noop("No update is published.")
_NO_MILESTONE = gettext_noop("No milestone is published.")
_OVER = frozenset({Standing.COMPLETE, Standing.DROPPED})


def _milestones(case: Case) -> tuple[Milestone, ...]:
    return tuple(step for each in case.facts.commitments for step in each.milestones)


def _by_milestone(updates: Iterable[Update]) -> Mapping[str, list[Update]]:
    """The updates on each milestone, by their day; those without one come first."""
    found: dict[str, list[Update]] = defaultdict(list)
    for each in sorted(updates, key=lambda update: update.day or date.min):
        found[each.milestone].append(each)
    return found


def latest(case: Case) -> dict[str, Update]:
    """What each milestone stands at: by the last update of the government's side, else of whoever reported."""
    last = {}
    for reference, updates in _by_milestone(case.facts.updates).items():
        said = [each for each in updates if each.state is not Standing.NOT_SAID] or updates
        own = [each for each in said if each.side == _GOVERNMENT]
        last[reference] = (own or said)[-1]
    return last


def reported_on(case: Case) -> Verdict:
    """IMPL-03: each milestone was reported on in the last months, once the plan is carried out."""
    steps, months = _milestones(case), case.whole("progress.max_gap_months")
    if not steps:
        return unknown(_NO_MILESTONE)
    begun = case.delivered
    if begun is None:
        return unknown(
            gettext_noop("When the plan was delivered is not known, so neither is when reports are wanted.")
        )
    updates, remarks, ahead = _by_milestone(case.facts.updates), [], []
    for each in steps:
        told = updates.get(each.reference, [])
        if any(update.state in _OVER for update in told[-1:]):
            continue
        days = [update.day for update in told if update.day]
        limit = add_months(max([begun[1], *days]), months)
        remarks.append(_since(case, each, told, limit))
        ahead.append(add_days(limit, 1))
    remarks.append(Remark(gettext_noop("Milestones: %(count)s."), {"count": len(steps)}))
    if len(remarks) == 1:
        remarks.append(Remark(gettext_noop("Every one of them is over."), result=Result.PASS))
    return sum_up(remarks, changes_on=min((day for day in ahead if day > case.facts.today), default=None))


def _since(case: Case, milestone: Milestone, told: list[Update], limit: date) -> Remark:
    cites = (milestone.reference, *(each.reference for each in told[-1:]))
    facts: Told = {"limit": limit}
    if any(each.day is None for each in told) or (
        told and case.facts.looked_back and case.facts.today > limit
    ):
        return Remark(
            gettext_noop("Reports on it may be missing here, or have no day."),
            cites=cites,
            result=Result.UNKNOWN,
        )
    if case.facts.today <= limit:
        result = Result.PASS if told else Result.DUE
        return Remark(gettext_noop("The next report on it is wanted by %(limit)s."), facts, cites, result)
    result = Result.UNKNOWN if case.facts.looked_back or milestone.doubt else Result.FAIL
    return Remark(gettext_noop("A report on it was wanted by %(limit)s."), facts, cites, result)


def complete_is_proved(case: Case) -> Verdict:
    """IMPL-04: what is said to be complete has evidence."""
    if not case.facts.updates:
        return unknown(_NO_UPDATE)
    done = [
        each
        for each in case.facts.updates
        if each.state is Standing.COMPLETE and each.side in ("", _GOVERNMENT)
    ]
    proved = [each for each in done if each.evidence]
    shown = _milestones_shown(proved)
    # One report that shows something proves the milestone, whichever report it was.
    bare = {each.milestone: each for each in done if each.milestone not in shown}
    remarks = [
        Remark(
            gettext_noop("It is said to be complete, and nothing shows it."),
            cites=(each.milestone, each.reference),
            result=Result.UNKNOWN if case.facts.looked_back or each.doubt else Result.FAIL,
        )
        for each in bare.values()
    ]
    sentence = gettext_noop("Milestones said to be complete, with something that shows it: %(count)s.")
    remarks.append(Remark(sentence, {"count": len(shown)}, result=Result.PASS))
    return sum_up(remarks, stands=True)


def _milestones_shown(updates: Iterable[Update]) -> frozenset[str]:
    return frozenset(each.milestone for each in updates)


def hindrance_named(case: Case) -> Verdict:
    """IMPL-05: what has not started or is behind names what stands in the way."""
    if not case.facts.updates:
        return unknown(_NO_UPDATE)
    weak = [each for each in latest(case).values() if each.state in WEAK]
    if not weak:
        return Verdict(
            Result.PASS,
            (Remark(gettext_noop("No milestone is behind, by the last reports."), result=Result.PASS),),
        )
    return sum_up(_hindered(case, weak), stands=True)


def _hindered(case: Case, weak: Iterable[Update]) -> Iterator[Remark]:
    for each in weak:
        cites = (each.milestone, each.reference)
        if each.challenge:
            yield Remark(gettext_noop("It says what stands in the way."), cites=cites, result=Result.PASS)
        else:
            result = Result.UNKNOWN if case.facts.looked_back or each.doubt else Result.FAIL
            yield Remark(gettext_noop("It does not say what stands in the way."), cites=cites, result=result)


def whole_by_its_parts(case: Case) -> Verdict:
    """IMPL-06: a commitment is complete only if all its milestones are. Here it is never said, but always worked out."""
    steps = [each for each in case.facts.commitments if each.milestones]
    if not (steps and case.facts.updates):
        return unknown(_NO_UPDATE)
    last = latest(case)
    complete = [
        each.reference
        for each in steps
        if all(
            step.reference in last and last[step.reference].state is Standing.COMPLETE
            for step in each.milestones
        )
    ]
    told: Told = {"count": len(complete), "all": len(steps)}
    sentence = gettext_noop("Commitments of which every milestone is complete: %(count)s of %(all)s.")
    return Verdict(
        Result.PASS,
        (
            Remark(sentence, told, tuple(complete[:_MOST_SHOWN])),
            Remark(gettext_noop("No commitment counts as complete for another reason."), result=Result.PASS),
        ),
    )


def moved_aloud(case: Case) -> Verdict:
    """IMPL-07: when a date of a milestone moves, the old one is kept and a reason given."""
    if not _milestones(case):
        return unknown(_NO_MILESTONE)
    remarks = [
        Remark(
            gettext_noop("Dates moved with a reason and who agreed: %(count)s."), {"count": case.facts.moves}
        )
    ]
    if silent := case.facts.silent:
        sentence = gettext_noop("Milestones whose date changed with no reason: %(count)s.")
        remarks.append(Remark(sentence, {"count": len(silent)}, silent[:_MOST_SHOWN], Result.FAIL))
    else:
        remarks.append(Remark(gettext_noop("No date moved in silence."), result=Result.PASS))
    return sum_up(remarks, stands=True)


def something_moves(case: Case) -> Verdict:
    """IMPL-08: one commitment at least shows progress."""
    moving = [each for each in case.facts.updates if each.state in MOVING]
    if moving:
        steps = tuple(dict.fromkeys(each.milestone for each in moving))
        sentence = gettext_noop("Milestones with progress: %(count)s.")
        return Verdict(
            Result.PASS, (Remark(sentence, {"count": len(steps)}, steps[:_MOST_SHOWN], Result.PASS),)
        )
    sentence = gettext_noop("No report says that anything was done.")
    if case.facts.looked_back:
        return unknown(sentence)
    result = (
        Result.FAIL
        if case.facts.ended and case.facts.updates
        else Result.UNKNOWN
        if case.facts.ended
        else Result.DUE
    )
    return Verdict(result, (Remark(sentence, result=result),))
