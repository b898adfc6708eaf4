"""What is left of a place when somebody is erased, and what stands in the file of their data."""

import pytest

from moothill.commons.notifications.models import Letter
from moothill.commons.people.erasing import erase
from moothill.commons.people.exporting import everything
from moothill.commons.people.models import Guest, Participant
from moothill.rooms.activities.models import Place
from tests.rooms.activities.places.conftest import states

pytestmark = pytest.mark.django_db


def test_name_address_and_needs_go_and_the_place_stays(workshop, come, account_holder, at):
    come(workshop, account_holder, name="Rowan", email="else@example.org", access_needs="A ramp")
    come(workshop, name="Not them", email="other@example.org")
    erase(participant=Participant.objects.get(pk=account_holder.participant), withdraw=False, by=None, at=at)
    mine, other = Place.objects.order_by("number")
    assert (mine.name, mine.email, mine.access_needs, mine.state) == ("", "", "", "in")
    assert other.email == "other@example.org"
    assert list(Letter.objects.values_list("address", flat=True)) == ["other@example.org"]


def test_a_place_taken_with_a_confirmed_address_is_theirs_too(workshop, come, account_holder, at):
    come(workshop, name="Rowan", email="holder@example.org")
    erase(participant=Participant.objects.get(pk=account_holder.participant), withdraw=False, by=None, at=at)
    assert Place.objects.get().email == ""


def test_an_address_that_a_guest_only_typed_gives_no_hold_on_anothers_place(workshop, come, guest, at):
    come(workshop, name="Rowan", email="rowan@example.org")
    Guest.objects.filter(pk=guest.participant).update(address="rowan@example.org")
    assert everything([guest.participant], at=at)["places"] == []
    erase(participant=Participant.objects.get(pk=guest.participant), withdraw=True, by=None, at=at)
    assert (Place.objects.get().name, states(workshop)) == ("Rowan", ["in"])


def test_whoever_takes_back_what_waits_gives_the_place_back_too(workshop, come, account_holder, at):
    come(workshop, account_holder)
    come(workshop)
    come(workshop)
    erase(participant=Participant.objects.get(pk=account_holder.participant), withdraw=True, by=None, at=at)
    assert states(workshop) == ["cancelled", "in", "in"]


def test_the_file_of_my_data_has_my_places_and_nobody_elses(workshop, come, account_holder, at):
    come(workshop, account_holder, name="Rowan", access_needs="A ramp")
    come(workshop, name="Not them")
    (row,) = everything([account_holder.participant], at=at)["places"]
    assert (row["event"], row["name"], row["access_needs"], row["state"]) == ("A-1", "Rowan", "A ramp", "in")
