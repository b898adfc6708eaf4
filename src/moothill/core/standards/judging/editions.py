"""The plan as it was issued: how many commitments, who signed, what was amended, and whether it looks ahead."""

from collections.abc import Iterator
from datetime import date, timedelta

from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Edition, KeyDate
from moothill.core.standards.findings import Remark, Told, Verdict
from moothill.core.standards.judging.commitments import NONE_YET
from moothill.core.standards.judging.summing import sum_up, unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.reckoning import add_days, add_months, ends_of

_GOVERNMENT, _CIVIL_SOCIETY = "government", "civil-society"
_BOTH = frozenset({_GOVERNMENT, _CIVIL_SOCIETY})
_FOUR_YEARS = 42  # months: whatever lasts longer is nearer to four years than to two
_NOT_ISSUED = gettext_noop("No edition of the plan is issued.")


def number_allowed(case: Case) -> Verdict:
    """PLAN-08: as many commitments as the pack allows, in the edition issued last, else among those published."""
    least, most = case.whole("plan.commitments_least"), case.whole("plan.commitments_most")
    edition, published = case.facts.edition, len(case.facts.commitments)
    count = edition.commitments if edition and edition.commitments else published
    if not count:
        return unknown(NONE_YET)
    told: Told = {"count": count, "least": least, "most": most}
    cites = (edition.reference,) if edition and edition.commitments else ()
    sentence = gettext_noop("Commitments: %(count)s. Allowed are %(least)s to %(most)s.")
    if least <= count <= most:
        return Verdict(Result.PASS, (Remark(sentence, told, cites, Result.PASS),))
    result = Result.FAIL if case.is_final else Result.DUE
    remarks = [Remark(sentence, told, cites, result)]
    if result is Result.DUE:
        remarks.append(Remark(gettext_noop("The plan is not issued yet, so the number may still change.")))
    return Verdict(result, tuple(remarks), stands=count > most)


