"""Every date as a calendar file, read back as another calendar would."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.dated import dated_kinds
from moothill.commons.record.operations import revise, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def calendar(client, cycle):
    """The calendar of the cycle, or of one of its stages, as a visitor gets it."""

    def of(name="calendar", client=client):
        answer = client.get(f"/{cycle.slug}/{name}.ics")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        return Calendar.from_ical(answer.content)

    return of


@pytest.fixture
def event(calendar, make):
    """The event that a key date with these words makes."""

    def of(words):
        make("key-date", title="A day", when=words)
        return calendar().walk("VEVENT")[0]

    return of


def days(event):
    return event.decoded("dtstart"), event.decoded("dtend")


@pytest.mark.parametrize(
    ("words", "first", "after", "status"),
    [
        ("31 August 2018", date(2018, 8, 31), date(2018, 9, 1), "CONFIRMED"),
        ("5 - 9 June 2018", date(2018, 6, 5), date(2018, 6, 10), "CONFIRMED"),
        ("March 2018", date(2018, 3, 1), date(2018, 4, 1), "CONFIRMED"),
        ("June - August 2018", date(2018, 6, 1), date(2018, 9, 1), "CONFIRMED"),
        ("w/c 5 March 2018", date(2018, 3, 5), date(2018, 3, 12), "TENTATIVE"),
        ("early March 2018", date(2018, 3, 1), date(2018, 3, 11), "TENTATIVE"),
        ("about 5 June 2018", date(2018, 6, 5), date(2018, 6, 6), "TENTATIVE"),
        ("from June 2018", date(2018, 6, 1), date(2018, 6, 2), "TENTATIVE"),
        ("by 31 August 2018", date(2018, 8, 31), date(2018, 9, 1), "TENTATIVE"),
        ("5 June", date(2018, 6, 5), date(2018, 6, 6), "TENTATIVE"),
    ],
)
def test_days_are_whole_days_and_doubt_is_said(event, words, first, after, status):
    found = event(words)
    assert days(found) == (first, after)
    assert (str(found["status"]), str(found["transp"])) == (status, "TRANSPARENT")
    assert words in str(found["description"])


def test_a_time_of_day_stands_in_the_zone_of_the_cycle(event, calendar):
    zone = ZoneInfo("Europe/London")
    found = event("5 June 2018, 10:30 to 12:30")
    assert days(found) == (
        datetime(2018, 6, 5, 10, 30, tzinfo=zone), datetime(2018, 6, 5, 12, 30, tzinfo=zone),
    )  # fmt: skip
    assert found["dtstart"].params["TZID"] == "Europe/London"
    assert [str(each["tzid"]) for each in calendar().walk("VTIMEZONE")] == ["Europe/London"]


def test_a_start_without_an_end_gets_none(event):
    found = event("5 June 2018, 10:30")
    assert "dtend" not in found
    assert found.decoded("dtstart").hour == 10


def test_an_event_says_what_it_is_where_and_where_to_read_on(calendar, make, cycle):
    stage = make("stage", when="June 2018")
    make("activity", title="A walk", stage=stage.reference, when="5 June 2018", place="Glasgow, Trades Hall")
    found = calendar().walk("VEVENT")[-1]
    assert str(found["summary"]) == "A walk"
    assert str(found["location"]) == "Glasgow, Trades Hall"
    assert str(found["url"]) == f"http://testserver/{cycle.slug}/activities/A-1/"
    assert found["categories"].cats == ["Activity"]


def test_a_second_date_of_a_thing_says_which_one_it_is(calendar, make):
    make("key-date", title="Plan due", when="31 August 2018", met="30 August 2018")
    assert [str(each["summary"]) for each in calendar().walk("VEVENT")] == ["Plan due", "Plan due (Met on)"]


def test_what_does_not_take_place_is_cancelled(calendar, make):
    stage = make("stage", when="June 2018")
    make("activity", stage=stage.reference, when="5 June 2018", state="cancelled", state_reason="Rain")
    assert str(calendar().walk("VEVENT")[-1]["status"]) == "CANCELLED"


def test_what_names_no_day_is_left_out_and_counted(calendar, make):
    timeline = make("timeline")
    rows = [{"when": "March 2018"}, {"note": "a mark"}, {"when": "10:30 - 12:30"}]
    make("timeline-row", timeline=timeline.reference, periods=rows)
    found = calendar()
    assert len(found.walk("VEVENT")) == 1
    assert "2 that name no day" in str(found["description"])
    assert str(found["description"]) == str(found["x-wr-caldesc"])


def test_an_event_keeps_its_id_when_it_moves_and_says_that_it_is_newer(calendar, make, steward, at):
    stage = make("stage", title="Stage Three", when="June 2018")
    (before,) = calendar().walk("VEVENT")
    revise(record=stage, values={"when": "July 2018"}, base=1, by=steward, at=at, reason="Late")
    (after,) = calendar().walk("VEVENT")
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)


def test_no_two_events_share_an_id(calendar, make, client, other_cycle, cycle):
    timeline = make("timeline")
    make("timeline-row", timeline=timeline.reference, periods=[{"when": "March 2018"}, {"when": "May 2018"}])
    make("key-date", when="31 August 2018", met="30 August 2018")
    make("key-date", when="31 August 2018", cycle=other_cycle)
    elsewhere = Calendar.from_ical(client.get(f"/{other_cycle.slug}/calendar.ics").content)
    ids = [str(each["uid"]) for each in (*calendar().walk("VEVENT"), *elsewhere.walk("VEVENT"))]
    assert len(ids) == len(set(ids)) == 5


def test_a_stage_has_a_calendar_of_its_own(calendar, make, client, cycle):
    first, second = (
        make("stage", title="One", when="March 2018"),
        make("stage", title="Two", when="June 2018"),
    )
    make("activity", title="Here", stage=first.reference, when="5 March 2018")
    make("activity", title="There", stage=second.reference, when="5 June 2018")
    make("key-date", title="Due", when="31 March 2018")
    found = calendar("stages/ST-1")
    assert [str(each["summary"]) for each in found.walk("VEVENT")] == ["One", "Here"]
    for missing in ("stages/ST-9", "stages/D-1"):
        assert client.get(f"/{cycle.slug}/{missing}.ics").status_code == 404


def test_only_what_is_public_is_told_even_to_insiders(
    cast, client_of, calendar, make, steward, at, client, draft_cycle
):
    make("stage", title="Canary", when="March 2018", publish=False)
    withdraw(record=make("stage", title="Canary", when="March 2018"), reason="Twice", by=steward, at=at)
    for actor in cast.values():
        assert not calendar(client=client_of(actor)).walk("VEVENT")
    assert client.get(f"/{draft_cycle.slug}/calendar.ics").status_code == 404
    assert client.get(f"/{draft_cycle.slug}/stages/ST-1.ics").status_code == 404


def test_a_title_cannot_smuggle_in_another_event(calendar, make):
    make("key-date", title="A\\nEND:VEVENT; BEGIN:VEVENT, ü “x”", when="5 June 2018")
    (found,) = calendar().walk("VEVENT")
    assert str(found["summary"]) == "A\\nEND:VEVENT; BEGIN:VEVENT, ü “x”"


def test_an_anonymous_answer_may_be_kept_until_something_changes(client, cycle, make):
    make("stage", when="March 2018")
    answer = client.get(f"/{cycle.slug}/calendar.ics")
    assert answer["X-Moothill-Scope"] == str(cycle.head_id)
    assert answer.content == client.get(f"/{cycle.slug}/calendar.ics").content


@pytest.mark.parametrize("number", [1, 3])
def test_it_asks_the_same_number_of_questions(number, client, cycle, make, django_assert_num_queries):
    for _each in range(number):
        make("stage", when="March 2018")
        make("key-date", when="March 2018", met="1 March 2018")
    with django_assert_num_queries(len(dated_kinds()) + 2):
        client.get(f"/{cycle.slug}/calendar.ics")


def test_a_big_cycle_is_told_whole(calendar, cycle, steward, at):
    items = [Item("key-date", {"title": f"No. {n}", "when": "5 June 2018"}) for n in range(300)]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    assert len(calendar().walk("VEVENT")) == 300
