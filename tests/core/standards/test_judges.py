"""Judges, one by one: what they say, and what they leave open."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.core.dates import Period, Precision
from moothill.core.standards import Result
from moothill.core.standards import facts as core
from moothill.core.standards.judging.likeness import StageNames
from moothill.core.standards.naming import months_named
from moothill.core.standards.reckoning import add_months
from tests.core.standards.facts import END, START, facts, finding, key_date, read

PASS, FAIL, DUE, UNKNOWN = Result.PASS, Result.FAIL, Result.DUE, Result.UNKNOWN
SUB, NAT17, NAT22, LOCAL = "subnational-2017", "national-2017", "national-2022", "local-2021"


def words(found) -> str:
    return " ".join(remark.words for remark in found.remarks)


def delivered(met: str, **values):
    return facts(key_dates=(key_date(met=met),), **values)


@pytest.mark.parametrize(("met", "result", "told"), [
    ("31 August 2018", PASS, "delivered on “31 August 2018”"),
    ("August 2018", PASS, "delivered on “August 2018”"),
    ("14 November 2018", FAIL, "75 days late"),
    ("14 November 2018", FAIL, "closed on 30 September 2018, 45 days earlier"),
    ("14 November 2018", FAIL, "75 days less to carry it out"),
    ("November 2018", FAIL, "62 to 91 days late"),
    ("1 September 2018", UNKNOWN, "inside the window"),
    ("August - September 2018", UNKNOWN, "do not tell"),
    ("from September 2018", UNKNOWN, "names no day"),
    ("", FAIL, "passed 366 days ago"),
])  # fmt: skip
def test_delivery_in_time(met, result, told):
    found = finding("PLAN-05", SUB, delivered(met))
    assert found.result is result
    assert told in words(found)


def test_a_delivery_still_to_come_is_due_until_its_day_is_over():
    found = finding("PLAN-05", SUB, facts(today=date(2018, 8, 31), key_dates=(key_date(),)))
    assert (found.result, found.changes_on) == (DUE, date(2018, 9, 1))


def test_without_a_key_date_nothing_says_that_it_was_late():
    assert finding("PLAN-05", SUB, facts()).result is UNKNOWN


def test_the_key_date_of_the_delivery_can_be_named():
    other = key_date("1 September 2018", met="30 August 2018", reference="D-6")
    known = facts(key_dates=(key_date(met="5 December 2018"), other))
    assert finding("PLAN-05", SUB, known).result is FAIL
    assert finding("PLAN-05", SUB, known, plan__submission="d-6").result is PASS
    assert finding("PLAN-05", SUB, known, plan__submission="D-9").result is UNKNOWN


@pytest.mark.parametrize(("met", "result", "months"), [
    ("14 November 2018", PASS, "21 months"),
    ("January 2019", UNKNOWN, "19 to 20 months"),
    ("1 January 2019", PASS, "20 months"),
    ("2 January 2019", FAIL, "19 months"),
    ("February 2019", FAIL, "18 to 19 months"),
])  # fmt: skip
def test_time_to_carry_out_the_plan(met, result, months):
    found = finding("PLAN-04", NAT17, delivered(met))
    assert found.result is result
    assert months in words(found)


@pytest.mark.parametrize(
    ("met", "result"), [("31 December 2018", PASS), ("1 January 2019", FAIL), ("2019", FAIL)]
)
def test_four_months_late_is_contrary_to_process(met, result):
    assert finding("PLAN-06", NAT17, delivered(met)).result is result


@pytest.mark.parametrize(("met", "result"), [
    ("1 September 2018", PASS), ("31 July 2018", FAIL), ("1 October 2018", PASS), ("2 October 2018", FAIL),
    ("1 September 2016", PASS), ("October 2018", UNKNOWN), ("2017", FAIL),
])  # fmt: skip
def test_length_of_two_or_four_years_give_or_take_a_month(met, result):
    named = {"plan__submission": "D-1"}
    assert finding("PLAN-01", NAT22, delivered(met), **named).result is result


@given(st.integers(0, 900), st.integers(0, 120), st.sampled_from(["PLAN-04", "PLAN-05", "PLAN-06"]))
@settings(max_examples=60, deadline=None)
def test_a_vague_day_is_told_only_what_all_its_days_are_told(first, length, rule):
    start = date(2018, 6, 1) + timedelta(days=first)
    days = [start + timedelta(days=each) for each in range(length + 1)]

    def result(period: Period) -> Result:
        due = replace(key_date(), met=period)
        return finding(rule, NAT17, facts(key_dates=(due,))).result

    each = {result(Period("x", day, day, Precision.DAY)) for day in days}
    vague = result(Period("x", days[0], days[-1], Precision.MONTH if length else Precision.DAY))
    assert vague is (each.pop() if len(each) == 1 else UNKNOWN)


@pytest.mark.parametrize(("previous", "met", "result"), [
    (None, "5 December 2018", UNKNOWN),
    (date(2017, 12, 31), "5 December 2018", PASS),
    (date(2017, 12, 4), "5 December 2018", FAIL),
])  # fmt: skip
def test_a_plan_follows_the_last_one(previous, met, result):
    found = finding("PLAN-07", NAT22, delivered(met, previous_ends=previous), plan__submission="D-1")
    assert found.result is result


def meeting(when: str | Period, number: int = 1, **values):
    days = when if isinstance(when, Period) else read(when)
    given = {"reference": f"M-{number}", "title": "Steering Group", "when": days, "attended": True}
    return core.Meeting(**{**given, **values})


def forum(*meetings, today=date(2018, 9, 10), **values):
    return finding(
        "FOR-03", NAT22, facts(today=today, meetings=meetings, **values), forum__name="steering group"
    )


def test_until_the_forum_has_a_name_its_meetings_cannot_be_told():
    found = finding("FOR-03", NAT22, facts(meetings=(meeting("23 March 2018"),)))
    assert (found.result, "Nobody has said yet" in words(found)) == (UNKNOWN, True)


def test_gaps_between_meetings_of_the_forum():
    march, september = meeting("23 March 2018"), meeting("w/c 3 September 2018", 2)
    short = forum(march, september)
    assert (short.result, short.changes_on) == (PASS, date(2019, 3, 4))
    assert "164 to 170 days" in words(short)
    assert forum(march, meeting("4 October 2018", 2), today=date(2018, 10, 5)).result is FAIL
    assert forum(march, today=date(2018, 9, 24)).result is FAIL
    assert forum(march, today=date(2018, 9, 23)).result is PASS


def test_a_meeting_that_may_not_have_been_lets_nothing_pass_or_fail():
    planned = meeting("w/c 3 September 2018", 2, attended=False)
    assert forum(meeting("23 March 2018"), planned, today=date(2018, 12, 1)).result is UNKNOWN
    assert forum(meeting("23 March 2018"), planned, today=date(2019, 12, 1)).result is FAIL


def test_a_meeting_without_a_day_may_fill_a_gap():
    found = forum(meeting("23 March 2018"), meeting("", 2), today=date(2019, 12, 1))
    assert (found.result, "may fill a gap" in words(found)) == (UNKNOWN, True)


@pytest.mark.parametrize(("today", "result"), [(date(2018, 7, 10), DUE), (date(2018, 7, 11), FAIL)])
def test_a_forum_that_never_met(today, result):
    assert forum(today=today).result is result
    assert forum(today=today, first_seen=date(2026, 1, 1)).result is UNKNOWN


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 8)), min_size=1, max_size=3), st.integers(9, 30))
@settings(max_examples=80, deadline=None)
def test_gaps_are_judged_by_every_day_that_meetings_can_have_been_on(spans, today):
    """Counted in months from the start: each meeting was on the tenth of one of the months of its span."""
    months = [(first, first + length) for first, length in spans if first + length < today]
    dated = [
        meeting(Period("x", add_months(START, first), add_months(START, last), Precision.RANGE), n)
        for n, (first, last) in enumerate(months)
    ]
    found = forum(*dated, today=add_months(START, today), ends=add_months(START, 90)).result
    for days in product(*(range(first, last + 1) for first, last in months)) if months else ():
        in_order = [*sorted(days), today]
        short = all(later - earlier <= 6 for earlier, later in pairwise(in_order))
        assert not (found is PASS and not short)
        assert not (found is FAIL and short)


def activity(when: str, row: int = 1, **values):
    given = {"reference": f"A-{row}", "title": f"Workshop {row}", "when": read(when), "stage": "ST-1"}
    return core.Activity(**{**given, **values})


STAGE = core.Stage(reference="ST-1", title="Raising awareness", when=read("Mar - May"), number="1")


def contradictions(**values):
    return finding("PRO-14", NAT17, facts(stages=(STAGE,), **values))


@pytest.mark.parametrize(("values", "result", "told", "cites"), [
    ({"activities": (activity("15 June 2018"),)}, FAIL, "outside its stage", ("A-1", "ST-1")),
    ({"activities": (activity("w/c 26 February"),)}, UNKNOWN, "cannot be told", ("A-1", "ST-1")),
    ({"activities": (activity("1 May 2018"),)}, PASS, "No date disagrees", ()),
    ({"activities": (activity("15 June 2018", placeholder=True),)}, PASS, "No date disagrees", ()),
    ({"activities": (activity("1 May 2018", event=True), activity("1 May 2018", 2, title="Workshop 1", event=True))},
     FAIL, "“Workshop 1” stands in two rows", ("A-1", "A-2")),
    ({"activities": (activity("1 May 2018"), activity("2 May 2018", 2)), "twins": (("A-2", "A-1"),)},
     FAIL, "stands in two rows", ("A-1", "A-2")),
    ({"activities": (activity("1 May 2018", number="4"), activity("2 May 2018", 2, number="4."))},
     FAIL, "numbered alike: 4", ("A-1", "A-2")),
    ({"activities": (activity("Friday 3 May 2018"),)}, FAIL, "day of the week", ("A-1",)),
    ({"activities": (activity("April - May", text="Held during March/April"),)}, UNKNOWN, "“March/April”", ("A-1",)),
    ({"activities": (activity("3 May 2018", text="Following the March event"),)}, PASS, "No date disagrees", ()),
    ({"rows": (core.TimelineRow(reference="TR-1", title="Stage Two: Raising awareness", periods=(read("Feb - Apr"),)),)},
     FAIL, "its row in the timeline says Feb - Apr", ("ST-1", "TR-1")),
    ({"rows": (core.TimelineRow(reference="TR-1", title="Stage Two: Raising awareness", periods=(read("March to May"),)),)},
     PASS, "No date disagrees", ()),
    ({"details": core.Details(reference="KD-1", title="x", when=read("10 January 2018"), completion=read("1 September 2018")),
      "key_dates": (key_date(),)}, FAIL, "1 day after the deadline of 31 August 2018", ("KD-1", "D-1")),
    ({"details": core.Details(reference="KD-1", title="x", when=read("10 January 2018"), completion=read("31 August 2018"))},
     PASS, "No date disagrees", ()),
    ({"details": core.Details(reference="KD-1", title="x", when=read("10 June 2018"), completion=read("May 2018"))},
     FAIL, "before the start", ("KD-1",)),
    ({"starts": date(2018, 9, 1)}, FAIL, "outside the cycle", ("ST-1",)),
])  # fmt: skip
def test_contradictions_name_both_places(values, result, told, cites):
    found = contradictions(**values)
    assert (found.result, found.remarks[0].cites) == (result, cites)
    assert told in words(found)


def test_a_doubt_that_quotes_other_months_asks_for_a_look():
    stage = replace(STAGE, doubt="The heading of its table says “Feb - Apr”.")
    found = finding("PRO-14", NAT17, facts(stages=(stage,)))
    assert (found.result, found.remarks[0].cites) == (UNKNOWN, ("ST-1",))


@pytest.mark.parametrize(("text", "named"), [
    ("during March/April", [("March/April", {3, 4})]),
    ("from November to February", [("November to February", {11, 12, 1, 2})]),
    ("in August 2018, not in August 2017", [("August 2018", {8})]),
    ("May I? You may. March on!", []),
    ("launched in May", [("May", {5})]),
    ("Marching, Augustus, Sept. 4", [("Sept", {9})]),
])  # fmt: skip
def test_months_that_a_text_names(text, named):
    assert [(words, set(months)) for words, months in months_named(text, frozenset({2018}))] == named


@pytest.mark.parametrize(("values", "result"), [
    ({"state": core.State.HELD}, PASS),
    ({"state": core.State.OPEN}, FAIL),
    ({"state": core.State.UNDER_WAY}, UNKNOWN),
    ({"state": core.State.NOT_RECORDED}, UNKNOWN),
    ({"state": core.State.CALLED_OFF, "explained": False}, FAIL),
    ({"state": core.State.CALLED_OFF}, PASS),
    ({"state": core.State.OPEN, "when": read("1 October 2019")}, PASS),
    ({"state": core.State.OPEN, "when": read("September 2019")}, UNKNOWN),
    ({"state": core.State.OPEN, "when": None}, UNKNOWN),
])  # fmt: skip
def test_each_activity_says_what_became_of_it(values, result):
    known = facts(
        today=date(2019, 9, 15), stages=(STAGE,), activities=(replace(activity("1 May 2018"), **values),)
    )
    assert finding("PRO-13", SUB, known).result is result


@pytest.mark.parametrize(("values", "result"), [
    ({"has_record": True}, PASS), ({}, FAIL), ({"doubt": "The report was lost"}, UNKNOWN),
    ({"state": core.State.NOT_RECORDED}, UNKNOWN), ({"state": core.State.CALLED_OFF}, UNKNOWN),
])  # fmt: skip
def test_events_leave_a_record(values, result):
    event = replace(activity("1 May 2018", event=True, state=core.State.HELD), **values)
    assert finding("RES-07", SUB, facts(activities=(event,))).result is result


@pytest.mark.parametrize(("choice", "indicated"), [("", UNKNOWN), ("start", FAIL), ("first-event", PASS)])
def test_notice_turns_on_what_counts_as_the_start(choice, indicated):
    known = facts(
        timelines=(core.Timeline(reference="TL-2", title="x", when=read("30 April 2018"), published=None),),
        activities=(activity("5 June 2018", event=True),),
    )
    found = finding("PRO-01", NAT22, known, timeline__process_start=choice)
    assert (found.indicated, found.provisional) == (indicated, True)
    assert found.result is (UNKNOWN if indicated is FAIL else indicated)


@pytest.mark.parametrize(("when", "reason", "result"), [
    ("30 April 2018", "", FAIL), ("30 April 2018", "The election was late", PASS), ("", "", PASS),
    ("9 January 2018", "", PASS), ("January 2018", "", UNKNOWN),
])  # fmt: skip
def test_a_revised_timeline_says_why(when, reason, result):
    timeline = core.Timeline(reference="TL-1", title="x", when=read(when), reason=reason)
    assert finding("PRO-03", SUB, facts(timelines=(timeline,))).result is result
    silent = finding("PRO-03", SUB, facts(timelines=(timeline,), unexplained=("TR-1",)))
    assert silent.result is FAIL


@pytest.mark.parametrize(("values", "indicated"), [
    ({"noted": date(2018, 4, 22)}, PASS), ({"noted": date(2018, 4, 23)}, FAIL), ({}, FAIL),
    ({"has_record": True}, UNKNOWN), ({"doubt": "Lost"}, UNKNOWN),
])  # fmt: skip
def test_minutes_follow_within_thirty_days(values, indicated):
    found = finding("FOR-07", SUB, facts(meetings=(meeting("23 March 2018", **values),)))
    assert (found.indicated, found.provisional) == (indicated, True)


@pytest.mark.parametrize(("today", "values", "indicated"), [
    (date(2018, 3, 1), {}, DUE), (date(2018, 3, 19), {}, FAIL),
    (date(2018, 3, 19), {"announced": date(2018, 3, 18)}, PASS), (date(2018, 3, 30), {"announced": date(2018, 3, 19)}, FAIL),
])  # fmt: skip
def test_papers_come_five_days_before(today, values, indicated):
    found = finding("FOR-08", LOCAL, facts(today=today, meetings=(meeting("23 March 2018", **values),)))
    assert found.indicated is indicated
    assert found.changes_on == (date(2018, 3, 19) if indicated is DUE else None)


def test_the_site_changes_every_four_months():
    days = (date(2019, 1, 1), date(2019, 5, 1))
    kept = finding("WEB-06", LOCAL, facts(changes=days))
    assert (kept.result, kept.changes_on) == (PASS, date(2019, 9, 2))
    assert finding("WEB-06", LOCAL, facts(changes=days, today=date(2019, 9, 2))).result is FAIL
    assert finding("WEB-06", LOCAL, facts(changes=(date(2019, 1, 1), date(2019, 5, 2)))).result is FAIL
    assert finding("WEB-06", LOCAL, facts(changes=days, first_seen=date(2026, 1, 1))).result is UNKNOWN


def test_the_repository_is_renewed_twice_a_year_ninety_days_apart():
    first = (date(2018, 2, 1), date(2018, 5, 2))
    second = (date(2019, 2, 1), date(2019, 5, 2))
    assert finding("WEB-05", NAT22, facts(renewed=first + second)).indicated is PASS
    assert finding("WEB-05", NAT22, facts(renewed=first)).indicated is DUE
    assert finding("WEB-05", NAT22, facts(renewed=(date(2018, 2, 1), date(2018, 4, 1)))).indicated is FAIL


def test_two_meetings_with_both_sides_in_each_year():
    held = [meeting(f"1 {month} 2019", n) for n, month in enumerate(["February", "June"])]
    known = facts(today=date(2020, 1, 1), key_dates=(key_date(met="5 December 2018"),), meetings=tuple(held))
    named = {"plan__submission": "D-1"}
    assert finding("IMPL-01", NAT22, known, **named).result is UNKNOWN
    assert finding("IMPL-01", NAT22, replace(known, meetings=known.meetings[:1]), **named).result is FAIL
    one_side = replace(known, meetings=(held[0], replace(held[1], one_side=True)))
    assert finding("IMPL-01", NAT22, one_side, **named).result is FAIL
    assert finding("IMPL-01", NAT22, replace(known, today=date(2019, 9, 1)), **named).result is DUE


def test_who_leads_and_whom_to_ask():
    details = core.Details(reference="KD-1", title="x", leads=1, contacts=1)
    assert finding("WEB-02", NAT17, facts(details=details)).result is PASS
    assert finding("WEB-02", NAT17, facts(details=replace(details, contacts=0))).result is FAIL
    assert (
        finding("WEB-02", NAT17, facts(details=replace(details, contacts=0, doubt="Lost"))).result is UNKNOWN
    )


def test_documents_of_each_phase():
    during = core.Document(reference="DOC-1", title="x", when=read("3 March 2018"))
    after = core.Document(reference="DOC-2", title="x", when=read("3 March 2019"))
    known = facts(key_dates=(key_date(met="5 December 2018"),), documents=(during,))
    named = {"plan__submission": "D-1"}
    assert finding("WEB-03", NAT22, known, **named).result is PASS
    assert finding("WEB-04", NAT22, known, **named).result is DUE
    assert finding("WEB-04", NAT22, replace(known, today=END, ended=True), **named).indicated is FAIL
    assert finding("WEB-04", NAT22, replace(known, documents=(after,)), **named).result is PASS
    assert finding("WEB-03", NAT22, replace(known, documents=(after,)), **named).indicated is FAIL


def test_when_the_reviewer_is_expected():
    found = finding("IRM-01", NAT22, delivered("5 December 2018"), plan__submission="D-1")
    assert (found.result, "5 April 2019" in words(found), "31 December 2020" in words(found)) == (
        PASS,
        True,
        True,
    )


@pytest.mark.parametrize(("title", "found"), [
    ("Stage Two: Raising awareness", "ST-2"),
    ("Input into engagement and governance", "ST-1"),
    ("Raising awareness in schools", "ST-2"),
    ("Raising", "ST-2"),
    ("Raise", None),
    ("Launch", None),
    ("", None),
])  # fmt: skip
def test_a_row_of_a_timeline_is_told_by_its_name(title, found):
    first = core.Stage(reference="ST-1", title="Input into engagement & governance approaches")
    names = StageNames([first, replace(STAGE, reference="ST-2"), replace(STAGE, reference="ST-3")])
    stage = names.find(title)
    assert (stage.reference if stage else None) == found
