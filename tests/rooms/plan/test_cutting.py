"""Cutting a baseline through the browser's form."""

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record
from moothill.rooms.plan import operations
from moothill.rooms.plan.errors import PlanIsMoving
from moothill.rooms.plan.models import Baseline

pytestmark = pytest.mark.django_db

GIVEN = {
    "title": "As agreed", "why": "The board met", "agreed-0-name": "Ann Other", "agreed-0-organisation": "",
    "agreed-0-side": "government", "key": "11111111-2222-4333-8444-555555555555",
}  # fmt: skip


@pytest.fixture
def address(cycle, make):
    make("stage", when="March 2018")
    return f"/{cycle.slug}/baselines/new/"


def test_a_steward_cuts_one_and_arrives_at_it(client_of, steward, address, cycle):
    client = client_of(steward)
    assert "Why it is cut" in client.get(address).content.decode()
    answer = client.post(address, GIVEN)
    assert (answer.status_code, answer["Location"]) == (303, f"/{cycle.slug}/baselines/BL-1/")
    assert Baseline.objects.get().agreed == [{"name": "Ann Other", "organisation": "", "side": "government"}]


def test_a_second_click_is_harmless(client_of, steward, address):
    client = client_of(steward)
    assert client.post(address, GIVEN)["Location"] == client.post(address, GIVEN)["Location"]
    assert Baseline.objects.count() == 1


def test_nobody_else_may(cast, client_of, address):
    lines = Entry.objects.count()
    for name, actor in cast.items():
        if name not in {"steward", "civil_steward"}:
            for answer in (client_of(actor).get(address), client_of(actor).post(address, GIVEN)):
                assert answer.status_code == (302 if name == "passer_by" else 403), name
    assert (Baseline.objects.count(), Entry.objects.count()) == (0, lines)


@pytest.mark.parametrize("missing", ["why", "agreed-0-name", "title"])
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(missing, client_of, steward, address):
    answer = client_of(steward).post(address, {**GIVEN, missing: ""})
    assert answer.status_code == 422
    kept = [
        value
        for name, value in GIVEN.items()
        if name in ("title", "why", "agreed-0-name") and name != missing
    ]
    assert all(value in answer.content.decode() for value in kept)
    assert not Baseline.objects.exists()


def test_what_the_system_counts_is_not_taken_from_a_form(client_of, steward, address):
    client_of(steward).post(address, {**GIVEN, "dates": "99", "digest": "forged", "day": "1999-01-01"})
    found = Baseline.objects.get()
    assert (found.dates, len(found.digest), found.day.year > 2000) == (1, 64, True)


def test_a_plan_that_never_stands_still_is_said(client_of, steward, address, monkeypatch):
    def never(*given):
        raise operations._Overtaken

    monkeypatch.setattr(operations, "_cut", never)
    answer = client_of(steward).post(address, GIVEN)
    assert answer.status_code == 409
    assert str(PlanIsMoving()) in answer.content.decode()


def test_the_timeline_offers_it_to_stewards_alone(cast, client_of, cycle, address):
    for name, actor in cast.items():
        page = client_of(actor).get(f"/{cycle.slug}/timeline/").content.decode()
        assert ("baselines/new/" in page) == (name in {"steward", "civil_steward"}), name


def test_the_timeline_lists_them_newest_first(client_of, steward, address, cycle, client):
    for title in ("First", "Second"):
        client_of(steward).post(address, {**GIVEN, "title": title, "key": ""})
    page = client.get(f"/{cycle.slug}/timeline/").content.decode()
    assert page.index(">Second</a>") < page.index(">First</a>")
    assert "timeline/compare/?from=BL-1" in page


def test_other_ways_to_make_one_say_where_to_go(client_of, steward, address, cycle):
    client = client_of(steward)
    client.post(address, GIVEN)
    answer = client.post(
        f"/{cycle.slug}/baselines/BL-1/copy/", {"title": "Copy", **GIVEN, "key": "", "save": "1"}
    )
    assert answer.status_code == 404
    assert "not written but cut" in answer.content.decode()
    assert Record.objects.filter(kind="baseline").count() == 1
