"""What commitments, editions and reports are told by the rules about them."""

from dataclasses import replace
from datetime import date

import pytest

from moothill.core.standards import Result
from moothill.core.standards import facts as core
from moothill.core.standards.facts import Standing
from tests.core.standards.facts import facts, finding, key_date, read
from tests.core.standards.promises import GOOD, but, steps_but

PASS, FAIL, DUE, UNKNOWN = Result.PASS, Result.FAIL, Result.DUE, Result.UNKNOWN
SUB, NAT17, NAT22, LOCAL = "subnational-2017", "national-2017", "national-2022", "local-2021"
SENT = date(2018, 12, 5)
LATER = {"first_seen": date(2026, 1, 1)}  # all of it was brought in when the plan was over


def words(found) -> str:
    return " ".join(remark.words for remark in found.remarks)


def edition(**values):
    return core.Edition(
        **{"reference": "AP-1", "title": "The plan", "day": SENT, "submitted": SENT, **values}
    )


def plan(*commitments, **values):
    return facts(**{"commitments": commitments or (GOOD,), "editions": (edition(),), **values})


CMT = [
    ("CMT-03", but(values=())), ("CMT-03", but(values=(("technology", "A portal"),))), ("CMT-06", but(contact="")),
    ("CMT-06", but(lead="All ministries")), ("CMT-05", but(when=read("1 May 2018 to 31 December 2021"))), ("CMT-08", but(areas=0)),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "bad"), CMT)
def test_a_commitment_is_told_what_it_lacks_once_the_plan_is_issued(rule, bad):
    assert finding(rule, SUB, plan()).indicated is PASS
    found = finding(rule, SUB, plan(GOOD, bad))
    assert (found.indicated, found.remarks[0].cites[0]) == (FAIL, "C-1")
    # Until then it may still be written; and what somebody brought in later proves nothing.
    assert finding(rule, SUB, plan(bad, editions=())).indicated is DUE
    assert finding(rule, SUB, plan(bad, **LATER)).indicated is UNKNOWN
    assert finding(rule, SUB, plan(replace(bad, doubt="The text is elsewhere."))).indicated is UNKNOWN
    assert finding(rule, SUB, facts()).result is UNKNOWN


@pytest.mark.parametrize(
    ("rule", "bad"),
    [("CMT-01", but(problem="")), ("CMT-02", but(milestones=())), ("CMT-02", steps_but(output=""))],
)
def test_rules_that_are_only_partly_confirmed_say_what_they_would(rule, bad):
    found = finding(rule, SUB, plan(bad))
    assert (found.result, found.indicated, found.provisional) == (UNKNOWN, FAIL, True)
    assert finding(rule, SUB, plan()).result is PASS


def test_one_milestone_with_a_day_and_an_output_is_enough():
    first, second = GOOD.milestones
    assert finding("CMT-02", SUB, plan(but(milestones=(first, replace(second, output=""))))).result is PASS


def test_technology_alone_fails_from_2020_on():
    young = {"starts": date(2020, 1, 1), "ends": date(2022, 8, 31), "today": date(2021, 1, 1)}
    found = finding("CMT-04", NAT17, plan(but(values=(("inclusion", "All can"),)), **young))
    assert (found.result, "count beside another value" in words(found)) == (FAIL, True)
    assert finding("CMT-04", NAT17, plan(**young)).result is PASS


def test_whether_it_can_be_verified_a_person_answers_and_is_told_what_the_words_say():
    young = {"starts": date(2022, 1, 1), "ends": date(2024, 8, 31), "today": date(2023, 1, 1)}
    vague = replace(
        steps_but(title="Promote openness", output="Trust", verification=""), solution="", result=""
    )
    found = finding("CMT-07", NAT22, plan(vague, **young))
    assert (found.result, "Not verifiable" in words(found)) == (Result.MANUAL, True)
    assert "as far as words tell: 1" in words(finding("CMT-07", NAT22, plan(**young)))
    assert "Not verifiable" not in words(finding("CMT-07", NAT22, plan(vague, language="fr", **young)))


