"""What those who registered are written, exactly once each."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils.translation import get_language

from moothill.commons.notifications.models import Letter
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.operations import withdraw
from moothill.front.notices.mails import places
from moothill.rooms.activities.models import Place
from moothill.rooms.activities.operations import cancel, set_joining
from moothill.rooms.activities.operations.forgetting import forget
from moothill.rooms.activities.operations.reminding import remind
from moothill.rooms.activities.queries.tokens import code_of
from tests.rooms.activities.places.conftest import catch_up, link_in

pytestmark = pytest.mark.django_db
JOINING = "https://meet.example.org/room\nCode 4821"
DAY_BEFORE = datetime(2018, 6, 4, 6, 0, tzinfo=UTC)  # seven in the morning in London


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def subjects(mails) -> list[tuple[str, str]]:
    return [(mail.to[0], mail.subject) for mail in mails]


def test_a_place_and_a_number_on_the_waiting_list_are_told_once_each(workshop, come, letters):
    for name in ("ash", "elm", "oak", "yew"):
        come(workshop, name="Bob http://spam.example", email=f"{name}@example.org")
    come(workshop, name="Without an address")
    mails = letters()
    assert subjects(mails) == [
        ("ash@example.org", "You have a place: Workshop in Oakland"),
        ("elm@example.org", "You have a place: Workshop in Oakland"),
        ("oak@example.org", "You are on the waiting list, with 0 people before you: Workshop in Oakland"),
        ("yew@example.org", "You are on the waiting list, with 1 person before you: Workshop in Oakland"),
    ]
    assert code_of(Place.objects.get(number=1)) in mails[0].body
    assert "spam.example" not in mails[0].body, "whoever typed the address wrote none of it"
    assert letters() == []


def test_whoever_moves_up_is_written_to_once(workshop, come, letters, at):
    first, *_others = (come(workshop, email=f"{name}@example.org") for name in ("ash", "elm", "oak", "yew"))
    letters()
    cancel(place=first, by=PASSER_BY, at=at)
    assert subjects(letters()) == [("oak@example.org", "You have a place now: Workshop in Oakland")]


def test_asking_again_with_the_same_address_sends_the_link_again_once_an_hour(workshop, come, letters, at):
    first = come(workshop, email="ash@example.org")
    (before,) = letters()
    for _time in range(3):
        come(workshop, email="ash@example.org", when=at + timedelta(hours=2))
    (again,) = letters()
    assert link_in(again) == link_in(before)
    assert Place.objects.get() == first


def test_a_letter_to_somebody_who_gave_the_place_back_is_not_sent(workshop, come, letters, at):
    cancel(place=come(workshop, email="ash@example.org"), by=PASSER_BY, at=at)
    assert letters() == []


def test_more_places_are_told_to_those_who_move_up(workshop, come, letters, change):
    for name in ("ash", "elm", "oak", "yew"):
        come(workshop, email=f"{name}@example.org")
    letters()
    change(workshop, capacity=3)
    change(workshop, description="Bring a cup.")
    assert [to for to, _subject in subjects(letters())] == ["oak@example.org"]


def test_everybody_hears_once_that_it_is_called_off(workshop, come, letters, change):
    people = [come(workshop, email=f"{name}@example.org") for name in ("ash", "elm", "oak")]
    letters()
    change(workshop, state="cancelled", state_reason="The hall is shut.")
    told = letters()
    assert [to for to, _subject in subjects(told)] == [place.email for place in people]
    assert {mail.subject for mail in told} == {"Does not take place as planned: Workshop in Oakland"}
    change(workshop, description="It was to be a workshop.")
    assert letters() == []


def test_everybody_hears_that_it_was_withdrawn(workshop, come, letters, steward, at):
    come(workshop, email="ash@example.org")
    letters()
    withdraw(record=workshop.record, reason="It stood here twice.", by=steward, at=at)
    catch_up()
    assert [to for to, _subject in subjects(letters())] == ["ash@example.org"]


def test_everybody_hears_of_another_time_or_place_and_is_reminded_of_that_one(
    workshop, come, letters, change, at
):
    for name in ("ash", "elm", "oak"):
        come(workshop, email=f"{name}@example.org")
    letters()
    assert remind(DAY_BEFORE) == 2
    letters()
    change(workshop, when="12 June 2018 18:00", description="With tea.")
    told = letters()
    assert {mail.subject for mail in told} == {"The time or the place has changed: Workshop in Oakland"}
    assert len(told) == 3
    assert all("12 June 2018 18:00" in mail.body for mail in told)
    change(workshop, description="With coffee.")
    assert letters() == []
    assert [remind(DAY_BEFORE + timedelta(days=each)) for each in (6, 7)] == [0, 2]
    assert len(letters()) == 2


def test_how_to_join_is_mailed_to_those_who_have_a_place_alone(workshop, come, letters, steward, at):
    for name in ("ash", "elm", "oak"):
        come(workshop, email=f"{name}@example.org")
    assert "How to join" not in letters()[0].body
    set_joining(event=workshop, words=JOINING, by=steward, at=at)
    set_joining(event=workshop, words=JOINING, by=steward, at=at)
    told = letters()
    assert [to for to, _subject in subjects(told)] == ["ash@example.org", "elm@example.org"]
    assert all(JOINING in mail.body for mail in told)


def test_on_the_day_before_those_who_have_a_place_are_reminded_once(workshop, come, letters, at):
    for name in ("ash", "elm", "oak"):
        come(workshop, email=f"{name}@example.org")
    come(workshop, email="late@example.org", when=DAY_BEFORE + timedelta(hours=1))
    letters()
    assert remind(DAY_BEFORE - timedelta(minutes=1)) == 0
    assert [remind(DAY_BEFORE + timedelta(minutes=each)) for each in (0, 10)] == [2, 0]
    assert subjects(letters()) == [
        ("ash@example.org", "Tomorrow: Workshop in Oakland"),
        ("elm@example.org", "Tomorrow: Workshop in Oakland"),
    ]
    assert Place.objects.filter(reminded_at=DAY_BEFORE).count() == 2


def test_nobody_is_reminded_of_what_is_called_off_or_has_begun(workshop, event, come, change):
    come(workshop, email="ash@example.org")
    assert remind(DAY_BEFORE + timedelta(days=2)) == 0
    change(workshop, state="cancelled", state_reason="The hall is shut.")
    assert remind(DAY_BEFORE) == 0


def test_each_is_written_to_in_the_language_of_the_page_they_used(
    workshop, come, letters, settings, monkeypatch
):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    monkeypatch.setattr(places, "_foot", lambda: [f"language: {get_language()}"])
    for name, language in (("ash", "de"), ("elm", "tlh"), ("oak", "")):
        come(workshop, email=f"{name}@example.org", language=language)
    assert [mail.body.rpartition(" ")[2] for mail in letters()] == ["de", "en", "en"]


def test_some_time_after_the_event_nothing_is_left_of_who_came_but_that_somebody_did(
    workshop, come, letters, settings
):
    settings.MOOTHILL_PLACES_DAYS = 30
    come(workshop, name="Rowan", email="ash@example.org", access_needs="A ramp")
    letters()
    assert forget(datetime(2018, 7, 5, 12, 0, tzinfo=UTC)) == 0
    assert not Letter.objects.exclude(address="").exists(), (
        "a letter that has left forgets its address at once"
    )
    assert forget(datetime(2018, 7, 6, 12, 0, tzinfo=UTC)) == 1
    place = Place.objects.get()
    assert (place.name, place.email, place.access_needs, place.state) == ("", "", "", "in")
    assert forget(datetime(2018, 7, 7, 12, 0, tzinfo=UTC)) == 0
