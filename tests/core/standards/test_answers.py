"""The rules about what people get back, one by one."""

from datetime import date

import pytest

from moothill.core.standards import Result, pack_of
from moothill.core.standards import facts as core
from moothill.core.standards.facts import Contributions, Outcome, Reply, Theme
from tests.core.standards.facts import START, facts, finding, key_date

PASS, FAIL, DUE, UNKNOWN = Result.PASS, Result.FAIL, Result.DUE, Result.UNKNOWN
NAT22 = "national-2022"
LATER = date(2021, 1, 1)


def words(found) -> str:
    return " ".join(remark.words for remark in found.remarks)


def reply(outcome=Outcome.TAKEN_UP, **values):
    parts = {"asked": True, "heard": True, "did": True, "because": False}
    return Reply(**{"reference": "RE-1", "title": "On trains", "outcome": outcome, **parts, **values})


@pytest.mark.parametrize(("given", "more", "result", "told"), [
    (Contributions(), {}, UNKNOWN, "No contribution is published"),
    (Contributions(public=3), {}, PASS, "Every one of them has an answer"),
    (Contributions(public=3, unanswered=1, late=1), {}, FAIL, "without an answer: 1"),
    (Contributions(public=9, unanswered=7, more=True, late=1), {}, FAIL, "more than 7"),
    (Contributions(public=3, unanswered=1, promised=date(2019, 10, 1)), {}, DUE, "promised by 1 October 2019"),
    (Contributions(public=3, unanswered=1, promised=date(2021, 1, 1)), {"ended": True}, FAIL, "answer: 1"),
    (Contributions(public=3, unanswered=1, late=1), {"first_seen": LATER}, UNKNOWN, "may be missing"),
])  # fmt: skip
def test_everybody_gets_an_answer(given, more, result, told):
    found = finding("RES-01", NAT22, facts(contributions=given, **more))
    assert found.indicated is result
    assert told in words(found)


def test_as_long_as_nobody_confirmed_it_a_missing_answer_is_no_failure():
    found = finding("RES-01", NAT22, facts(contributions=Contributions(public=1, unanswered=1, late=1)))
    assert (found.result, found.indicated, found.provisional) == (UNKNOWN, FAIL, True)


def test_a_promise_turns_the_day_after_it():
    given = Contributions(public=1, unanswered=1, promised=date(2019, 10, 1))
    assert finding("RES-01", NAT22, facts(contributions=given)).changes_on == date(2019, 10, 2)


@pytest.mark.parametrize(("replies", "result"), [
    ((), UNKNOWN),
    ((reply(),), PASS),
    ((reply(Outcome.OPEN),), PASS),
    ((reply(Outcome.NOT, because=True), reply(Outcome.PARTLY, because=True)), PASS),
    ((reply(Outcome.NOT, because=True), reply(Outcome.PARTLY)), FAIL),
])  # fmt: skip
def test_a_no_has_a_reason(replies, result):
    assert finding("RES-02", NAT22, facts(replies=replies)).result is result


@pytest.mark.parametrize(("published", "met", "today", "result"), [
    ([date(2018, 8, 1)], "31 August 2018", date(2019, 9, 1), PASS),
    ([date(2018, 8, 1), date(2018, 9, 1)], "31 August 2018", date(2019, 9, 1), FAIL),
    ([date(2018, 8, 20)], "August 2018", date(2019, 9, 1), UNKNOWN),
    ([None], "31 August 2018", date(2019, 9, 1), UNKNOWN),
    ([], "31 August 2018", date(2019, 9, 1), FAIL),
    ([date(2018, 8, 1)], "", date(2019, 9, 1), UNKNOWN),
    ([], "", date(2018, 8, 1), DUE),
])  # fmt: skip
def test_answers_come_before_the_plan(published, met, today, result):
    replies = tuple(reply(published=day) for day in published)
    known = facts(replies=replies, today=today, key_dates=(key_date("31 August 2018", met=met),))
    found = finding("RES-03", NAT22, known, plan__submission="D-1")
    assert found.indicated is result


def test_answers_that_are_missing_years_later_prove_nothing():
    known = facts(first_seen=LATER, key_dates=(key_date(met="31 August 2018"),))
    assert finding("RES-03", NAT22, known, plan__submission="D-1").indicated is UNKNOWN


@pytest.mark.parametrize(("given", "more", "result"), [
    (Contributions(), {}, UNKNOWN),
    (Contributions(public=2), {}, PASS),
    (Contributions(public=2, private=1), {}, PASS),
    (Contributions(public=2, held=1), {}, DUE),
    (Contributions(public=2, held=1), {"ended": True}, FAIL),
])  # fmt: skip
def test_contributions_can_be_read(given, more, result):
    assert finding("RES-05", NAT22, facts(contributions=given, **more)).result is result


@pytest.mark.parametrize(("replies", "result", "told"), [
    ((), UNKNOWN, "No answer"),
    ((reply(), reply(Outcome.NOT, because=True)), PASS, "tell all of it: 2"),
    ((reply(), reply(asked=False)), FAIL, "what was asked"),
    ((reply(Outcome.OPEN),), FAIL, "does not say why"),
])  # fmt: skip
def test_an_answer_tells_all(replies, result, told):
    found = finding("RES-06", NAT22, facts(replies=replies))
    assert (found.result, told in words(found)) == (result, True)


def test_how_far_input_leads_is_told_and_the_rest_is_left_open():
    themes = (Theme(reference="TH-1", title="a", traced=True), Theme(reference="TH-2", title="b"))
    found = finding("RES-08", NAT22, facts(themes=themes, replies=(reply(),)))
    assert found.result is UNKNOWN
    assert "lead back to a contribution: 1" in words(found) and "none are published" in words(found)
    assert {cite for remark in found.remarks for cite in remark.cites} == {"TH-1", "TH-2", "RE-1"}


def test_a_cycle_that_pinned_the_first_version_keeps_it():
    assert "RES-06" not in pack_of(NAT22, 1).rule_ids
    assert "RES-06" in pack_of(NAT22).rule_ids
    assert core.Facts(today=START, starts=START, ends=START).contributions.public == 0
