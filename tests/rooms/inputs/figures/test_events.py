"""What the page of an event says in numbers; a sector from which few came is nowhere."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.rooms.activities.models import Activity, Place
from moothill.rooms.activities.operations import Asked, count_those_who_came, register
from moothill.rooms.activities.queries.telling import told_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(make, cycle, at):
    """Makes an event so many days from now, and gives its record."""

    stage = make("stage", title="Raising awareness", number="1", when="March 2018")

    def of(days: int, **values):
        when = f"{cycle.day(at) + timedelta(days):%-d %B %Y}"
        given = {"form": "event", "state": "planned", "place": "The hall", "registration": "here", **values}
        return make("activity", title="Workshop", stage=stage.reference, when=when, **given)

    return of


def _thing(record) -> Activity:
    return Activity.objects.select_related("record__cycle").get(pk=record.pk)


@pytest.fixture
def count(steward, at):
    def of(record, **counts: int) -> None:
        given = {name.replace("_", "-"): number for name, number in counts.items()}
        count_those_who_came(event=_thing(record), counts=given, by=steward, at=at)

    return of


def test_an_activity_and_an_event_of_which_nothing_is_known_have_no_figures(read, event):
    assert read(event(5, form="activity", registration="none")) == ""
    assert read(event(5, registration="none")) == ""


def test_places_taken_and_waiting_are_told_while_people_register(read, event, passer_by, at):
    record = event(5, capacity="2")
    assert "Places taken 0 Waiting for a place 0" in read(record)
    for _each in range(3):
        register(event=_thing(record), asked=Asked(sector="media"), by=passer_by, at=at)
    text = read(record)
    assert "Places taken 2 Waiting for a place 1" in text
    assert "media" not in text.lower()


def test_a_sector_of_three_is_nowhere_and_cannot_be_worked_out(read, event, count, client, cycle):
    record = event(-2)
    count(record, local=24, civil_society=17, business=11, media=3)
    text = read(record)
    assert "People came 55" in text
    assert "Local government 24 A civil society organisation 17" in text
    assert "A sector is shown from 10 people on. 14 people came from the others:" in text
    assert "the media" in text
    assert "a business" in text
    table = told_of(_thing(record), cycle.day(record.created_at)).sectors
    assert table.shown == {"local": 24, "civil-society": 17}
    assert table.rest == 14
    for suffix in ("json", "csv"):
        data = client.get(f"/{cycle.slug}/activities.{suffix}").content.decode()
        assert "civil-society" not in data
        assert "sector" not in data


def test_where_few_came_from_everywhere_no_sector_is_told(read, event, count):
    record = event(-2)
    count(record, local=4, media=3)
    text = read(record)
    assert "People came 7" in text
    assert "None can be shown without telling of somebody." in text
    assert "Local government" not in text


def test_who_came_is_told_once_it_is_over(read, event, count, at, passer_by):
    today = event(0)
    count(today, local=30, media=12)
    assert "sector" not in read(today)
    past = event(-1)
    rows = [
        Place(event=_thing(past), number=n, state="in", sector="local", token=f"{n}", at=at, came_at=at)
        for n in range(1, 31)
    ]
    Place.objects.bulk_create(rows)
    text = read(past)
    assert "Places taken 30 Waiting for a place 0 Checked in 30" in text
    assert "None can be shown without telling of somebody." in text
    Place.objects.filter(number__lte=12).update(sector="media")
    assert "Local government 18" in read(past)


def test_what_was_said_there_is_counted_too(read, event, contribute):
    record = event(-2, registration="none")
    contribute("More buses", event=record.reference, form="note", coming_by="event")
    assert "Published 1" in read(record)
    assert "Note of an event 1" in read(record)


def test_the_page_asks_as_much_for_three_people_as_for_one(event, passer_by, at, client, contribute):
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            client.get(record.get_absolute_url())
        return len(questions)

    record = event(5)
    register(event=_thing(record), asked=Asked(), by=passer_by, at=at)
    asked()
    one = asked()
    for _each in range(2):
        register(event=_thing(record), asked=Asked(sector="local"), by=passer_by, at=at)
    assert asked() == one
