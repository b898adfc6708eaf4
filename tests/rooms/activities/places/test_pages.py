"""The pages by which anybody registers, and their own page afterwards."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from lxml import html

from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import withdraw
from moothill.commons.record.panels import Place as Where
from moothill.rooms.activities.models import Activity, Place
from moothill.rooms.activities.operations import cancel, set_joining
from moothill.rooms.activities.operations.secrets import address_of
from moothill.rooms.activities.register.registration import REGISTRATION
from tests.rooms.activities.places.conftest import link_in, states
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db
NEEDS = "An interpreter for sign language"
JOINING = "https://meet.example.org/secret-room"


def door(event: Activity, page: str = "register") -> str:
    return f"/oakland-2018-20/activities/{event.record.reference}/{page}/"


@pytest.fixture
def client() -> Client:
    cache.clear()
    return Client()


def test_the_page_of_an_event_says_how_many_places_are_left_and_leads_to_the_form(client, later, come):
    come(later)
    page = client.get(later.record.get_absolute_url())
    assert "1 place of 2 is left." in words(page.content.decode())
    assert (
        client.get(html.fromstring(page.content).xpath("//a[text()='Register']/@href")[0]).status_code == 200
    )
    come(later)
    come(later)
    page = words(client.get(later.record.get_absolute_url()).content.decode())
    assert "All 2 places are taken, and 1 person waits for one." in page
    assert "Join the waiting list" in page


def test_registration_elsewhere_shows_its_address(client, event):
    away = event(
        registration="elsewhere", registration_address="https://tickets.example.org/1", when="2 June 2090"
    )
    page = client.get(away.record.get_absolute_url()).content.decode()
    assert "https://tickets.example.org/1" in page
    assert "No account needed" not in page


def test_the_page_reads_otherwise_from_the_moment_at_which_registration_closes(event, cycle, at):
    shuts = event(registration_until="2018-03-01T15:00")
    place = Where(cycle, PASSER_BY, at, record=shuts.record)
    assert REGISTRATION.gather(place, [""])[""]["open"] is True
    assert place.until == at + timedelta(hours=3)
    over = Where(cycle, PASSER_BY, at + timedelta(hours=3), record=shuts.record)
    assert REGISTRATION.gather(over, [""])[""]["open"] is False


def test_somebody_without_an_address_gets_a_page_of_their_own(client, later):
    said = {"name": "Rowan", "access_needs": NEEDS, "sector": "community", "key": str(uuid4())}
    answer = client.post(door(later), said)
    assert answer.status_code == 303
    own = client.get(answer["Location"])
    assert own.headers["Cache-Control"] == "no-store, private"
    assert own.headers["Referrer-Policy"] == "same-origin"
    assert "You have a place" in own.content.decode()
    place = Place.objects.get()
    assert (place.name, place.access_needs, place.sector, place.remote) == (
        "Rowan",
        NEEDS,
        "community",
        False,
    )
    assert f"{place.number}-" in own.content.decode()
    assert client.post(door(later), said)["Location"] == answer["Location"], "a second click"
    assert states(later) == ["in"]


def test_an_address_gets_the_same_answer_whether_it_had_registered_or_not(client, later, come, letters):
    come(later, name="Rowan", email="rowan@example.org")
    answers = [
        client.post(door(later), {"email": email, "key": str(uuid4())})
        for email in ("rowan@example.org", "hazel@example.org")
    ]
    told = [
        words(answer.content.decode()).replace(email, "")
        for answer, email in zip(answers, ("rowan@example.org", "hazel@example.org"), strict=True)
    ]
    assert told[0] == told[1]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [sorted(answer.cookies) for answer in answers] == [[], []]
    assert "/places/" not in answers[0].content.decode()
    assert "Rowan" not in answers[0].content.decode()


def test_what_was_written_stays_where_it_is_too_late(client, event):
    shut = event(when="5 June 2018")
    answer = client.post(door(shut), {"name": "Rowan", "access_needs": NEEDS})
    assert answer.status_code == 409
    assert NEEDS in answer.content.decode()
    assert "This has begun, or is over" in words(answer.content.decode())


def test_what_was_written_stays_where_the_event_was_withdrawn_meanwhile(client, later, steward, at):
    withdraw(record=later.record, reason="Twice", by=steward, at=at)
    answer = client.post(door(later), {"access_needs": NEEDS})
    assert answer.status_code == 410
    assert NEEDS in answer.content.decode()
    assert not Place.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"email": "no address"}, {"sector": "moon"}, {"name": "x" * 121}, {"key": "7"}]
)
def test_what_is_no_answer_comes_back_beside_what_was_written(client, later, wrong):
    answer = client.post(door(later), {"access_needs": NEEDS, **wrong})
    assert answer.status_code == 422
    assert NEEDS in answer.content.decode()
    assert not Place.objects.exists()


def test_a_filled_trap_is_sent_back_and_the_next_try_is_taken(client, later):
    assert client.post(door(later), {"name": "Rowan", "trap_title": "x"}).status_code == 422
    assert client.post(door(later), {"name": "Rowan"}).status_code == 303


def test_too_many_from_one_network_are_asked_to_wait(client, later, settings):
    settings.MOOTHILL_LIMIT_NETWORK = 1
    client.post(door(later), {"name": "Rowan"})
    answer = client.post(door(later), {"name": "Hazel"})
    assert answer.status_code == 429
    assert "Hazel" in answer.content.decode()
    assert int(answer["Retry-After"]) > 0


def test_somebody_known_finds_the_way_to_their_place(client_of, account_holder, later):
    browser = client_of(account_holder)
    own = browser.post(door(later), {"name": "Rowan"})["Location"]
    assert own in browser.get(door(later)).content.decode()
    assert browser.post(door(later), {"name": "Again"})["Location"] == own
    assert own not in Client().get(door(later)).content.decode()


def test_a_place_is_given_back_on_its_own_page_and_stays_given_back(client, later, come):
    first, _second, third = (come(later) for _each in range(3))
    own = address_of(first)
    assert "Yes, give it back" in client.get(own).content.decode()
    for _click in range(2):
        assert client.post(own)["Location"] == own
    assert "You gave your place back" in client.get(own).content.decode()
    assert "You have a place" in client.get(address_of(third)).content.decode()


def test_whoever_waits_sees_how_many_are_before_them(client, later, come):
    *_others, last = (come(later) for _each in range(4))
    page = words(client.get(address_of(last)).content.decode())
    assert "You are on the waiting list" in page
    assert "1 person is before you." in page


def test_an_address_that_is_nobodys_is_not_there(client, later, come, other_cycle):
    own = address_of(come(later))
    assert client.get(own).status_code == 200
    assert client.get(own[:-5] + "AAAA/").status_code == 404
    assert client.get(own.replace("oakland", "elmland")).status_code == 404
    assert client.get(door(later).replace("A-1", "A-99")).status_code == 404


def test_how_to_join_is_for_those_who_have_a_place_and_stands_nowhere_else(
    client, client_of, later, come, steward, at, cycle
):
    first, second, _third = come(later), come(later, remote=True), come(later)
    set_joining(event=later, words=JOINING, by=steward, at=at)
    assert JOINING in client.get(address_of(second)).content.decode()
    assert JOINING.encode() in client.get(f"{address_of(second)}event.ics").content.replace(b"\r\n ", b"")
    cancel(place=first, by=PASSER_BY, at=at)
    assert JOINING not in client.get(address_of(first)).content.decode()
    last = come(later)
    assert JOINING not in client.get(address_of(last)).content.decode()
    assert JOINING not in client.get(f"{address_of(last)}event.ics").content.decode()
    url = later.record.get_absolute_url()
    public = [url, f"{url}history/", f"{url}register/", f"{cycle.get_absolute_url()}journal/"]
    public += [
        f"{cycle.get_absolute_url()}{name}" for name in ("activities.json", "changes.atom", "journal.json")
    ]
    for address in public:
        assert "secret-room" not in client_of(steward).get(address).content.decode(), address
    kept = [*Entry.objects.values_list("facts", "reason", "title"), *Revision.objects.values_list("content")]
    assert "secret-room" not in str(kept)


def test_from_afar_is_offered_only_where_there_is_a_way(client, later, steward, at):
    assert "From afar" not in client.get(door(later)).content.decode()
    set_joining(event=later, words=JOINING, by=steward, at=at)
    assert "From afar" in client.get(door(later)).content.decode()
    client.post(door(later), {"remote": "1"})
    assert Place.objects.get().remote is True


def test_the_file_for_calendars_tells_the_hour_the_place_and_where_one_stands(client, later, come, at):
    first, _second, third = (come(later) for _each in range(3))
    entries = [
        Calendar.from_ical(client.get(f"{address_of(place)}event.ics").content).walk("VEVENT")[0]
        for place in (first, third)
    ]
    assert [str(entry["status"]) for entry in entries] == ["CONFIRMED", "TENTATIVE"]
    assert entries[0]["uid"] != entries[1]["uid"]
    assert str(entries[0]["summary"]) == "Workshop in Oakland"
    assert str(entries[0]["location"]) == "The town hall"
    assert f"{entries[0]['dtstart'].dt:%Y-%m-%d %H:%M %Z}" == "2090-06-05 09:30 UTC"
    cancel(place=first, by=PASSER_BY, at=at)
    given = Calendar.from_ical(client.get(f"{address_of(first)}event.ics").content).walk("VEVENT")[0]
    assert str(given["status"]) == "CANCELLED"


def test_names_needs_and_addresses_stand_on_no_public_page(client, later, come, cycle):
    come(later, name="Rowan Canary", email="canary@example.org", access_needs="Canary needs")
    url = later.record.get_absolute_url()
    for address in (url, f"{url}history/", f"{url}register/", f"{cycle.get_absolute_url()}activities.csv"):
        page = client.get(address)
        assert page.status_code == 200
        assert "canary" not in page.content.decode().lower(), address


def test_the_link_in_the_mail_leads_to_the_place(client, later, letters):
    client.post(door(later), {"email": "rowan@example.org"})
    (mail,) = letters(timezone.now())
    assert "You have a place" in client.get(link_in(mail)).content.decode()


def test_a_stranger_learns_nothing_of_a_draft(client, make, stage):
    made = make(
        "activity", title="Draft", stage=stage.reference, state="planned", form="event", place="x",
        when="5 June 2090", registration="here", publish=False,
    )  # fmt: skip
    assert client.get(f"{made.get_absolute_url()}register/").status_code == 404
    assert client.post(f"{made.get_absolute_url()}register/", {"name": "x"}).status_code == 404
    assert Record.objects.get(pk=made.pk).state == "draft"
