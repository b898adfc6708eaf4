"""What holds of every rule, whatever the facts."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothill.core.standards import RULES, Mark, Result, judge, newest, next_change
from moothill.core.standards.judging import JUDGES
from tests.core.standards.facts import OWN, PACKS, VAGUE, cycles, facts

few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(PACKS, cycles(), OWN)
def test_no_rule_raises_and_each_says_why_in_words(pack, known, own):
    for each in judge(pack, known, own):
        assert each.remarks, each.rule.id
        assert all(remark.words for remark in each.remarks)


@few
@given(PACKS, cycles(), OWN)
def test_nothing_provisional_fails_and_everything_else_is_as_indicated(pack, known, own):
    for each in judge(pack, known, own):
        unsure = each.rule.mark is not Mark.CONFIRMED or any(
            setting.mark is not Mark.CONFIRMED for setting in each.settings.values()
        )
        assert each.provisional is unsure
        assert each.result is (Result.UNKNOWN if unsure and each.indicated is Result.FAIL else each.indicated)


@few
@given(PACKS, cycles(VAGUE, st.none()), OWN)
def test_what_has_no_day_fails_by_no_rule_about_days(pack, known, own):
    known = replace(known, public=True, first_seen=None, previous_ends=None, changes=(), renewed=())
    about_days = {
        "FOR-03",
        "IMPL-01",
        "WEB-04",
        "WEB-06",
        "PLAN-01",
        "PLAN-04",
        "PLAN-05",
        "PLAN-06",
        "PLAN-07",
    }
    # A meeting that is missing, and a delivery that nothing records, are told apart from one with no day.
    known = replace(
        known,
        key_dates=tuple(replace(each, met=each.when) for each in known.key_dates if each.when),
        meetings=tuple(replace(each, title="Steering Group", one_side=False) for each in known.meetings),
    )
    if not known.meetings:
        about_days -= {"FOR-03", "IMPL-01"}
    failing = {each.rule.id for each in judge(pack, known, own) if each.indicated is Result.FAIL}
    assert not failing & about_days


@few
@given(PACKS, cycles())
def test_nothing_is_judged_of_a_cycle_that_is_not_public(pack, known):
    assert {each.result for each in judge(pack, replace(known, public=False))} == {Result.UNKNOWN}


@few
@given(PACKS, cycles())
def test_the_clock_changes_nothing_in_the_past_nor_in_an_ended_cycle(pack, known):
    findings = judge(pack, known)
    days = [each.changes_on for each in findings if each.changes_on]
    assert all(day > known.today for day in days)
    assert not (known.ended and days)
    assert next_change(findings) == min(days, default=None)


@few
@given(PACKS, cycles(), OWN, st.sampled_from(["activities", "meetings", "documents"]))
def test_a_list_that_was_not_read_whole_lets_nothing_pass(pack, known, own, name):
    known = replace(known, public=True, cut=frozenset({name}))
    for each in judge(pack, known, own):
        if name in each.rule.needs and not each.rule.by_person:
            assert each.indicated in (Result.UNKNOWN, Result.FAIL)


def test_a_rule_without_a_judge_says_so_and_one_for_a_person_is_manual():
    for pack in newest():
        for each in judge(pack, facts(starts=pack.valid_from, ends=pack.valid_from.replace(year=2030))):
            if each.rule.by_person:
                assert each.result is Result.MANUAL
            elif each.rule.id not in JUDGES:
                assert (each.result, each.answered) == (Result.UNKNOWN, False)
                assert each.remarks[0].words == "Nothing in this system answers this yet."


def test_every_judge_is_of_a_rule_that_some_pack_holds():
    held = {rule.id for pack in newest() for rule in pack.rules}
    assert JUDGES.keys() <= held
    assert held == RULES.keys()
