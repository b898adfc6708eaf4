"""From input to commitment and back, and whether drafts were open for comment."""

from collections.abc import Iterator, Sequence

from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import DraftCall, Known, Outcome
from moothill.core.standards.findings import Remark, Span, Told, Verdict
from moothill.core.standards.judging.summing import sum_up
from moothill.core.standards.kinds import Result
from moothill.core.standards.reckoning import add_days, ends_of

_MOST_SHOWN = 12


def open_long_enough(case: Case) -> Verdict:
    """RES-04: a draft was open for comment for so many days."""
    days = case.whole("draft.comment_days")
    calls = case.facts.drafts
    if not calls:
        sentence = gettext_noop("No draft was opened for comment.")
        result = case.missing()
        return Verdict(result, (Remark(sentence, result=result),))
    dated = [(each, ends) for each in calls if (ends := ends_of(each.when))]
    remarks = [_open_for(each, (ends[1] - ends[0]).days, days, case) for each, ends in dated]
    undated = tuple(each.reference for each in calls if ends_of(each.when) is None)
    closing = [add_days(ends[1], 1) for _each, ends in dated if ends[1] >= case.facts.today]
    if any(each.result is Result.PASS for each in remarks):  # one of them that is long enough is enough
        return Verdict(Result.PASS, tuple(remarks))
    if undated:
        remarks.append(
            Remark(
                gettext_noop("For how long it was open is not known."),
                cites=undated[:12],
                result=Result.UNKNOWN,
            )
        )
    return sum_up(remarks, changes_on=min(closing, default=None))


def _open_for(call: DraftCall, days: int, wanted: int, case: Case) -> Remark:
    told: Told = {"when": call.when or "", "days": Span(days, days), "wanted": Span(wanted, wanted)}
    sentence = gettext_noop("A draft was open for comment for %(days)s (%(when)s); %(wanted)s are wanted.")
    closed = call.when.latest if call.when else None
    if days >= wanted:
        ahead = closed is not None and closed >= case.facts.today and not case.facts.ended
        return Remark(sentence, told, (call.reference,), Result.DUE if ahead else Result.PASS)
    return Remark(sentence, told, (call.reference,), Result.FAIL)


def from_input(case: Case) -> Verdict:
    """RES-08: each commitment leads back to a contribution, and what was taken up leads to a commitment."""
    if not case.facts.commitments:
        return _without_commitments(case)
    remarks = [*_back(case), *_on(case)]
    return sum_up(remarks)


def _back(case: Case) -> Iterator[Remark]:
    groups = (
        (True, Result.PASS, gettext_noop("Commitments that lead back to a contribution: %(count)s.")),
        (
            None,
            Result.UNKNOWN,
            gettext_noop("Commitments of which nobody knows from which contribution they came: %(count)s."),
        ),
    )
    for traced, result, sentence in groups:
        yield from _counted(
            sentence, [each for each in case.facts.commitments if each.traced is traced], result
        )
    lost = [each for each in case.facts.commitments if each.traced is False]
    yield from _counted(
        gettext_noop("Commitments that no contribution is linked to: %(count)s."), lost, case.missing(*lost)
    )


def _on(case: Case) -> Iterator[Remark]:
    taken = [each for each in case.facts.replies if each.outcome is Outcome.TAKEN_UP]
    carried = [each for each in taken if each.carried]
    left = [each for each in taken if not each.carried]
    yield from _counted(
        gettext_noop("Answers that something was taken up, which lead to a commitment: %(count)s."),
        carried,
        Result.PASS,
    )
    yield from _counted(
        gettext_noop("Answers that something was taken up, which lead to no commitment: %(count)s."),
        left,
        case.missing(*left),
    )


def _without_commitments(case: Case) -> Verdict:
    """As far as it can be told while no commitments are kept here: which themes lead back to a contribution."""
    themes = case.facts.themes
    taken = [each for each in case.facts.replies if each.outcome is Outcome.TAKEN_UP]
    remarks = [
        *_counted(
            gettext_noop("Themes that lead back to a contribution: %(count)s."),
            [each for each in themes if each.traced],
        ),
        *_counted(
            gettext_noop("Themes of which nobody knows from which contribution they came: %(count)s."),
            [each for each in themes if not each.traced],
            Result.UNKNOWN,
        ),
        *_counted(gettext_noop("Answers that say that something was taken up: %(count)s."), taken),
    ]
    last = gettext_noop("Whether commitments came of it cannot be told: none are published.")
    return Verdict(Result.UNKNOWN, (*remarks, Remark(last, result=Result.UNKNOWN)))


def _counted(sentence: str, found: Sequence[Known], result: Result | None = None) -> Iterator[Remark]:
    if found:
        cites = tuple(each.reference for each in found[:_MOST_SHOWN])
        yield Remark(sentence, {"count": len(found)}, cites, result)
