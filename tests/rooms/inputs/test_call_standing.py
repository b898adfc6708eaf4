"""Where a call stands, to the second, and in the hours when the clocks change."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.dated import dated_things
from moothill.commons.record.errors import Invalid
from moothill.rooms.inputs.kinds import CallState
from moothill.rooms.inputs.models import Call
from moothill.rooms.inputs.queries import state_of, turn_of
from moothill.rooms.inputs.queries.standing import ORDER, by_state, condition
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
OPENS, CLOSES = datetime(2018, 3, 10, 9, 0, tzinfo=UTC), datetime(2018, 3, 20, 17, 0, tzinfo=UTC)
IN_WORDS = {"opens_at": "2018-03-10T09:00", "closes_at": "2018-03-20T17:00", "reply_by": "2018-04-20"}
THERE = {"form": "elsewhere", "address": "https://ideas.example.org/", "opens_at": "", "closes_at": ""}


def thing(record) -> Call:
    return Call.objects.select_related("record__cycle").get(pk=record.pk)


@pytest.mark.parametrize(
    ("moment", "state", "takes"),
    [
        (OPENS - SECOND, CallState.COMING, False),
        (OPENS, CallState.OPEN, True),
        (CLOSES - SECOND, CallState.OPEN, True),
        (CLOSES, CallState.CLOSED, False),
    ],
)
def test_the_server_s_clock_decides_to_the_second(make, cycle, client, moment, state, takes):
    record = make("call", **IN_WORDS)
    call = thing(record)
    assert (state_of(call, moment, cycle.day(moment)), call.is_open(moment)) == (state, takes)
    with time_machine.travel(moment, tick=False):
        page = client.get(record.get_absolute_url())
        shown = client.get(f"/{cycle.slug}/take-part/").context
    assert (f'href="{record.get_absolute_url()}answer/"' in page.content.decode()) is takes
    assert str(state.label) in words(page.content.decode())
    assert [row.title for row in shown["here_now"]] == (["A call"] if takes else [])
    assert [row.title for row in shown["coming"]] == (["A call"] if state is CallState.COMING else [])
    assert [row.title for row in shown["closed"]] == (["A call"] if state is CallState.CLOSED else [])


@pytest.mark.parametrize(("moment", "turn"), [(OPENS - SECOND, OPENS), (OPENS, CLOSES), (CLOSES, None)])
def test_pages_that_show_it_hold_until_it_turns_and_no_longer(make, cycle, moment, turn):
    record = make("call", **IN_WORDS)
    slot = make("section", title="Calls", page=make("page").reference, slot="inputs.open-now|")
    assert slot and turn_of(thing(record), moment) == turn
    evening = moment.replace(hour=0, minute=0, second=0) + timedelta(days=1)
    home = cycle.get_absolute_url()
    pages = (record.get_absolute_url(), home, f"{home}take-part/", f"{home}calls/", f"{home}planning/")
    for address in pages:
        with time_machine.travel(moment, tick=False):
            until = float(Client().get(address)["X-Moothill-Until"])
        assert until == min(turn or evening, evening).timestamp(), address


def test_a_call_s_own_time_is_the_cycle_s(make, cycle, client):
    summer = make("call", opens_at="2018-06-01T09:00", closes_at="2018-06-30T17:00", reply_by="2018-07-30")
    assert thing(summer).opens_at == datetime(2018, 6, 1, 8, 0, tzinfo=UTC)
    shown = words(client.get(summer.get_absolute_url()).content.decode())
    assert "Europe/London" in shown and "1 June 2018" in shown


def test_in_march_an_hour_is_left_out(make):
    with pytest.raises(Invalid) as refusal:
        make("call", **IN_WORDS | {"closes_at": "2018-03-25T01:30"})
    assert [fault.field for fault in refusal.value.faults] == ["closes_at"]
    call = thing(make("call", **IN_WORDS | {"closes_at": "2018-03-25T02:00"}))
    assert call.closes_at == datetime(2018, 3, 25, 1, 0, tzinfo=UTC)
    last = call.closes_at - SECOND
    assert call.is_open(last) and not call.is_open(call.closes_at)


def test_in_october_an_hour_comes_twice_and_the_first_is_meant(make):
    values = IN_WORDS | {"closes_at": "2018-10-28T01:30", "reply_by": "2018-10-28"}
    call = thing(make("call", **values))
    assert call.closes_at == datetime(2018, 10, 28, 0, 30, tzinfo=UTC)
    assert not call.is_open(datetime(2018, 10, 28, 1, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2018, 5, 31), CallState.COMING),
        (date(2018, 6, 1), CallState.OPEN),
        (date(2018, 6, 30), CallState.OPEN),
        (date(2018, 7, 1), CallState.CLOSED),
    ],
)
def test_a_call_held_elsewhere_is_open_on_all_days_of_its_period(make, today, state):
    call = thing(make("call", **THERE, when="June 2018", reply_by="2018-07-30"))
    noon = datetime.combine(today, datetime.min.time(), tzinfo=UTC) + timedelta(hours=12)
    assert (state_of(call, noon, today), call.is_open(noon)) == (state, False)


def test_the_database_judges_as_python_does(make, cycle):
    make("call", **IN_WORDS)
    make("call", publish=False)
    make("call", opens_at="2018-03-10T09:00", closes_at="", publish=False)
    make("call", opens_at="", closes_at="2018-03-20T17:00", publish=False)
    make("call", **THERE, when="March 2018")
    make("call", **THERE, when="12 March 2018")
    make("call", **THERE, when="from 12 March 2018")
    make("call", **THERE | {"opens_at": "2018-03-10T09:00"})
    make("call", **THERE | {"closes_at": "2018-03-20T17:00"})
    days = (OPENS + timedelta(days=each) for each in range(-40, 60, 5))
    for moment in (*days, OPENS, OPENS - SECOND, CLOSES, CLOSES - SECOND):
        today = cycle.day(moment)
        said = {call.pk: state_of(call, moment, today) for call in Call.objects.all()}
        for state in CallState:
            found = set(Call.objects.filter(condition(state, moment, today)).values_list("pk", flat=True))
            assert found == {pk for pk, each in said.items() if each is state}, (moment, state)
        ranked = by_state(Call.objects.all(), moment, today).values_list("pk", "rank")
        assert {pk: ORDER[rank] for pk, rank in ranked} == said


def test_its_dates_stand_among_the_dates_of_the_cycle(make, cycle, client):
    summer = {"opens_at": "2018-06-01T09:00", "closes_at": "2018-06-20T17:00", "reply_by": "2018-07-20"}
    make("call", title="What should change?", **summer)
    told = [(each.name, each.period.words) for each in dated_things(cycle, PASSER_BY, only=["call"])]
    assert told == [
        ("What should change? (Opens)", "2018-06-01 09:00"),
        ("What should change? (Closes)", "2018-06-20 17:00"),
        ("What should change? (Reply promised by)", "2018-07-20"),
    ]
    calendar = client.get(f"/{cycle.slug}/calendar.ics").content.decode().replace("\r\n ", "")
    assert "DTSTART;TZID=Europe/London:20180620T170000" in calendar
    assert "DTSTART;VALUE=DATE:20180720" in calendar
