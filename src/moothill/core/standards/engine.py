"""The engine: each rule of a pack, judged by the facts; what is not sure never fails."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from moothill.core.standards.case import Case
from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.facts import Facts
from moothill.core.standards.findings import Finding, Remark, Verdict
from moothill.core.standards.judging import JUDGES
from moothill.core.standards.kinds import Result
from moothill.core.standards.pack import Pack
from moothill.core.standards.parameters import Setting, Value
from moothill.core.standards.rule import Rule

_NOTHING: Mapping[str, Value] = MappingProxyType({})
_NOT_YET = Verdict(Result.UNKNOWN, (Remark(gettext_noop("Nothing in this system answers this yet.")),))
_BY_A_PERSON = Verdict(Result.MANUAL, (Remark(gettext_noop("A person answers this: the records cannot.")),))
_NOT_PUBLIC = Verdict(
    Result.UNKNOWN,
    (Remark(gettext_noop("The cycle is not public yet. Only what the public can see is judged.")),),
)


def judge(pack: Pack, facts: Facts, values: Mapping[str, Value] = _NOTHING) -> tuple[Finding, ...]:
    """Every rule of the pack that is in force for the cycle, judged. `values` are the cycle's own numbers.

    Never raises, whatever the facts.
    """
    case = Case(facts, pack.with_values(values))
    return tuple(_finding(rule, pack, case) for rule in pack.rules if _in_force(rule, facts.starts))


def next_change(findings: tuple[Finding, ...]) -> date | None:
    """The next day on which the clock alone may change a result."""
    return min((each.changes_on for each in findings if each.changes_on), default=None)


def _in_force(rule: Rule, starts: date) -> bool:
    return rule.valid_from is None or rule.valid_from <= starts


def _finding(rule: Rule, pack: Pack, case: Case) -> Finding:
    used = {name: case.settings[name] for name in rule.numbers if name in case.settings}
    verdict = _verdict(rule, case)
    provisional = rule.mark.is_provisional or any(_unsure(setting) for setting in used.values())
    fails_unconfirmed = provisional and verdict.result is Result.FAIL
    return Finding(
        rule=rule,
        source=pack.source(rule),
        severity=pack.severity(rule),
        result=Result.UNKNOWN if fails_unconfirmed else verdict.result,
        indicated=verdict.result,
        provisional=provisional,
        remarks=verdict.remarks,
        changes_on=_ahead(verdict.changes_on, case.facts),
        settings=used,
        answered=rule.by_person or rule.id in JUDGES,
    )


def _unsure(setting: Setting) -> bool:
    return setting.mark.is_provisional


def _ahead(day: date | None, facts: Facts) -> date | None:
    """A day still to come; nothing changes by the clock in a cycle that has ended."""
    return day if day and day > facts.today and not facts.ended else None


def _verdict(rule: Rule, case: Case) -> Verdict:
    if not case.facts.public:
        return _NOT_PUBLIC
    found = JUDGES.get(rule.id)
    if rule.by_person:
        return _for_a_person(found(case) if found else None)
    return _as_far_as_read(found(case), rule, case) if found else _NOT_YET


def _for_a_person(verdict: Verdict | None) -> Verdict:
    """What the records say to whoever answers; they settle nothing by themselves."""
    if verdict is None:
        return _BY_A_PERSON
    told = tuple(replace(each, result=None) for each in verdict.remarks)
    return Verdict(Result.MANUAL, (*_BY_A_PERSON.remarks, *told))


def _as_far_as_read(verdict: Verdict, rule: Rule, case: Case) -> Verdict:
    """Where only the first part of a list was read, what follows may turn the result."""
    unread = case.facts.cut.intersection(rule.needs)
    if not unread or (verdict.result is Result.FAIL and verdict.stands):
        return verdict
    sentence = gettext_noop("A list is so long that only its first part was read.")
    return Verdict(Result.UNKNOWN, (*verdict.remarks, Remark(sentence)))
