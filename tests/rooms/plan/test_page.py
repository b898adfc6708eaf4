"""The timeline of a cycle: stages, key dates and every timeline on one page."""

import pytest

from moothill.commons.record.batches import Item, bring_in
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def read(client, cycle, query="") -> str:
    return words(client.get(f"/{cycle.slug}/timeline/{query}").content.decode())


def test_everything_stands_in_order(client, cycle, make, row):
    first, second = make("timeline", title="OGP in Scotland"), make("timeline", title="Delivery")
    row(first, "March 2018", title="Summit")
    row(second, "June 2018", title="Workshops")
    make("key-date", title="Plan due", when="31 August 2018")
    make("stage", title="Raising awareness", when="March 2018")
    shown = read(client, cycle)
    parts = (
        "Stages",
        "Raising awareness",
        "Key dates",
        "Plan due",
        "OGP in Scotland",
        "Summit",
        "Delivery",
        "Workshops",
    )
    # The picture, and what stands in its place as words, come before all of them.
    assert [shown.rindex(part) for part in parts] == sorted(shown.rindex(part) for part in parts)


def test_an_empty_cycle_says_so(client, cycle):
    assert (
        read(client, cycle).count("nothing recorded yet") + read(client, cycle).count("Nothing recorded yet")
        == 3
    )


def test_a_cycle_that_is_not_there_is_not_found(client, cycle, draft_cycle):
    assert client.get("/nowhere-2018/timeline/").status_code == 404
    assert client.get(f"/{draft_cycle.slug}/timeline/").status_code == 404


def test_nothing_is_changed_by_looking(client, cycle):
    assert client.post(f"/{cycle.slug}/timeline/").status_code == 405


def test_only_stewards_are_offered_changes(cast, client_of, cycle, make):
    make("stage", when="March 2018")
    make("key-date", when="March 2018")
    make("timeline")
    offers = (
        "stages/new/",
        "key-dates/new/",
        "timelines/new/",
        "timeline-rows/new/?timeline=TL-1",
        "ST-1/edit/",
    )
    for name, actor in cast.items():
        page = client_of(actor).get(f"/{cycle.slug}/timeline/").content.decode()
        expected = name in {"steward", "civil_steward"}
        assert [offer in page for offer in offers] == [expected] * len(offers), name


def test_drafts_are_seen_by_insiders_alone(cast, client_of, cycle, make, row):
    shown = make("timeline")
    make("stage", title="Canary 1", when="March 2018", publish=False)
    make("key-date", title="Canary 2", when="March 2018", publish=False)
    make("timeline", title="Canary 3", publish=False)
    row(shown, "March 2018", title="Canary 4", publish=False)
    for name, actor in cast.items():
        page = read(client_of(actor), cycle)
        inside = name in {"steward", "civil_steward", "team_member"}
        assert [f"Canary {n}" in page for n in (1, 2, 3, 4)] == [inside] * 4, name


def test_another_cycle_stays_out(client, cycle, other_cycle, make):
    make("stage", title="Canary", when="March 2018", cycle=other_cycle)
    make("timeline", title="Canary", cycle=other_cycle)
    assert "Canary" not in read(client, cycle)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_number_of_questions(
    number, client, cycle, make, row, django_assert_num_queries
):
    for _each in range(number):
        timeline = make("timeline")
        for _row in range(number):
            row(timeline, "March 2018")
        make("stage", when="March 2018")
        make("key-date", when="March 2018")
    with django_assert_num_queries(11):
        client.get(f"/{cycle.slug}/timeline/")


def test_many_timelines_come_in_pages(client, cycle, steward, at):
    items = [Item("timeline", {"title": f"No. {n}"}) for n in range(12)]
    items.append(Item("stage", {"title": "The stage", "when": "March 2018"}))
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    first = client.get(f"/{cycle.slug}/timeline/")
    second = client.get(f"/{cycle.slug}/timeline/{first.context['older']}")
    assert [len(page.context["grids"]) for page in (first, second)] == [10, 2]
    assert ["The stage" in page.content.decode() for page in (first, second)] == [True, False]


@pytest.mark.parametrize("query", ["?after=x", "?after=1", "?after=1-2-3"])
def test_a_page_that_was_not_given_out_is_refused(query, client, cycle):
    answer = client.get(f"/{cycle.slug}/timeline/{query}")
    assert answer.status_code == 400
    assert "no such page" in words(answer.content.decode())


def test_a_passer_by_gets_no_cookie_and_no_token(client, cycle, make):
    make("timeline")
    answer = client.get(f"/{cycle.slug}/timeline/")
    assert not answer.cookies
    assert b"csrfmiddlewaretoken" not in answer.content
