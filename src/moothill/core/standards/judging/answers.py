"""What people get back: answers, reasons, and whether the trail from input to plan can be followed."""

from collections.abc import Iterator, Sequence
from datetime import date

from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Contributions, Outcome, Reply
from moothill.core.standards.findings import Remark, Verdict
from moothill.core.standards.judging.summing import sum_up, unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.reckoning import add_days, ends_of

_MOST_SHOWN = 12
_NO_ANSWER = gettext_noop("No answer is published.")


def everybody(case: Case) -> Verdict:
    """RES-01: each public contribution has an answer, or its promised day still lies ahead."""
    given = case.facts.contributions
    if not given.public:
        return unknown(gettext_noop("No contribution is published."))
    public = Remark(gettext_noop("Public contributions: %(count)s."), {"count": given.public})
    if not given.unanswered:
        done = Remark(gettext_noop("Every one of them has an answer."), result=Result.PASS)
        return Verdict(Result.PASS, (public, done))
    return _unanswered(case, given, public)


def _unanswered(case: Case, given: Contributions, public: Remark) -> Verdict:
    told = {"count": given.unanswered}
    sentence = gettext_noop("Of them, without an answer: %(count)s.")
    if given.more:
        sentence = gettext_noop("Of them, without an answer: more than %(count)s.")
    if case.facts.looked_back:
        late = gettext_noop(
            "All was brought in after the plan had ended: an answer given elsewhere may be missing."
        )
        return Verdict(
            Result.UNKNOWN, (public, Remark(sentence, told, given.examples, Result.UNKNOWN), Remark(late))
        )
    if given.late or case.facts.ended:
        return Verdict(
            Result.FAIL, (public, Remark(sentence, told, given.examples, Result.FAIL)), stands=True
        )
    open_ = Remark(sentence, told, given.examples, Result.DUE)
    if given.promised is None:
        return Verdict(Result.DUE, (public, open_))
    promise = Remark(gettext_noop("An answer is promised by %(day)s."), {"day": given.promised})
    return Verdict(Result.DUE, (public, open_, promise), add_days(given.promised, 1))


def no_has_a_reason(case: Case) -> Verdict:
    """RES-02: whatever was not taken up as a whole says why."""
    if not case.facts.replies:
        return unknown(_NO_ANSWER)
    said_no = [each for each in case.facts.replies if each.outcome in (Outcome.NOT, Outcome.PARTLY)]
    if not said_no:
        return Verdict(Result.PASS, (Remark(gettext_noop("No answer says no."), result=Result.PASS),))
    sentences = {
        True: gettext_noop("It was not taken up, or only partly, and says why."),
        False: gettext_noop("It was not taken up, or only partly, and does not say why."),
    }
    remarks = (
        Remark(
            sentences[each.because],
            cites=(each.reference,),
            result=Result.PASS if each.because else Result.FAIL,
        )
        for each in said_no
    )
    return sum_up(remarks, stands=True)


def before_the_plan(case: Case) -> Verdict:
    """RES-03: what was done with the input was public before the plan was submitted."""
    delivered, delivery = case.delivered, case.delivery
    if delivered is None or delivery is None:
        return _not_delivered(case)
    cites = (delivery.reference,)
    told = {"day": delivered[1]}
    plan = Remark(gettext_noop("The plan was submitted by %(day)s."), told, cites)
    replies = case.facts.replies
    if not replies:
        result = Result.UNKNOWN if case.facts.looked_back else Result.FAIL
        return Verdict(result, (plan, Remark(_NO_ANSWER, result=result)))
    return sum_up([plan, *_in_time(replies, *delivered)])


def _not_delivered(case: Case) -> Verdict:
    due = ends_of(case.delivery.when) if case.delivery else None
    if due is None or due[1] < case.facts.today:
        return unknown(gettext_noop("No key date says when the plan was submitted."))
    sentence = gettext_noop("The plan is due by %(day)s; the answers are wanted before.")
    cites = (case.delivery.reference,) if case.delivery else ()
    return Verdict(Result.DUE, (Remark(sentence, {"day": due[1]}, cites, Result.DUE),), add_days(due[1], 1))


def _in_time(replies: Sequence[Reply], first: date, last: date) -> Iterator[Remark]:
    """Three remarks at most: how many answers came before, when nobody knows, and after."""
    before = [each for each in replies if each.published and each.published <= first]
    after = [each for each in replies if each.published and each.published > last]
    rest = [each for each in replies if each not in before and each not in after]
    yield from _counted(gettext_noop("Answers that were public before: %(count)s."), before, Result.PASS)
    yield from _counted(
        gettext_noop("Answers of which nobody can tell whether they were public before: %(count)s."),
        rest,
        Result.UNKNOWN,
    )
    yield from _counted(gettext_noop("Answers that came later: %(count)s."), after, Result.FAIL)


def _counted(sentence: str, replies: list[Reply], result: Result) -> Iterator[Remark]:
    if replies:
        cites = tuple(each.reference for each in replies[:_MOST_SHOWN])
        yield Remark(sentence, {"count": len(replies)}, cites, result)


def can_be_read(case: Case) -> Verdict:
    """RES-05: what people wrote is public, unless they asked that it be not."""
    given = case.facts.contributions
    if not (given.public or given.private or given.held):
        return unknown(gettext_noop("Nobody contributed anything."))
    remarks = [Remark(gettext_noop("Public contributions: %(count)s."), {"count": given.public})]
    if given.held:
        result = Result.FAIL if case.facts.ended else Result.DUE
        remarks.append(
            Remark(
                gettext_noop("There are others that are not public yet: somebody has to look at them first."),
                result=result,
            )
        )
        return Verdict(result, tuple(remarks))
    if given.private:
        remarks.append(
            Remark(
                gettext_noop("What is not public is so because its authors asked for it."), result=Result.PASS
            )
        )
    else:
        remarks.append(
            Remark(gettext_noop("What was withdrawn says why; all else can be read."), result=Result.PASS)
        )
    return Verdict(Result.PASS, tuple(remarks))


def tells_all(case: Case) -> Verdict:
    """RES-06: an answer names what was asked, what was heard, what was done, and why."""
    if not case.facts.replies:
        return unknown(_NO_ANSWER)
    whole = [each for each in case.facts.replies if not each.missing]
    remarks = [
        Remark(_MISSING[each.missing[0]], cites=(each.reference,), result=Result.FAIL)
        for each in case.facts.replies
        if each.missing
    ]
    if whole:
        told = {"count": len(whole)}
        remarks.append(
            Remark(gettext_noop("Answers that tell all of it: %(count)s."), told, result=Result.PASS)
        )
    return sum_up(remarks, stands=True)


_MISSING = {
    "asked": gettext_noop("It does not say what was asked."),
    "heard": gettext_noop("It does not say what was heard."),
    "did": gettext_noop("It does not say what was done."),
    "because": gettext_noop("It does not say why."),
}
