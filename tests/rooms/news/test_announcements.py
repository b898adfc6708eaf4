"""Announcements: newest first, at the top for a while, told to those who may know."""

from datetime import date, timedelta

import pytest
from django.test import Client

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Record
from moothill.commons.record.operations import publish
from moothill.rooms.news.models import Announcement
from moothill.rooms.news.queries import announcements, latest, on_top, page_of_news
from moothill.rooms.news.queries.announcements import A_PAGE
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def read(client, cycle, query="") -> str:
    return words(client.get(f"/{cycle.slug}/news/{query}").content.decode())


def titles(things) -> list[str]:
    return [thing.record.title for thing in things]


def test_an_announcement_says_what_it_is_and_whose_names_stand_below_it(client, announcement):
    who = {"name": "Rowan", "organisation": "Oakland Council", "side": "government"}
    record = announcement(announcement_kind="call-for-help", signed_by=[who], top_until="2018-04-01")
    shown = words(client.get(record.get_absolute_url()).content.decode())
    for part in (
        "call for help",
        "Read it.",
        "Rowan, Oakland Council (government)",
        "at the top until 1 April 2018",
    ):
        assert part in shown
    assert record.reference == "N-1"


def test_a_day_is_a_day(announcement):
    with pytest.raises(Invalid) as refusal:
        announcement(top_until="next week")
    assert [fault.field for fault in refusal.value.faults] == ["top_until"]
    record = announcement(top_until="2018-04-01")
    thing = Announcement.objects.get(pk=record.pk)
    assert thing.top_until == date(2018, 4, 1)
    assert kinds.get("announcement").read(thing)["top_until"] == "2018-04-01"


def test_the_newest_is_the_one_published_last(announcement, cycle, steward, at):
    draft = announcement("Written first", publish=False)
    announcement("Written second")
    publish(record=draft, by=steward, at=at + timedelta(hours=1))
    assert titles(page_of_news(cycle, PASSER_BY).things) == ["Written first", "Written second"]


def test_what_stands_at_the_top_does_so_until_its_day(announcement, cycle):
    announcement("A call", top_until="2018-03-01")
    announcement("News")
    day = date(2018, 3, 1)
    assert titles(on_top(cycle, PASSER_BY, day)) == ["A call"]
    assert titles(latest(cycle, PASSER_BY, day)) == ["A call", "News"]
    assert titles(latest(cycle, PASSER_BY, day + timedelta(days=1))) == ["News", "A call"]
    assert on_top(cycle, PASSER_BY, day + timedelta(days=1)) == []


def test_a_long_list_comes_in_pages(client, announcement, cycle):
    for number in range(A_PAGE + 2):
        announcement(f"No. {number}")
    first = client.get(f"/{cycle.slug}/news/")
    second = client.get(f"/{cycle.slug}/news/{first.context['older']}")
    shown = [[row.title for row in page.context["rows"]] for page in (first, second)]
    assert shown[0][0] == f"No. {A_PAGE + 1}" and shown[1] == ["No. 1", "No. 0"]
    for mark in ("x", "1", "1-x", "9" * 19 + "-1", "999999999999999999-1"):
        assert client.get(f"/{cycle.slug}/news/?after={mark}").status_code == 400


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    number, client, announcement, cycle, django_assert_num_queries
):
    for each in range(number):
        announcement(top_until="2018-04-01" if each else "")
    with django_assert_num_queries(5):
        client.get(f"/{cycle.slug}/news/")


def test_the_home_of_the_cycle_shows_the_newest_two(client, announcement, cycle):
    for number in range(3):
        announcement(f"No. {number}")
    page = client.get(f"/{cycle.slug}/")
    assert [row.title for row in page.context["news"]] == ["No. 2", "No. 1"]
    assert "All news" in words(page.content.decode())


def test_a_section_of_the_planning_page_shows_the_newest(client, announcement, make, cycle):
    announcement("The plan is out")
    make("section", title="News", page=make("page").reference, slot="news.latest|")
    assert "The plan is out" in words(client.get(f"/{cycle.slug}/planning/").content.decode())


def test_drafts_are_seen_by_insiders_alone(cast, client_of, cycle, announcement):
    announcement("Canary", publish=False)
    seen = {name for name, actor in cast.items() if "Canary" in read(client_of(actor), cycle)}
    assert seen == {"steward", "civil_steward", "team_member"}
    assert {name for name, actor in cast.items() if announcements(cycle, actor)} == seen


def test_it_is_data_like_everything_else(announcement, cycle):
    announcement(top_until="2018-04-01")
    row = Client().get(f"/{cycle.slug}/news.json").json()["results"][0]
    assert (row["reference"], row["words"], row["top_until"]) == ("N-1", "Read *it*.", "2018-04-01")
    sheet = Client().get(f"/{cycle.slug}/news.csv").content.decode()
    assert "2018-04-01" in sheet and Record.objects.count() == 1


def test_a_cycle_without_news_says_so(client, cycle):
    assert "nothing recorded yet" in read(client, cycle)
