"""At the door, and after the event."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.cache import cache

from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid
from moothill.commons.record.operations import revise
from moothill.rooms.activities.errors import NoSuchCode, NotIn, NoWords, TooEarly
from moothill.rooms.activities.models import Activity, Joining, Place, SectorCount
from moothill.rooms.activities.operations import (
    cancel,
    check_in,
    check_out,
    count_those_who_came,
    set_joining,
    walk_in,
)
from moothill.rooms.activities.queries.attendance import counted
from moothill.rooms.activities.queries.tokens import code_of
from tests.rooms.activities.places.conftest import adds_up, states
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


@pytest.fixture
def day(at):
    """When the workshop has begun."""
    return at + timedelta(days=96)


def page(event: Activity, name: str = "people/") -> str:
    return f"{event.record.get_absolute_url()}{name}"


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}\n"])
def test_a_code_checks_in_however_it_is_typed(workshop, come, team_member, day, typed):
    place = come(workshop)
    code = typed.format(code_of(place).lower().replace("-", " "))
    assert check_in(event=workshop, code=code, by=team_member, at=day).came_at == day
    later = check_in(event=workshop, code=code, by=team_member, at=day + timedelta(minutes=5))
    assert later.came_at == day


@pytest.mark.parametrize("code", ["1-AAAA", "", "-", "99-7KQM", "x" * 500, "１-ＡＡＡＡ"])
def test_a_wrong_code_checks_nobody_in(workshop, come, team_member, day, code):
    come(workshop)
    with pytest.raises(NoSuchCode):
        check_in(event=workshop, code=code, by=team_member, at=day)
    assert not Place.objects.filter(came_at__isnull=False).exists()


def test_a_code_of_another_event_checks_nobody_in(event, come, team_member, day):
    elsewhere = come(event("Another"))
    with pytest.raises(NoSuchCode):
        check_in(event=event(), code=code_of(elsewhere), by=team_member, at=day)


def test_who_waits_or_gave_the_place_back_is_not_checked_in(workshop, come, team_member, at, day):
    first, _second, third = (come(workshop) for _each in range(3))
    with pytest.raises(NotIn):
        check_in(event=workshop, code=code_of(third), by=team_member, at=day)
    cancel(place=first, by=PASSER_BY, at=at)
    with pytest.raises(NotIn):
        check_in(event=workshop, number=1, by=team_member, at=day)


def test_a_walk_in_is_counted_even_where_all_places_are_taken_and_can_be_taken_back(
    workshop, come, team_member, day
):
    come(workshop)
    come(workshop)
    place = walk_in(event=workshop, by=team_member, at=day, sector="business")
    assert (place.number, place.state, place.came_at) == (3, "in", day)
    assert adds_up(workshop)
    check_out(event=workshop, number=3, by=team_member, at=day)
    assert states(workshop) == ["in", "in", "cancelled"]
    assert adds_up(workshop)


@pytest.mark.parametrize("who", ["passer_by", "account_holder", "observer", "steward_elsewhere"])
def test_nobody_else_sees_who_has_a_place_or_checks_anybody_in(cast, workshop, come, client_of, day, who):
    come(workshop, name="Rowan Canary")
    browser = client_of(cast[who])
    for name in ("people/", "people.csv", "joining/", "attendance/"):
        answer = browser.get(page(workshop, name))
        assert answer.status_code in {302, 403}, name
        assert "Canary" not in answer.content.decode()
    for act in (
        lambda by: check_in(event=workshop, number=1, by=by, at=day),
        lambda by: check_out(event=workshop, number=1, by=by, at=day),
        lambda by: walk_in(event=workshop, by=by, at=day),
        lambda by: set_joining(event=workshop, words="x", by=by, at=day),
        lambda by: count_those_who_came(event=workshop, counts={"business": 3}, by=by, at=day),
    ):
        with pytest.raises(Refused):
            act(cast[who])
    assert not Place.objects.filter(came_at__isnull=False).exists()
    assert not Joining.objects.exists()


def test_the_team_sees_names_and_sums_of_needs_and_the_journal_hears_of_the_look_alone(
    client_of, team_member, event, come, cycle
):
    fair = event(capacity=None)
    for name in ("Ash", "Elm", "Oak"):
        come(fair, name=name, access_needs="Large print", email=f"{name}@example.org")
    come(fair, name="Yew", access_needs="A ramp")
    browser = client_of(team_member)
    answer = browser.get(page(fair))
    assert answer.headers["Cache-Control"] == "no-store, private"
    seen = words(answer.content.decode())
    assert "Large print (3) A ramp" in seen
    assert "Ash" in seen
    assert "@example.org" not in answer.content.decode()
    browser.get(page(fair))
    line = Entry.objects.get(kind="event.people-read")
    assert (line.actor_name, line.title, line.reason, line.facts) == (team_member.name, "", "", "{}")


def test_the_list_asks_as_much_for_three_as_for_one_and_goes_on_after_two_hundred(
    client_of, team_member, event, come, django_assert_max_num_queries, at
):
    fair = event(capacity=None)
    first = come(fair)
    browser = client_of(team_member)
    browser.get(page(fair))
    with django_assert_max_num_queries(30) as one:
        browser.get(page(fair))
    Place.objects.bulk_create(
        Place(event=fair, number=number, state="in", token=f"t{number}", at=at) for number in range(2, 204)
    )
    with django_assert_max_num_queries(len(one)):
        answer = browser.get(page(fair))
    assert answer.content.decode().count("<tr id=") == 200
    assert "?after=200" in answer.content.decode()
    assert browser.get(f"{page(fair)}?after=200").content.decode().count("<tr id=") == 3
    assert first.number == 1


def test_the_door_works_by_code_and_by_click(client_of, team_member, workshop, come):
    first, second = come(workshop, name="Ash"), come(workshop, name="Elm")
    browser = client_of(team_member)
    done = browser.post(page(workshop), {"do": "code", "code": code_of(first)})
    assert done["Location"].endswith("?done=1")
    assert "Checked in: Ash" in words(browser.get(done["Location"]).content.decode())
    browser.post(page(workshop), {"do": "in", "number": "2"})
    counted_in = browser.post(page(workshop), {"do": "walk-in"})
    assert Place.objects.get(number=3).sector == "unsaid"
    assert "Counted: number 3" in words(browser.get(counted_in["Location"]).content.decode())
    assert Place.objects.filter(came_at__isnull=False).count() == 3
    browser.post(page(workshop), {"do": "out", "number": "2"})
    second.refresh_from_db()
    assert second.came_at is None
    wrong = browser.post(page(workshop), {"do": "code", "code": "7-ZZZZ"})
    assert wrong.status_code == 422
    assert "7-ZZZZ" in wrong.content.decode()
    assert browser.post(page(workshop), {"do": "in", "number": "99"}).status_code == 422
    assert browser.post(page(workshop), {"do": "walk-in", "sector": "moon"}).status_code == 422


def test_the_sheet_for_the_door_has_nothing_in_it_that_a_spreadsheet_would_run(
    client_of, team_member, workshop, come
):
    come(workshop, name="=HYPERLINK(1)", access_needs=" +A ramp", email="ash@example.org")
    answer = client_of(team_member).get(page(workshop, "people.csv"))
    head, row = list(csv.reader(io.StringIO(answer.content.decode())))
    assert head[:3] == ["number", "code", "name"]
    assert row[2] == "'=HYPERLINK(1)"
    assert not row[3].startswith(("=", "+"))
    assert "ash@example.org" not in answer.content.decode()


def test_joining_is_set_by_a_steward_with_a_line_that_has_no_words(client_of, steward, workshop):
    browser = client_of(steward)
    assert browser.post(page(workshop, "joining/"), {"words": " "}).status_code == 422
    assert browser.post(page(workshop, "joining/"), {"words": "Call 4821"}).status_code == 303
    assert Joining.objects.get().words == "Call 4821"
    line = Entry.objects.get(kind="event.joining-set")
    assert (line.title, line.reason, line.facts) == ("", "", "{}")


def test_words_that_say_nothing_are_refused(steward, workshop, at):
    with pytest.raises(NoWords):
        set_joining(event=workshop, words=" \n", by=steward, at=at)


def test_attendance_begins_with_the_check_ins_and_gives_how_many_came(
    client_of, steward, team_member, event, come, day
):
    fair = event(when="1 March 2018", capacity=None)
    come(fair, sector="community", when=day - timedelta(days=98))
    check_in(event=fair, number=1, by=team_member, at=day)
    walk_in(event=fair, by=team_member, at=day, sector="media")
    assert {sector.value: count for sector, count in counted(fair).items() if count} == {
        "community": 1, "media": 1,
    }  # fmt: skip
    browser = client_of(steward)
    assert 'name="media" value="1"' in browser.get(page(fair, "attendance/")).content.decode()
    answer = browser.post(page(fair, "attendance/"), {"community": "12", "media": "1", "unsaid": ""})
    assert answer.status_code == 303
    assert dict(SectorCount.objects.values_list("sector", "count")) == {"community": 12, "media": 1}
    assert Activity.objects.get(pk=fair.pk).came == 13
    browser.post(page(fair, "attendance/"), {"community": "11", "media": "2"})
    assert Entry.objects.filter(kind="event.counted").count() == 1
    assert dict(SectorCount.objects.values_list("sector", "count")) == {"community": 11, "media": 2}


def test_nobody_is_counted_before_the_day(client_of, steward, later, at):
    with pytest.raises(TooEarly):
        count_those_who_came(event=later, counts={"media": 3}, by=steward, at=at)
    answer = client_of(steward).post(page(later, "attendance/"), {"media": "3"})
    assert answer.status_code == 422
    assert not SectorCount.objects.exists()


def test_an_event_is_complete_with_its_report_and_how_many_came_or_a_reason(event, steward, at):
    done = event()

    def complete(**values):
        return revise(record=done.record, values={"state": "complete", **values}, base=1, by=steward, at=at)

    with pytest.raises(Invalid) as refusal:
        complete()
    assert [fault.field for fault in refusal.value.faults] == ["came", "outcome"]
    with pytest.raises(Invalid) as refusal:
        complete(came=0)
    assert [fault.field for fault in refusal.value.faults] == ["outcome"]
    assert complete(came=0, outcome="Nobody came.").version == 2


def test_a_reason_stands_for_a_report(event, steward, at):
    values = {"state": "complete", "no_report": "The notes were lost."}
    assert revise(record=event().record, values=values, base=1, by=steward, at=at).version == 2


def test_what_an_import_brought_in_without_a_report_can_still_be_mended(event, steward, at):
    old = event()
    Activity.objects.filter(pk=old.pk).update(state="complete")
    assert revise(record=old.record, values={"place": "The old hall"}, base=1, by=steward, at=at).version == 2
    with pytest.raises(Invalid):
        revise(record=event().record, values={"state": "complete"}, base=1, by=steward, at=at)
