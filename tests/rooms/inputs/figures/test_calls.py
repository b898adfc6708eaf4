"""What the page of a call says in numbers: of contributions all that is public, of people what may be told."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.operations import withdraw
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.models import Call, EqualityAnswer
from moothill.rooms.inputs.operations.apart import count_answers
from moothill.rooms.inputs.queries import figures
from moothill.rooms.inputs.queries.figures import figures_of
from tests.asking import open_call
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(make):
    return open_call(make)


@pytest.fixture
def answer(contribute, call):
    def of(words="Plant more trees", **more):
        return contribute(words, call=call.reference, **more)

    return of


def test_a_call_to_which_nothing_came_has_no_figures(read, call):
    assert read(call) == ""


def test_contributions_are_counted_by_kind_channel_and_sender(read, call, answer):
    answer()
    answer(form="letter", coming_by="paper", consent="named", organisation="The rowing club")
    answer("Fewer boats")
    text = read(call)
    assert "Published 3" in text
    assert "Kind How many Idea 2 Letter 1" in text
    assert "Channel How many This site 2 Paper 1" in text
    assert "From How many Organisations 1 Others 2" in text
    assert "Without a recorded answer 3" in text
    assert "A reply was promised by" in text


def test_what_is_not_public_is_a_total_in_words_and_nothing_else(read, call, answer, steward, client_of, at):
    answer()
    answer("Held", held=True, form="letter", coming_by="mail")
    answer("Mine", consent="private")
    withdraw(record=answer("Gone"), reason="Its author asked.", by=steward, at=at)
    for browser in ({}, {"browser": client_of(steward)}):
        text = read(call, **browser)
        assert "Published 1" in text
        assert "2 contributions more were received and are not public" in text
        assert "Letter" not in text
        assert "E-mail" not in text


def test_agreement_is_counted_at_once(read, call, answer, guest, account_holder, at):
    trees, boats = answer(), answer("Fewer boats")
    assert "Times somebody agreed 0" in read(call)
    for record, who in ((trees, guest), (trees, account_holder), (boats, guest)):
        operations.support(record=record, by=who, at=at)
    assert "Times somebody agreed 3" in read(call)


def test_only_what_came_late_is_said_to_be_late(cycle, call, answer, read, at):
    today = cycle.day(at)
    for days in (0, 13, 14, 66):
        answer(when=f"{today - timedelta(days):%-d %B %Y}")
    answer(when=f"{today - timedelta(90):%-d %B %Y}", entered_on=f"{today - timedelta(70):%Y-%m-%d}")
    found = figures_of(cycle, PASSER_BY, call=call.pk)
    assert (found.late, found.longest) == (3, 66)
    assert "3 came late here, up to 66 days after they were said." in read(call)


def test_the_day_is_that_of_the_cycle_or_the_one_on_which_it_was_entered_elsewhere(cycle, call, answer, at):
    answer()
    answer(entered_on="2018-02-01")
    found = figures_of(cycle, PASSER_BY, call=call.pk)
    assert dict(found.by_day) == {cycle.day(at): 1, date(2018, 2, 1): 1}


def test_other_calls_and_cycles_are_not_counted(cycle, other_cycle, make, call, answer, contribute):
    answer()
    contribute("Elsewhere", call=open_call(make, title="And now?").reference)
    contribute("Far", cycle=other_cycle)
    assert figures_of(cycle, PASSER_BY, call=call.pk).number == 1
    assert figures_of(cycle, PASSER_BY).number == 2


def test_of_more_than_can_be_counted_quickly_only_that_is_said(read, call, answer, monkeypatch):
    monkeypatch.setattr(figures, "MOST", 2)
    for each in ("one", "two", "three"):
        answer(each)
    text = read(call)
    assert "More than 2 contributions came." in text
    assert "Kind" not in text


def test_the_page_asks_as_much_for_three_contributions_as_for_one(call, answer, client):
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            client.get(call.get_absolute_url())
        return len(questions)

    answer()
    asked()
    one = asked()
    answer(form="letter")
    answer(coming_by="paper")
    assert asked() == one


def _answered(call, week: date, **counts: int) -> None:
    for answer, count in counts.items():
        EqualityAnswer.objects.create(
            call=Call.objects.get(pk=call.pk), question="disability", answer=answer, week=week, count=count
        )


def test_answers_about_people_are_told_in_steps_and_a_small_one_nowhere(
    read, call, answer, cycle, at, client
):
    answer()
    monday = cycle.day(at) - timedelta(days=cycle.day(at).weekday())
    _answered(call, monday - timedelta(days=7), no=27, yes=3)
    text = read(call)
    assert "Answers are shown from 10 people on, in steps of 10, and only of weeks that are over." in text
    assert "Yes fewer than 10 No 20 or more" in text
    for address in ("calls.json", "calls.csv", "inputs.json"):
        assert "disability" not in client.get(f"/{cycle.slug}/{address}").content.decode()
    _answered(call, monday, no=40, yes=40)
    assert read(call) == text


def test_too_few_answers_read_like_none(read, call, answer, cycle, at):
    answer()
    none = read(call)
    assert "So far fewer than 10 answered each question." in none
    _answered(call, cycle.day(at) - timedelta(days=cycle.day(at).weekday() + 7), no=6, yes=3)
    assert read(call) == none


def test_one_answer_more_changes_nothing_that_anybody_can_read(read, call, answer, cycle, at):
    answer()
    monday = cycle.day(at) - timedelta(days=cycle.day(at).weekday())
    _answered(call, monday - timedelta(days=7), no=20)
    before = read(call)
    thing = Call.objects.select_related("record__cycle").get(pk=call.pk)
    count_answers(call=thing, answers={"disability": "yes", "age": "18-24"}, by=PASSER_BY, at=at)
    assert "No 20 or more" in before
    assert read(call) == before


def test_a_planning_page_may_show_the_figures_of_the_whole_plan(cycle, make, answer, contribute, client):
    page = make("page", title="Planning")
    make("section", page=page.reference, title="So far", slot="inputs.figures|")
    url = f"/{cycle.slug}/planning/"
    assert "nothing recorded yet" in words(client.get(url).content.decode())
    answer()
    contribute("Fewer boats", form="letter")
    text = words(client.get(url).content.decode())
    assert "Published 2" in text
    assert "Idea 1 Letter 1" in text