def refreshed(case: Case) -> Verdict:
    """PLAN-02: a plan of four years has a refresh planned, and then held."""
    starts = case.delivered[1] if case.delivered else case.starts
    if add_months(starts, _FOUR_YEARS) > case.facts.ends:
        return Verdict(
            Result.PASS, (Remark(gettext_noop("The plan does not run for four years."), result=Result.PASS),)
        )
    middle = starts + timedelta(days=(case.facts.ends - starts).days // 2)
    half: Told = {"middle": middle}
    planned = next((each for each in case.facts.key_dates if "refresh" in each.title.casefold()), None)
    if planned:
        return _held(case, planned, middle)
    amended = [
        each
        for each in case.facts.editions
        if each.amends and each.day and abs((each.day - middle).days) <= 366
    ]
    if amended:
        sentence = gettext_noop("It was renewed by an edition near its middle (%(middle)s).")
        return Verdict(Result.PASS, (Remark(sentence, half, (amended[0].reference,), Result.PASS),))
    sentence = gettext_noop("No key date plans a refresh. Its middle is on %(middle)s.")
    if case.facts.today <= middle and not case.facts.ended:
        return Verdict(Result.DUE, (Remark(sentence, half, result=Result.DUE),), add_days(middle, 1))
    result = Result.UNKNOWN if case.facts.looked_back else Result.FAIL
    return Verdict(result, (Remark(sentence, half, result=result),))


def _held(case: Case, planned: KeyDate, middle: date) -> Verdict:
    cites = (planned.reference,)
    if planned.met:
        held = Remark(gettext_noop("A refresh was held: %(met)s."), {"met": planned.met}, cites, Result.PASS)
        return Verdict(Result.PASS, (held,))
    days = ends_of(planned.when)
    limit = days[1] if days else middle
    told: Told = {"limit": limit}
    if case.facts.today <= limit and not case.facts.ended:
        due = Remark(gettext_noop("A refresh is planned by %(limit)s."), told, cites, Result.DUE)
        return Verdict(Result.DUE, (due,), add_days(limit, 1))
    result = Result.UNKNOWN if case.facts.looked_back or planned.doubt or days is None else Result.FAIL
    late = gettext_noop("A refresh was planned by %(limit)s, and is not recorded as held.")
    return Verdict(result, (Remark(late, told, cites, result),))


def both_signed(case: Case) -> Verdict:
    """PLAN-09: a foreword or a sign-off of both sides."""
    edition = case.facts.edition
    if edition is None:
        return unknown(_NOT_ISSUED)
    cites = (edition.reference,)
    there = edition.signed | frozenset(edition.approved)
    if there >= _BOTH:
        sentence = gettext_noop("Both sides signed its foreword or passed it.")
        return Verdict(Result.PASS, (Remark(sentence, cites=cites, result=Result.PASS),))
    sentences = {
        _GOVERNMENT: gettext_noop("Nothing says that the government’s side signed it."),
        _CIVIL_SOCIETY: gettext_noop("Nothing says that civil society signed it."),
    }
    result = case.missing(edition)
    remarks = [Remark(sentences[side], cites=cites, result=result) for side in sorted(_BOTH - there)]
    return sum_up(remarks)


def endorsed_first(case: Case) -> Verdict:
    """PLAN-10: civil society passed the plan before it was submitted."""
    edition = case.submitted or case.facts.edition
    if edition is None:
        return unknown(_NOT_ISSUED)
    cites, day = (edition.reference,), edition.approved.get(_CIVIL_SOCIETY)
    if day is None:
        result = case.missing(edition) if edition.submitted else Result.DUE
        sentence = gettext_noop("Nothing says that civil society passed it.")
        return Verdict(result, (Remark(sentence, cites=cites, result=result),))
    passed = Remark(gettext_noop("Civil society passed it on %(day)s."), {"day": day}, cites)
    if edition.submitted is None:
        waits = Remark(gettext_noop("It is not submitted yet."), result=Result.PASS)
        return Verdict(Result.PASS, (passed, waits))
    result = Result.PASS if day <= edition.submitted else Result.FAIL
    sent = Remark(gettext_noop("It was submitted on %(day)s."), {"day": edition.submitted}, cites, result)
    return Verdict(result, (passed, sent))


def looks_ahead(case: Case) -> Verdict:
    """PLAN-11: the vision is written and public."""
    edition = case.facts.edition
    if edition is None:
        return unknown(_NOT_ISSUED)
    cites = (edition.reference,)
    if edition.vision:
        return Verdict(
            Result.PASS, (Remark(gettext_noop("It has a vision."), cites=cites, result=Result.PASS),)
        )
    result = case.missing(edition)
    return Verdict(result, (Remark(gettext_noop("It has no vision."), cites=cites, result=result),))


def before_the_term_ends(case: Case) -> Verdict:
    """PLAN-12: the plan ends before the administration's term, where a key date says when that is."""
    term = next((each for each in case.facts.key_dates if "term" in each.title.casefold().split()), None)
    days = ends_of(term.when) if term else None
    if term is None or days is None:
        return unknown(
            gettext_noop(
                "No key date with the word “term” in its title says when the administration’s term ends."
            )
        )
    told: Told = {"term": days[1], "ends": case.facts.ends}
    sentence = gettext_noop("The term ends on %(term)s, the plan on %(ends)s.")
    result = (
        Result.PASS
        if case.facts.ends <= days[0]
        else Result.FAIL
        if case.facts.ends > days[1]
        else Result.UNKNOWN
    )
    return Verdict(result, (Remark(sentence, told, (term.reference,), result),))


def amended_in_time(case: Case) -> Verdict:
    """PLAN-13: amendments inside their window, with who agreed."""
    amendments = [each for each in case.facts.editions if each.amends]
    if not case.facts.editions:
        return unknown(_NOT_ISSUED)
    if not amendments:
        return Verdict(Result.PASS, (Remark(gettext_noop("The plan was not amended."), result=Result.PASS),))
    remarks = [remark for each in amendments for remark in _amendment(case, each)]
    return sum_up(remarks, stands=True)


def _amendment(case: Case, edition: Edition) -> Iterator[Remark]:
    cites = (edition.reference, edition.amends)
    if not edition.agreed:
        yield Remark(
            gettext_noop("It does not say who agreed to the amendment."),
            cites=cites,
            result=case.missing(edition),
        )
    delivered = case.delivered
    if delivered is None or edition.day is None:
        sentence = gettext_noop(
            "When it was amended or delivered is not known, so the window cannot be told."
        )
        yield Remark(sentence, cites=cites, result=Result.UNKNOWN)
        return
    months = case.whole("amendment.window_months")
    first, last = add_months(delivered[0], months), add_months(delivered[1], months)
    result = Result.PASS if edition.day <= first else Result.FAIL if edition.day > last else Result.UNKNOWN
    told: Told = {"day": edition.day, "limit": last}
    yield Remark(
        gettext_noop("It was amended on %(day)s; the window closes on %(limit)s."), told, cites, result
    )