def test_dates_that_leave_it_open_whether_they_fit_are_said_to():
    open_ = but(when=read("from May 2018"), milestones=(replace(GOOD.milestones[0], when=None),))
    found = finding("CMT-05", SUB, plan(open_))
    assert (found.indicated, "cannot be told" in words(found)) == (UNKNOWN, True)


@pytest.mark.parametrize(("count", "pack", "indicated"), [
    (2, SUB, FAIL), (3, SUB, PASS), (5, SUB, PASS), (6, SUB, FAIL), (11, NAT22, FAIL), (10, NAT22, PASS), (5, LOCAL, PASS), (6, LOCAL, FAIL),
])  # fmt: skip
def test_the_number_of_commitments(count, pack, indicated):
    found = finding("PLAN-08", pack, plan(editions=(edition(commitments=count),)))
    assert (found.indicated, f"Commitments: {count}." in words(found)) == (indicated, True)
    several = [replace(GOOD, reference=f"C-{n}") for n in range(count)]
    before = finding("PLAN-08", pack, plan(*several, editions=()))
    assert before.indicated is (DUE if indicated is FAIL else PASS)


def test_without_a_commitment_nothing_is_counted():
    assert finding("PLAN-08", SUB, facts()).result is UNKNOWN


def test_the_day_on_which_an_edition_was_submitted_beats_the_key_date():
    due = key_date(met="30 August 2018")
    found = finding("PLAN-05", SUB, plan(key_dates=(due,)))
    assert (found.result, "96 days late" in words(found)) == (FAIL, True)
    assert ("AP-1",) in [remark.cites for remark in found.remarks]
    assert "66 days" in words(found)  # after the window
    assert finding("PLAN-04", NAT17, plan()).result is PASS
    amended = edition(reference="AP-2", place=2, amends="AP-1", submitted=date(2019, 9, 1))
    assert "96 days late" in words(finding("PLAN-05", SUB, plan(editions=(amended, edition()))))
    assert finding("PLAN-05", SUB, plan(key_dates=(due,), editions=(edition(submitted=None),))).result is PASS


def test_answers_two_days_after_the_submission_came_too_late():
    late = core.Reply(reference="RE-1", title="x", published=date(2018, 12, 7))
    found = finding("RES-03", NAT22, plan(replies=(late,)))
    assert (found.indicated, "Answers that came later: 1" in words(found)) == (FAIL, True)


@pytest.mark.parametrize(("when", "indicated"), [
    ("14 November 2018 to 27 November 2018", FAIL), ("14 November 2018 to 28 November 2018", PASS), ("from May 2018", UNKNOWN), ("", FAIL),
])  # fmt: skip
def test_a_draft_is_open_for_comment_for_a_fortnight(when, indicated):
    calls = (core.DraftCall(reference="Q-1", title="The draft", when=read(when)),) if when else ()
    found = finding("RES-04", NAT22, plan(drafts=calls))
    assert (found.indicated, found.provisional) == (indicated, True)
    assert "13 days" in words(found) if when.endswith("27 November 2018") else True


def test_from_input_to_commitment_and_back():
    taken = core.Reply(reference="RE-1", title="x", outcome=core.Outcome.TAKEN_UP, carried=True)
    assert finding("RES-08", SUB, plan(replies=(taken,))).result is PASS
    lost = finding("RES-08", SUB, plan(GOOD, but(reference="C-5", traced=False), replies=(taken,)))
    assert (lost.result, lost.remarks[0].cites) == (FAIL, ("C-5",))
    left = finding("RES-08", SUB, plan(replies=(replace(taken, carried=False),)))
    assert (left.result, left.remarks[0].cites) == (FAIL, ("RE-1",))
    assert finding("RES-08", SUB, plan(but(traced=False), **LATER)).result is UNKNOWN
    assert finding("RES-08", SUB, plan(but(traced=None))).result is UNKNOWN


