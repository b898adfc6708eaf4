"""The sample cycle by the packs: what the planning page of 2018 should be told, contradictions and "cannot tell" included."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from moothill.commons.cycles.models import Cycle
from moothill.core.dates import when
from moothill.core.standards import Facts, Result, judge, pack_of
from moothill.core.standards.facts import State
from moothill.core.standards.hints import hints
from moothill.rooms.standards.queries import check, gather

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FAIL, PASS, UNKNOWN = Result.FAIL, Result.PASS, Result.UNKNOWN


@pytest.fixture
def sample() -> Cycle:
    call_command("sample", verbosity=0)
    return Cycle.objects.select_related("member", "head").get(slug="scotland-2018-20")


_KEPT: list[Facts] = []


@pytest.fixture
def facts(request: pytest.FixtureRequest) -> Facts:
    """The facts of the sample: values that nothing can change, so they are gathered once."""
    if not _KEPT:
        _KEPT.append(gather(request.getfixturevalue("sample"), NOW).facts)
    return _KEPT[0]


def of(rule: str, facts, pack: str, **numbers):
    values = {name.replace("__", "."): value for name, value in numbers.items()}
    return next(each for each in judge(pack_of(pack), facts, values) if each.rule.id == rule)


def told(found) -> list[str]:
    return [f"{remark.words} {' '.join(remark.cites)}".strip() for remark in found.remarks]


def test_the_sample_is_judged_by_the_pilot_s_pack_as_of_its_last_day(sample):
    checked = check(sample, NOW)
    assert (checked.pack.id, checked.binds, checked.shown_only) == ("subnational-2017", True, False)
    assert (checked.today, checked.changes_on) == (date(2020, 8, 31), None)


def test_the_rules_of_2022_are_shown_as_those_of_another_time(sample):
    checked = check(sample, NOW, pack=pack_of("national-2022"))
    assert (checked.binds, checked.shown_only) == (False, True)


@pytest.mark.parametrize(("start", "indicated"), [("start", FAIL), ("first-event", PASS), ("", UNKNOWN)])
def test_notice_fails_from_10_january_and_passes_from_the_first_public_input(facts, start, indicated):
    found = of("PRO-01", facts, "national-2022", timeline__process_start=start)
    assert (found.indicated, found.provisional) == (indicated, True)
    assert found.result is not FAIL


def test_a_second_timeline_is_there_and_no_reason_is_given(facts):
    found = of("PRO-03", facts, "subnational-2017")
    assert (found.result, found.remarks[0].cites) == (FAIL, ("TL-2",))
    assert "30 April 2018" in found.remarks[0].words


def test_stages_without_rows_rows_without_status_and_two_rows_numbered_four(facts):
    found = of("PRO-13", facts, "subnational-2017")
    assert found.result is UNKNOWN
    lines = told(found)
    empty = "This stage is over, and no activity is recorded in it."
    assert [f"{empty} ST-5", f"{empty} ST-6"] == [line for line in lines if line.startswith(empty)]
    assert "Rows of one table are numbered alike: 4. A-4 A-5" in lines
    silent = [line for line in lines if "nothing says what became of it" in line]
    assert len(silent) == 7


FIVE = [
    ("words beside it name “Feb - Apr”", ("ST-2",)),
    ("“June - August 2018”, and words beside it name “March/April”", ("A-14",)),
    ("lies 1 day after the deadline of 31 August 2018", ("KD-1", "D-1")),
    ("“September”, and words beside it name “August”", ("ST-6",)),
    ("“Event Seven: Edinburgh, Hanover Conf Centre” stands in two rows", ("A-21", "A-31")),
]


@pytest.mark.parametrize(("words", "cites"), FIVE)
def test_five_contradictions_with_both_places(facts, words, cites):
    found = of("PRO-14", facts, "subnational-2017")
    assert found.result is FAIL
    assert [remark.cites for remark in found.remarks if words in remark.words] == [cites]


def test_activities_outside_their_stage_are_found_too(facts):
    found = of("PRO-14", facts, "subnational-2017")
    outside = {remark.cites[0] for remark in found.remarks if "lies outside its stage" in remark.words}
    assert outside == {"A-6", "A-7", "A-8", "A-23", "A-25", "A-26", "A-27", "A-28", "A-33"}


def test_the_steering_group_cannot_be_told_to_have_met_in_time(facts):
    """164 days lie between the two dates, which is short enough; but nothing says that either meeting took place."""
    found = of("FOR-03", facts, "national-2022", forum__name="Steering Group")
    assert found.result is UNKNOWN
    assert any("164 to 170 days" in line and line.endswith("A-5 A-33") for line in told(found))


def test_the_steering_group_met_in_time_if_both_meetings_took_place(facts):
    held = tuple(
        replace(each, state=State.HELD) if each.reference in {"A-5", "A-33"} else each
        for each in facts.activities
    )
    then = replace(facts, activities=held, today=date(2018, 9, 10), ended=False, first_seen=date(2018, 1, 10))
    assert of("FOR-03", then, "national-2022", forum__name="Steering Group").result is PASS


def test_events_without_reports_and_meetings_without_notes_are_flagged(facts):
    found = of("RES-07", facts, "subnational-2017")
    assert found.result is FAIL
    flagged = {remark.cites[0]: remark.result for remark in found.remarks}
    assert {f"A-{number}" for number in range(15, 21)} == {
        name for name, result in flagged.items() if result is FAIL
    }
    assert {"A-21", "A-31", "M-1", "M-2", "M-3"} == {
        name for name, result in flagged.items() if result is UNKNOWN
    }


def test_the_plan_came_late(facts):
    """It was submitted on 5 December; the draft of 14 November was late by then already."""
    found = of("PLAN-05", facts, "subnational-2017")
    assert found.result is FAIL
    assert any(line.startswith("That is 96 days late.") for line in told(found))
    draft = with_delivery(facts, "14 November 2018")
    lines = told(of("PLAN-05", draft, "subnational-2017"))
    assert "That is 75 days late. D-1" in lines
    assert "The window for delivery closed on 30 September 2018, 45 days earlier." in lines


@pytest.mark.parametrize(("delivered", "result", "months"), [
    ("14 November 2018", PASS, "21 months"),
    ("January 2019", UNKNOWN, "19 to 20 months"),
    ("5 December 2018", PASS, "20 months"),
])  # fmt: skip
def test_twenty_months_from_the_draft_and_cannot_tell_from_the_launch(facts, delivered, result, months):
    found = of("PLAN-04", with_delivery(facts, delivered), "national-2017")
    assert (found.result, months in told(found)[0]) == (result, True)


def with_delivery(facts, words: str):
    met = when(words, year=2018)
    """As if no edition had been submitted, and the key date said so."""
    return replace(
        facts,
        editions=(),
        key_dates=tuple(
            replace(each, met=met) if each.reference == "D-1" else each for each in facts.key_dates
        ),
    )


def test_nobody_is_said_to_have_failed_to_answer_what_was_brought_in_years_later(facts):
    found = of("RES-01", facts, "national-2022")
    assert (found.result, found.indicated) == (UNKNOWN, UNKNOWN)
    lines = told(found)
    assert "Public contributions: 2." in lines
    assert any(line.startswith("Of them, without an answer: 2. I-") for line in lines)
    assert of("RES-03", facts, "national-2022").result is UNKNOWN
    # The one answer that is known, to the comments on the draft, says no to nothing, and where all of it stands.
    for rule in ("RES-02", "RES-06"):
        assert of(rule, facts, "national-2022").result is PASS
    assert of("RES-05", facts, "national-2022").result is PASS


def test_one_theme_leads_back_to_contributions_and_five_do_not(facts):
    # As it is told while no commitment is kept; what is told of those that are stands below.
    lines = told(of("RES-08", replace(facts, commitments=()), "subnational-2017"))
    assert any(
        line.startswith("Themes of which nobody knows from which contribution they came: 5. TH-1 TH-2")
        for line in lines
    )
    assert "Themes that lead back to a contribution: 1. TH-6" in lines


def test_no_rule_of_ogp_that_nobody_confirmed_fails(facts):
    for pack in ("national-2022", "national-2017", "subnational-2017", "local-2021"):
        assert not [each for each in judge(pack_of(pack), facts) if each.provisional and each.result is FAIL]


def test_what_is_kept_of_the_plan_is_judged_and_what_is_missing_proves_nothing(facts):
    """It was brought in when the plan had long ended, from the pages that could be read."""
    for rule in ("CMT-01", "CMT-02", "CMT-06", "CMT-08", "IMPL-03", "IMPL-04", "RES-08"):
        assert of(rule, facts, "subnational-2017").indicated is not FAIL, rule
    if facts.commitments:
        count = of("PLAN-08", facts, "subnational-2017")
        assert (count.result, "Commitments: 5." in count.remarks[0].words) == (PASS, True)
        assert "Commitments that lead back to a contribution: 1. C-2" in told(
            of("RES-08", facts, "subnational-2017")
        )
        assert not [
            each for each in facts.commitments for hint in hints(each) if hint.code == "not-verifiable"
        ]
