"""The go-live list is computed from the records, and the button opens the cycle."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.operations import appoint
from moothill.commons.journal.models import Entry
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create, revise
from moothill.core.policy import CycleState, Role, Side
from moothill.front.begin.golive import TO_FILL, points
from moothill.front.begin.making import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def fresh(ask, pieces, steward, at) -> Cycle:
    asked = ask(template="national-2")
    return make(asked=asked, pieces=pieces(asked), by=steward, at=at)


def left(cycle: Cycle) -> list[str]:
    return [point.words for point in points(cycle, OPERATOR) if not point.is_done]


def change(record: Record, at, **values) -> None:
    record.refresh_from_db()
    revise(record=record, values=values, base=record.version, by=maker_in(record.cycle), at=at, reason="x")


def maker_in(cycle: Cycle) -> Actor:
    return Actor(name="Maker", roles={cycle.pk: frozenset({Role.STEWARD})})


def test_a_fresh_cycle_lacks_what_only_people_can_give(fresh):
    assert left(fresh) == [
        "The government's side has a public contact",
        "Civil society's side has a public contact",
        "It is said who leads, on both sides",
        "Civil society's side has a steward",
        "Sections still have places to fill in: 7",
        "Somebody went over the section on privacy",
        "Somebody went over the moderation policy",
        "Somebody went over the section on accessibility",
        "Somebody went over the section on complaints",
        "Key dates are uncertain: confirm them and empty the box “What is uncertain”",
        "At least one activity is planned",
        "It is said how people are reached",
    ]


def test_each_point_is_done_once_its_records_say_so(fresh, account_holder, at):
    maker = maker_in(fresh)
    people = [
        {"side": side, "name": "An office", "email": "", "address": ""} for side in Side if side != "neither"
    ]
    leads = [{"name": "A", "post": "", "organisation": "", "side": row["side"]} for row in people]
    change(fresh.records.get(kind="key-details"), at, contacts=people, leads=leads)
    other = Participant.objects.get(pk=account_holder.participant)
    appoint(cycle=fresh, participant=other, role=Role.STEWARD, side=Side.CIVIL_SOCIETY, by=OPERATOR, at=at)
    for record in fresh.records.filter(kind="section"):
        text = kinds.get("section").things().get(pk=record.pk).text
        if TO_FILL.search(text):
            change(record, at, text=TO_FILL.sub("the office", text), title=f"Our {record.title}")
    for record in fresh.records.filter(kind="key-date").exclude(doubt=""):
        change(record, at, doubt="")
    stage = fresh.records.filter(kind="stage").first().reference
    create(kind=kinds.get("activity"), cycle=fresh, values={"title": "A", "stage": stage}, by=maker, at=at)
    create(kind=kinds.get("channel"), cycle=fresh, values={"title": "Post"}, by=maker, at=at)
    assert left(fresh) == []


def test_a_draft_and_a_stage_outside_the_cycle_are_on_the_list(fresh, at):
    change(fresh.records.filter(kind="stage").first(), at, when="March 2035")
    create(
        kind=kinds.get("channel"), cycle=fresh, values={"title": "Post"}, publish=False,
        by=maker_in(fresh), at=at,
    )  # fmt: skip
    assert "There are stages, and each lies between the first and last day of the cycle" in left(fresh)
    assert "Nothing waits as a draft" in left(fresh)


def test_the_list_asks_no_more_for_a_longer_cycle(fresh, at):
    counts = []
    for _round in range(3):
        with CaptureQueriesContext(connection) as queries:
            points(fresh, OPERATOR)
        counts.append(len(queries))
        create(kind=kinds.get("channel"), cycle=fresh, values={"title": "P"}, by=maker_in(fresh), at=at)
        create(
            kind=kinds.get("key-date"), cycle=fresh, values={"title": "P", "when": "May 2027", "doubt": "?"},
            by=maker_in(fresh), at=at,
        )  # fmt: skip
    assert counts[1] == counts[2]


def test_every_mend_leads_to_a_page(fresh, steward, client_of):
    client = client_of(steward)
    for point in points(fresh, OPERATOR):
        for label, address in point.mends:
            assert client.get(address).status_code == 200, (point.words, label, address)


def test_opening_with_something_left_is_a_decision(fresh, steward, client_of):
    client = client_of(steward)
    answer = client.post(f"/{fresh.slug}/go-live/", {"reason": "Ready"})
    assert answer.status_code == 422
    assert "Tick this if you mean to" in answer.content.decode()
    assert client.post(f"/{fresh.slug}/go-live/", {"anyway": "on"}).status_code == 422
    assert Cycle.objects.get(pk=fresh.pk).state == CycleState.DRAFT
    for _click in range(2):
        assert client.post(f"/{fresh.slug}/go-live/", {"reason": "Ready", "anyway": "on"}).status_code == 303
    assert Cycle.objects.get(pk=fresh.pk).state == CycleState.RUNNING
    lines = Entry.objects.filter(head=fresh.head, kind="cycle.state-changed")
    assert [line.reason for line in lines] == ["Ready"]


def test_a_team_member_reads_the_list_and_opens_nothing(fresh, account_holder, client_of, at):
    who = Participant.objects.get(pk=account_holder.participant)
    appoint(cycle=fresh, participant=who, role=Role.TEAM_MEMBER, side=Side.GOVERNMENT, by=OPERATOR, at=at)
    client = client_of(account_holder)
    page = client.get(f"/{fresh.slug}/go-live/").content.decode()
    assert "Open the cycle to the public" not in page
    assert client.post(f"/{fresh.slug}/go-live/", {"reason": "x", "anyway": "on"}).status_code == 403
    assert Cycle.objects.get(pk=fresh.pk).state == CycleState.DRAFT


def test_an_open_cycle_shows_the_list_to_its_people_alone(cycle, steward, account_holder, client_of, client):
    assert client_of(steward).get(f"/{cycle.slug}/go-live/").status_code == 200
    assert client_of(account_holder).get(f"/{cycle.slug}/go-live/").status_code == 403
    assert client.get(f"/{cycle.slug}/go-live/").status_code == 302


def test_the_desk_of_a_draft_leads_there(fresh, steward, client_of):
    assert "go-live/" in client_of(steward).get(f"/{fresh.slug}/desk/").content.decode()