def test_both_sides_sign_by_a_foreword_or_a_sign_off():
    both = frozenset({"government", "civil-society"})
    assert finding("PLAN-09", LOCAL, plan(editions=(edition(signed=both),))).result is PASS
    mixed = edition(signed=frozenset({"government"}), approved={"civil-society": SENT})
    assert finding("PLAN-09", LOCAL, plan(editions=(mixed,))).result is PASS
    found = finding("PLAN-09", LOCAL, plan(editions=(edition(signed=frozenset({"government"})),)))
    assert (found.result, words(found)) == (FAIL, "Nothing says that civil society signed it.")
    assert finding("PLAN-09", LOCAL, plan(editions=())).result is UNKNOWN


@pytest.mark.parametrize(("day", "submitted", "result"), [
    (SENT, SENT, PASS), (date(2018, 12, 6), SENT, FAIL), (None, SENT, FAIL), (None, None, DUE), (SENT, None, PASS),
])  # fmt: skip
def test_civil_society_passes_the_plan_before_it_is_submitted(day, submitted, result):
    approved = {"civil-society": day} if day else {}
    found = finding("PLAN-10", LOCAL, plan(editions=(edition(approved=approved, submitted=submitted),)))
    assert found.result is result


def test_vision_and_term():
    assert finding("PLAN-11", LOCAL, plan(editions=(edition(vision=True),))).result is PASS
    assert finding("PLAN-11", LOCAL, plan()).result is FAIL
    term = key_date("30 June 2020", reference="D-2", title="The council’s term ends")
    assert finding("PLAN-12", LOCAL, plan(key_dates=(term,))).indicated is FAIL
    assert (
        finding("PLAN-12", LOCAL, plan(key_dates=(replace(term, when=read("May 2021")),))).indicated is PASS
    )
    assert finding("PLAN-12", LOCAL, plan()).indicated is UNKNOWN


@pytest.mark.parametrize(("day", "agreed", "indicated"), [
    (date(2019, 12, 5), True, PASS), (date(2019, 12, 6), True, FAIL), (date(2019, 1, 1), False, FAIL), (None, True, UNKNOWN),
])  # fmt: skip
def test_amendments_come_in_their_window_and_say_who_agreed(day, agreed, indicated):
    second = edition(reference="AP-2", place=2, amends="AP-1", day=day, agreed=agreed, submitted=None)
    found = finding("PLAN-13", NAT22, plan(editions=(edition(), second)))
    assert (found.result is not FAIL, found.indicated) == (True, indicated)
    assert finding("PLAN-13", NAT22, plan()).indicated is PASS


def test_only_a_plan_of_four_years_is_refreshed():
    assert finding("PLAN-02", NAT22, plan()).result is PASS
    long = {"ends": date(2022, 8, 31), "today": date(2021, 6, 1)}
    assert finding("PLAN-02", NAT22, plan(**long)).result is FAIL
    assert finding("PLAN-02", NAT22, plan(**{**long, "today": date(2019, 6, 1)})).result is DUE
    refresh = key_date("30 October 2020", title="Refresh of the plan", reference="D-3")
    assert finding("PLAN-02", NAT22, plan(key_dates=(refresh,), **long)).result is FAIL
    assert (
        finding(
            "PLAN-02", NAT22, plan(key_dates=(replace(refresh, met=read("9 November 2020")),), **long)
        ).result
        is PASS
    )
    assert finding(
        "PLAN-02", NAT22, plan(key_dates=(refresh,), **{**long, "today": date(2020, 10, 30)})
    ).changes_on == date(2020, 10, 31)
    amended = edition(reference="AP-2", place=2, amends="AP-1", day=date(2020, 12, 1), submitted=None)
    assert finding("PLAN-02", NAT22, plan(editions=(edition(), amended), **long)).result is PASS


