"""Registering, giving back, and who moves up."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothill.commons.journal.models import Entry, Head
from moothill.commons.moderation.errors import TooMany
from moothill.commons.moderation.receiving import Sent
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.policy.errors import Refused
from moothill.commons.record.operations import withdraw
from moothill.rooms.activities.errors import KeyTaken, NotOpen, Robot
from moothill.rooms.activities.models import Place, Places
from moothill.rooms.activities.operations import Asked, cancel, register
from moothill.rooms.activities.queries.places import ahead_of, open_for_registration, opening_for
from tests.rooms.activities.places.conftest import adds_up, states

pytestmark = pytest.mark.django_db


def test_the_first_get_places_and_the_rest_wait_in_order(workshop, come):
    numbers = [come(workshop).number for _each in range(4)]
    assert numbers == [1, 2, 3, 4]
    assert states(workshop) == ["in", "in", "waiting", "waiting"]
    assert ahead_of(Place.objects.get(number=4)) == 1
    assert adds_up(workshop)


def test_where_there_is_room_for_all_nobody_waits(event, come):
    open_air = event(capacity=None)
    assert {come(open_air).state for _each in range(5)} == {"in"}


def test_who_gives_a_place_back_makes_room_for_the_first_who_waits(workshop, come, at):
    first, _second, _third, _fourth = (come(workshop) for _each in range(4))
    given = cancel(place=first, by=PASSER_BY, at=at)
    assert (given.state, given.cancelled_at) == ("cancelled", at)
    assert states(workshop) == ["cancelled", "in", "in", "waiting"]
    assert adds_up(workshop)


def test_giving_back_twice_moves_nobody_else_up(workshop, come, at):
    first, *_rest = (come(workshop) for _each in range(5))
    for _click in range(2):
        cancel(place=first, by=PASSER_BY, at=at)
    assert states(workshop) == ["cancelled", "in", "in", "waiting", "waiting"]


def test_who_leaves_the_waiting_list_frees_no_place(workshop, come, at):
    *_first, third, _fourth = (come(workshop) for _each in range(4))
    cancel(place=third, by=PASSER_BY, at=at)
    assert states(workshop) == ["in", "in", "cancelled", "waiting"]
    assert adds_up(workshop)


def test_what_somebody_needs_is_forgotten_with_the_place(workshop, come, at):
    place = come(workshop, access_needs="An interpreter")
    assert cancel(place=place, by=PASSER_BY, at=at).access_needs == ""


def test_nobody_gives_a_place_back_once_it_has_begun(workshop, come, at):
    place = come(workshop)
    with pytest.raises(NotOpen):
        cancel(place=place, by=PASSER_BY, at=at + timedelta(days=200))
    assert states(workshop) == ["in"]


def test_somebody_known_has_one_place_however_often_they_ask(workshop, come, guest):
    assert come(workshop, guest) == come(workshop, guest)
    assert states(workshop) == ["in"]


def test_a_second_click_gets_the_first_answer(workshop, at):
    key = uuid4()
    made = [
        register(event=workshop, asked=Asked(name="Rowan"), by=PASSER_BY, at=at, key=key).place.pk
        for _click in range(2)
    ]
    assert made[0] == made[1]
    assert states(workshop) == ["in"]


def test_a_key_of_another_event_is_refused(event, at):
    key, one, other = uuid4(), event(), event("Another")
    register(event=one, asked=Asked(), by=PASSER_BY, at=at, key=key)
    with pytest.raises(KeyTaken):
        register(event=other, asked=Asked(), by=PASSER_BY, at=at, key=key)
    assert states(other) == []


def test_an_address_has_one_place_however_it_is_written(workshop, come):
    first = come(workshop, email="Rowan@Example.org")
    assert come(workshop, email=" rowan@example.ORG ") == first
    assert states(workshop) == ["in"]


def test_who_typed_an_address_gets_to_see_nothing_new_or_not(workshop, at):
    for _time in range(2):
        made = register(event=workshop, asked=Asked(email="rowan@example.org"), by=PASSER_BY, at=at)
        assert made.is_theirs is False


def test_who_gave_a_place_back_may_register_again(workshop, come, guest, at):
    cancel(place=come(workshop, guest, email="rowan@example.org"), by=guest, at=at)
    come(workshop, guest, email="rowan@example.org")
    assert states(workshop) == ["cancelled", "in"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"registration": "none"}, "none"),
        ({"registration": "elsewhere", "registration_address": "https://tickets.example.org/1"}, "elsewhere"),
        ({"registration_until": "2018-02-20T12:00"}, "closed"),
        ({"when": "1 March 2018 10:00 to 11:00"}, "begun"),
        ({"when": "28 February 2018"}, "begun"),
        ({"state": "cancelled", "state_reason": "The hall is shut."}, "off"),
        ({"state": "postponed", "state_reason": "The hall is shut."}, "off"),
        ({"state": "complete", "no_report": "It was not written."}, "begun"),
    ],
)
def test_a_closed_event_gives_no_place_and_leaves_no_trace(event, cycle, at, values, code):
    shut = event(**values)
    with pytest.raises(NotOpen) as refusal:
        register(event=shut, asked=Asked(email="rowan@example.org"), by=PASSER_BY, at=at)
    assert refusal.value.code == code
    assert not Place.objects.exists()
    assert not Places.objects.exists()
    listed = [each.elsewhere for each in open_for_registration(cycle, PASSER_BY, at)]
    assert listed == (["https://tickets.example.org/1"] if code == "elsewhere" else [])


def test_on_its_day_an_event_without_an_hour_is_still_open(event, at):
    assert opening_for(event(when="1 March 2018"), event().record.cycle, at).is_open


def test_it_is_open_until_the_very_moment(event, cycle, at):
    shut = event(registration_until="2018-03-01T12:00")
    assert opening_for(shut, cycle, at - timedelta(seconds=1)).is_open
    assert opening_for(shut, cycle, at).code == "closed"


def test_a_withdrawn_event_takes_nobody(workshop, steward, at):
    withdraw(record=workshop.record, reason="Twice", by=steward, at=at)
    with pytest.raises(Refused):
        register(event=workshop, asked=Asked(), by=PASSER_BY, at=at)


def test_a_robot_is_turned_away(workshop, at):
    with pytest.raises(Robot):
        register(event=workshop, asked=Asked(), by=PASSER_BY, at=at, sent=Sent(trap=True))
    assert not Place.objects.exists()


def test_one_network_registers_only_so_many_an_hour(event, at, settings):
    settings.MOOTHILL_LIMIT_NETWORK = 2
    fair = event(capacity=None)
    for _each in range(2):
        register(event=fair, asked=Asked(), by=PASSER_BY, at=at, sent=Sent(network="n"))
    with pytest.raises(TooMany):
        register(event=fair, asked=Asked(), by=PASSER_BY, at=at, sent=Sent(network="n"))
    register(event=fair, asked=Asked(), by=PASSER_BY, at=at, sent=Sent(network="m"))
    assert len(states(fair)) == 3


def test_a_registration_has_no_line_in_the_journal_but_pages_hear_of_it(workshop, come, cycle):
    lines, stamp = Entry.objects.count(), Head.objects.get(pk=cycle.head_id).stamp
    come(workshop, name="Rowan", email="rowan@example.org")
    assert Entry.objects.count() == lines
    assert Head.objects.get(pk=cycle.head_id).stamp > stamp


def test_more_places_move_people_up_in_their_order(workshop, come, change):
    for _each in range(5):
        come(workshop)
    change(workshop, capacity=4)
    assert states(workshop) == ["in", "in", "in", "in", "waiting"]
    assert adds_up(workshop)


def test_fewer_places_throw_nobody_out_and_nobody_moves_up_until_there_is_room(workshop, come, change, at):
    first, second, *_others = (come(workshop) for _each in range(4))
    change(workshop, capacity=1)
    assert states(workshop) == ["in", "in", "waiting", "waiting"]
    cancel(place=first, by=PASSER_BY, at=at)
    assert states(workshop) == ["cancelled", "in", "waiting", "waiting"]
    cancel(place=second, by=PASSER_BY, at=at)
    assert states(workshop) == ["cancelled", "cancelled", "in", "waiting"]
    assert adds_up(workshop)


def test_nobody_overtakes_who_waits_before_the_follower_came(workshop, come, steward, at):
    from moothill.commons.record.operations import revise

    for _each in range(3):
        come(workshop)
    revise(record=workshop.record, values={"capacity": 3}, base=1, by=steward, at=at)
    come(workshop)
    assert states(workshop) == ["in", "in", "in", "waiting"]


def test_the_list_of_open_events_asks_as_much_for_three_as_for_one(
    cycle, event, come, at, django_assert_num_queries, steward
):
    come(event())
    with django_assert_num_queries(2):
        assert [each.opening.left for each in open_for_registration(cycle, PASSER_BY, at)] == [1]
    event("Second")
    come(event("Third", capacity=None))
    with django_assert_num_queries(2):
        found = open_for_registration(cycle, PASSER_BY, at)
    assert [each.opening.left for each in found] == [1, 2, None]
    assert found[0].register_url == "/oakland-2018-20/activities/A-1/register/"


def test_an_event_that_is_a_draft_is_listed_to_nobody(cycle, event, make, steward, stage, at):
    make(
        "activity", title="Draft", stage=stage.reference, state="planned", form="event", place="x",
        when="5 June 2018", registration="here", publish=False,
    )  # fmt: skip
    assert open_for_registration(cycle, PASSER_BY, at) == []
    assert open_for_registration(cycle, steward, at) == []


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.integers(0, 7), max_size=10), capacity=st.integers(1, 3))
def test_whatever_happens_no_place_is_given_twice_and_the_order_holds(event, come, at, acts, capacity):
    """0 to 3: somebody registers; 4 to 7: one of the first four gives theirs back."""
    fair = event(capacity=capacity)
    for act in acts:
        rows = list(Place.objects.filter(event=fair).select_related("event__record__cycle"))
        if act < 4:
            come(fair)
        elif act - 4 < len(rows):
            cancel(place=rows[act - 4], by=PASSER_BY, at=at)
        rows = Place.objects.filter(event=fair)
        now = [state for state in states(fair) if state != "cancelled"]
        assert now == sorted(now), "whoever waits came after everybody who has a place"
        assert now.count("in") == min(len(now), capacity)
        assert not rows or adds_up(fair)
