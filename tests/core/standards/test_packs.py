"""Packs and parameters as data: complete, cited, and read as they are written."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.standards import (
    PACKS,
    PARAMETERS,
    RULES,
    BrokenPack,
    Mark,
    Setting,
    Severity,
    WrongValue,
    key_days,
    newest,
    pack_of,
)


@pytest.mark.parametrize(("starts", "pack_ids"), [
    (date(2018, 1, 10), {"national-2017", "subnational-2017"}),
    (date(2021, 12, 31), {"national-2017", "local-2021"}),
    (date(2022, 1, 1), {"national-2022", "local-2021"}),
    (date(2016, 12, 31), set()),
])  # fmt: skip
def test_a_pack_binds_plans_by_their_start(starts, pack_ids):
    assert {pack.id for pack in newest() if pack.binds(starts)} == pack_ids


@pytest.mark.parametrize(("pack", "name", "value", "mark"), [
    ("national-2022", "forum.max_gap_months", 6, Mark.CONFIRMED),
    ("national-2022", "repository.min_updates_per_year", 2, Mark.CONFIRMED),
    ("national-2022", "repository.min_spacing_days", 90, Mark.OWN),
    ("local-2021", "site.max_gap_months_local", 4, Mark.CONFIRMED),
    ("national-2022", "timeline.notice_days", 14, Mark.UNCONFIRMED),
    ("national-2022", "call.min_days", 14, Mark.OWN),
    ("national-2022", "call.advised_days", 28, Mark.OWN),
    ("national-2017", "selfassessment.comment_days", 14, Mark.CONFIRMED),
    ("national-2022", "implementation.meetings_per_year", 2, Mark.CONFIRMED),
    ("national-2022", "plan.lengths_months", (24, 48), Mark.CONFIRMED),
    ("national-2017", "plan.min_implementation_months", 20, Mark.CONFIRMED),
    ("national-2022", "plan.max_gap_after_previous_months", 12, Mark.CONFIRMED),
    ("subnational-2017", "plan.commitments_least", 3, Mark.CONFIRMED),
    ("subnational-2017", "plan.commitments_most", 5, Mark.CONFIRMED),
    ("local-2021", "plan.commitments_most", 5, Mark.UNCONFIRMED),
    ("national-2022", "plan.commitments_most", 10, Mark.UNCONFIRMED),
    ("national-2022", "amendment.window_months", 12, Mark.UNCONFIRMED),
    ("local-2021", "amendment.window_months", 4, Mark.UNCONFIRMED),
    ("local-2021", "local.min_term_left_months", 16, Mark.CONFIRMED),
    ("local-2021", "assessment.inception_months", 2, Mark.CONFIRMED),
    ("local-2021", "assessment.end_of_commitment_months", 1, Mark.CONFIRMED),
    ("national-2022", "irm.brief_before_months", 3, Mark.CONFIRMED),
])  # fmt: skip
def test_the_numbers_are_those_of_the_research(pack, name, value, mark):
    setting = pack_of(pack).settings[name]
    assert (setting.value, setting.mark) == (value, mark)


def test_every_rule_is_cited_and_what_is_not_of_ogp_has_no_address():
    for pack in PACKS:
        for rule in pack.rules:
            assert bool(pack.source(rule).address) is (rule.mark is not Mark.OWN), rule.id


def test_no_measure_of_our_own_pretends_to_be_a_minimum():
    own = [rule for rule in RULES.values() if rule.mark is Mark.OWN and rule.id != "ASM-06"]
    assert {rule.severity for rule in own} <= {Severity.SHOULD, Severity.ADVICE}


@pytest.mark.parametrize(("change", "words"), [
    ({"rule_ids": ("FOR-99",)}, "no rule FOR-99"),
    ({"settings": {}}, "needs the parameter"),
    ({"valid_to": date(2016, 1, 1)}, "ends before it begins"),
    ({"sources": ()}, "needs a source"),
    ({"weights": {"FOR-01": Severity.ADVICE}}, "does not hold"),
])  # fmt: skip
def test_a_pack_that_contradicts_itself_is_not_loaded(change, words):
    with pytest.raises(BrokenPack, match=words):
        replace(pack_of("national-2017"), **change)


@pytest.mark.parametrize("setting", [Setting("31-13"), Setting("soon"), Setting(31)])
def test_a_number_of_the_wrong_shape_is_not_loaded(setting):
    pack = pack_of("national-2017")
    with pytest.raises(BrokenPack, match="plan.deadline"):
        replace(pack, settings={**pack.settings, "plan.deadline": setting})


def test_what_a_pack_holds_is_read_as_it_is_written():
    for pack in PACKS:
        for parameter in pack.parameters:
            value = pack.settings[parameter.name].value
            assert parameter.read(parameter.write(value)) == value


@given(st.sampled_from(sorted(PARAMETERS)), st.text(max_size=220))
def test_whatever_somebody_writes_is_read_or_refused_in_words(name, text):
    parameter = PARAMETERS[name]
    try:
        value = parameter.read(text)
    except WrongValue as error:
        assert str(error)
    else:
        assert parameter.read(parameter.write(value)) == value


def test_a_cycles_own_number_is_marked_as_such_and_counts_as_confirmed():
    settings = pack_of("national-2022").with_values({"timeline.notice_days": 21, "no.such": 1})
    assert settings["timeline.notice_days"] == Setting(21, Mark.CONFIRMED, changed=True)
    assert "no.such" not in settings


def test_the_days_of_a_plan_follow_from_its_pack():
    pack = pack_of("subnational-2017")
    days = key_days(pack, starts=date(2018, 1, 10), ends=date(2020, 8, 31))
    assert [(each.number, each.first, each.last) for each in days] == [
        ("plan.window_until", date(2018, 6, 30), date(2018, 9, 30)),
        ("plan.deadline", date(2018, 8, 31), date(2018, 8, 31)),
    ]
    national = key_days(pack_of("national-2017"), starts=date(2018, 9, 1), ends=date(2021, 8, 31))
    assert [(each.number, each.last) for each in national] == [
        ("plan.deadline", date(2019, 8, 31)),
        ("plan.min_implementation_months", date(2020, 1, 1)),
    ]


def test_days_that_rest_on_an_unconfirmed_number_say_so():
    days = key_days(pack_of("national-2022"), starts=date(2024, 3, 1), ends=date(2026, 8, 31))
    assert {each.number: each.provisional for each in days} == {
        "irm.brief_before_months": False,
        "timeline.notice_days": True,
        "irm.results_after_months": False,
        "plan.max_gap_after_previous_months": False,
    }


@given(st.dates(), st.dates(), st.sampled_from(PACKS))
def test_days_can_be_reckoned_for_any_dates(starts, ends, pack):
    for each in key_days(pack, starts=starts, ends=ends):
        assert each.first <= each.last