def update(milestone: str = "MS-1", number: int = 1, **values):
    given = {
        "reference": f"U-{number}",
        "title": "x",
        "milestone": milestone,
        "side": "government",
        "day": date(2019, 6, 1),
    }
    return core.Update(**{**given, **values})


def test_milestones_are_reported_on_every_half_year_until_they_are_over():
    seen = (update(), update("MS-2", 2))
    found = finding("IMPL-03", SUB, plan(updates=seen))
    assert (found.result, found.changes_on) == (PASS, date(2019, 12, 2))
    assert finding("IMPL-03", SUB, plan(updates=seen, today=date(2019, 12, 2))).result is FAIL
    over = (update(state=Standing.COMPLETE), update("MS-2", 2, state=Standing.DROPPED))
    assert finding("IMPL-03", SUB, plan(updates=over, today=date(2020, 5, 2))).result is PASS
    assert finding("IMPL-03", SUB, plan(today=date(2019, 1, 1))).result is DUE
    assert finding("IMPL-03", SUB, plan()).result is FAIL
    assert finding("IMPL-03", SUB, plan(**LATER)).result is UNKNOWN
    assert finding("IMPL-03", SUB, plan(editions=())).result is UNKNOWN


def test_complete_is_proved_and_what_is_behind_says_why():
    done = update(state=Standing.COMPLETE)
    assert finding("IMPL-04", SUB, plan(updates=(done,))).result is FAIL
    assert (
        finding("IMPL-04", SUB, plan(updates=(done, replace(done, reference="U-2", evidence=1)))).result
        is PASS
    )
    assert finding("IMPL-04", SUB, plan(updates=(replace(done, side="civil-society"),))).result is PASS
    assert finding("IMPL-05", SUB, plan(updates=(update(state=Standing.BEHIND),))).result is FAIL
    assert (
        finding("IMPL-05", SUB, plan(updates=(update(state=Standing.BEHIND, challenge=True),))).result is PASS
    )
    turned = (update(state=Standing.BEHIND), update(number=2, day=date(2019, 8, 1)))
    assert finding("IMPL-05", SUB, plan(updates=turned)).result is PASS
    unsaid = (
        update(state=Standing.BEHIND),
        update(number=2, day=date(2019, 8, 1), state=Standing("another word")),
    )
    assert finding("IMPL-05", SUB, plan(updates=unsaid)).result is FAIL
    assert {finding(rule, SUB, plan()).result for rule in ("IMPL-04", "IMPL-05", "IMPL-06")} == {UNKNOWN}


def test_a_commitment_is_complete_by_its_milestones_and_a_reversal_counts():
    done = (update(state=Standing.COMPLETE), update("MS-2", 2, state=Standing.COMPLETE))
    assert "is complete: 1 of 1" in words(finding("IMPL-06", SUB, plan(updates=done)))
    back = (*done, update("MS-2", 3, day=date(2019, 8, 1)))
    found = finding("IMPL-06", SUB, plan(updates=back))
    assert (found.result, "is complete: 0 of 1" in words(found)) == (PASS, True)


def test_no_date_moves_in_silence_and_something_moves():
    assert finding("IMPL-07", SUB, plan(moves=2)).result is PASS
    found = finding("IMPL-07", SUB, plan(silent=("MS-1",)))
    assert (found.result, found.remarks[0].cites) == (FAIL, ("MS-1",))
    assert finding("IMPL-08", NAT17, plan(updates=(update(),))).result is PASS
    still = update(state=Standing.NOT_STARTED)
    assert finding("IMPL-08", NAT17, plan(updates=(still,))).result is DUE
    assert (
        finding("IMPL-08", NAT17, plan(updates=(still,), ended=True, today=date(2020, 8, 31))).result is FAIL
    )
    assert finding("IMPL-08", NAT17, plan(updates=(still,), **LATER)).result is UNKNOWN
