"""PRO-14: dates that contradict each other. Both places are named each time.

What two dates say is a contradiction. What a text says beside a date only asks for a look: the judge cannot read it.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from moothill.core.dates import Answer, Period, Precision, before, months, overlaps, within
from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Activity, Details, Facts, Known, Stage, TimelineRow
from moothill.core.standards.findings import Remark, Span, Told, Verdict
from moothill.core.standards.judging.likeness import StageNames, name_of
from moothill.core.standards.judging.outcomes import same_number
from moothill.core.standards.judging.summing import sum_up, unknown
from moothill.core.standards.kinds import Result
from moothill.core.standards.naming import months_named
from moothill.core.standards.reckoning import ends_of

_LONG = 28  # days: what lasts as long may name its months; of a single day other months are often told


def none_found(case: Case) -> Verdict:
    """All contradictions, the sure ones first."""
    facts = case.facts
    if not any(True for _each in facts.records):
        return unknown(gettext_noop("Nothing is published yet, so nothing can disagree."))
    remarks = [
        *_completion(case),
        *_stages_and_rows(facts),
        *_stages_and_cycle(facts),
        *_outside_their_stage(facts),
        *_twice(facts),
        *same_number(facts, Result.FAIL),
        *_weekdays(facts),
        *_texts(facts),
    ]
    if not remarks:
        remarks.append(Remark(gettext_noop("No date disagrees with another."), result=Result.PASS))
    return sum_up(remarks, stands=True)


def _completion(case: Case) -> Iterator[Remark]:
    """The completion in the key details against the start and against the deadline of the pack."""
    details, deadline = case.facts.details, case.deadline
    days = ends_of(details.completion) if details else None
    if details is None or details.completion is None or days is None:
        return
    if details.when and before(details.completion, details.when) is Answer.YES:
        sentence = gettext_noop("The completion (%(completion)s) lies before the start (%(start)s).")
        told: Told = {"completion": details.completion, "start": details.when}
        yield Remark(sentence, told, (details.reference,), Result.FAIL)
    if deadline and days[0] > deadline:
        on_it = [
            each.reference for each in case.facts.key_dates if ends_of(each.when) == (deadline, deadline)
        ]
        late = Span((days[0] - deadline).days, (days[1] - deadline).days)
        sentence = gettext_noop(
            "The completion (%(completion)s) lies %(late)s after the deadline of %(deadline)s."
        )
        told = {"completion": details.completion, "late": late, "deadline": deadline}
        yield Remark(sentence, told, (details.reference, *on_it[:3]), Result.FAIL)


def _stages_and_rows(facts: Facts) -> Iterator[Remark]:
    """The months of a stage against those of the row of a timeline that bears its name."""
    names = StageNames(facts.stages)
    for row in facts.rows:
        stage = names.find(row.title)
        if stage is None or stage.when is None or not row.periods:
            continue
        marked = frozenset(chain.from_iterable(months(each) for each in row.periods))
        open_ended = any(ends_of(each) is None for each in (*row.periods, stage.when))
        if not open_ended and marked != frozenset(months(stage.when)):
            sentence = gettext_noop("The stage says %(stage)s, its row in the timeline says %(row)s.")
            told: Told = {"stage": stage.when, "row": ", ".join(each.words for each in row.periods)}
            yield Remark(sentence, told, (stage.reference, row.reference), Result.FAIL)


def _stages_and_cycle(facts: Facts) -> Iterator[Remark]:
    whole = Period("", facts.starts, max(facts.starts, facts.ends), Precision.RANGE)
    for stage in facts.stages:
        if stage.when and overlaps(stage.when, whole) is Answer.NO:
            sentence = gettext_noop("The stage (%(stage)s) lies outside the cycle, %(starts)s to %(ends)s.")
            told: Told = {"stage": stage.when, "starts": facts.starts, "ends": facts.ends}
            yield Remark(sentence, told, (stage.reference,), Result.FAIL)


def _outside_their_stage(facts: Facts) -> Iterator[Remark]:
    stages = {each.reference: each for each in facts.stages}
    for each in facts.activities:
        stage = stages.get(each.stage)
        if each.placeholder or each.when is None or stage is None or stage.when is None:
            continue
        told: Told = {"when": each.when, "stage": stage.when}
        cites = (each.reference, stage.reference)
        inside = within(each.when, stage.when)
        if inside is Answer.NO:
            sentence = gettext_noop("Its date (%(when)s) lies outside its stage (%(stage)s).")
            yield Remark(sentence, told, cites, Result.FAIL)
        elif inside is Answer.CANNOT_TELL and ends_of(each.when) and ends_of(stage.when):
            sentence = gettext_noop(
                "Whether its date (%(when)s) lies inside its stage (%(stage)s) cannot be told."
            )
            yield Remark(sentence, told, cites, Result.UNKNOWN)


def _twice(facts: Facts) -> Iterator[Remark]:
    """One event in two rows: said so by a link, or with the same name on the same days."""
    by_reference = {each.reference: each for each in facts.activities}
    pairs = {tuple(sorted(pair)) for pair in facts.twins if by_reference.keys() >= set(pair)}
    alike: dict[tuple[str, object], list[str]] = defaultdict(list)
    for each in facts.activities:
        if each.event and not each.placeholder and (days := ends_of(each.when)):
            alike[name_of(each.title), days].append(each.reference)
    pairs |= {tuple(sorted(found[:2])) for found in alike.values() if len(found) > 1}
    for pair in sorted(pairs):
        told: Told = {"title": by_reference[pair[0]].title}
        yield Remark(gettext_noop("“%(title)s” stands in two rows."), told, pair, Result.FAIL)


def _weekdays(facts: Facts) -> Iterator[Remark]:
    for each in facts.records:
        for period in _periods(each):
            for doubt in period.doubts:
                if doubt.code in ("weekday", "week-start"):
                    sentence = gettext_noop("“%(words)s” names a day of the week that it is not.")
                    yield Remark(sentence, {"words": period.words}, (each.reference,), Result.FAIL)


def _periods(known: Known) -> Iterator[Period]:
    if known.when:
        yield known.when
    if isinstance(known, Details) and known.completion:
        yield known.completion
    if isinstance(known, TimelineRow):
        yield from known.periods


def _texts(facts: Facts) -> Iterator[Remark]:
    """Texts and doubts of stages and of long activities that name months in which they are not."""
    both: tuple[Stage | Activity, ...] = (*facts.stages, *facts.activities)
    for each in both:
        if each.when is None or (each.when.days or 0) < _LONG:
            continue
        touched = months(each.when)
        own, years = frozenset(month for _year, month in touched), frozenset(year for year, _month in touched)
        for words, named in months_named(f"{each.text}\n{each.doubt}", years):
            if not named <= own:
                sentence = gettext_noop(
                    "Its date is %(when)s, and words beside it name “%(words)s”. Have a look."
                )
                yield Remark(sentence, {"when": each.when, "words": words}, (each.reference,), Result.UNKNOWN)
