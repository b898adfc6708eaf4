"""The key details of a cycle: who leads on both sides, and whom to ask."""

import pytest

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.errors import AlreadyThere, Invalid
from moothill.commons.record.operations import withdraw
from moothill.rooms.plan.queries import Sight, key_details, part_of
from tests.rooms.plan.conftest import drawn, own_page, thing

pytestmark = pytest.mark.django_db

ROWAN = {
    "name": "Rowan",
    "post": "Open government lead",
    "organisation": "Oakland Council",
    "side": "government",
}
HAZEL = {"name": "Hazel", "post": "", "organisation": "Oakland Network", "side": "civil-society"}
TEAM = {"name": "", "organisation": "Ideas team", "side": "government"}
OFFICE = {"side": "government", "name": "The office", "email": "open@example.org", "address": "1 High Street"}


@pytest.fixture
def details(make):
    def of(**values):
        return make("key-details", title="Key details", **values)

    return of


def faults(act) -> list[str]:
    with pytest.raises(Invalid) as refusal:
        act()
    return [fault.field for fault in refusal.value.faults]


def test_everything_is_shown(place, cycle, details):
    record = details(
        purpose="To make a *plan*", leads=[ROWAN, HAZEL], teams=[TEAM], contacts=[OFFICE],
        start="10th January 2018", completion="1st September 2018", commitments_least=3, commitments_most=5,
    )  # fmt: skip
    parts = (
        "To make a plan", "Rowan, Open government lead, Oakland Council (government)", "Hazel, Oakland Network (civil society)",
        "Ideas team (government)", "Public contact, government The office, open@example.org, 1 High Street",
        "Public contact, civil society no public contact recorded for the civil society side",
        "Start 10th January 2018 Completion 1st September 2018 Commitments allowed 3 to 5",
    )  # fmt: skip
    for shown in (drawn("plan.key-details", place), own_page(record, cycle)):
        assert [part for part in parts if part not in shown] == []


def test_an_organisation_that_a_post_already_names_is_not_named_twice(place, details):
    lead = {
        "name": "Rowan",
        "post": "Head at the Oakland Council",
        "organisation": "Oakland Council",
        "side": "government",
    }
    details(leads=[lead])
    shown = drawn("plan.key-details", place)
    assert "Rowan, Head at the Oakland Council (government)" in shown


def test_both_periods_keep_their_words_and_days(details):
    found = thing(details(start="10th January", completion="September 2018"))
    assert (found.start.words, found.start.edtf) == ("10th January", "2018-01-10")
    assert (found.completion.words, found.completion.edtf) == ("September 2018", "2018-09")


def test_what_is_missing_is_said_to_be(place, details):
    details()
    shown = drawn("plan.key-details", place)
    for side in ("government", "civil society"):
        assert f"no public contact recorded for the {side} side" in shown
    assert shown.count("nothing recorded yet") == 6


def test_a_cycle_without_key_details_says_so(place):
    assert drawn("plan.key-details", place) == "nothing recorded yet"


@pytest.mark.parametrize(
    ("least", "most", "shown"),
    [(3, None, "at least 3"), (None, 5, "at most 5"), (0, 0, "0 to 0"), (3, 5, "3 to 5")],
)
def test_the_number_of_commitments_is_said_as_far_as_it_is_known(least, most, shown, place, details):
    details(commitments_least=least, commitments_most=most)
    assert f"Commitments allowed {shown}" in drawn("plan.key-details", place)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"commitments_least": 6, "commitments_most": 5}, "commitments_most"),
        ({"commitments_least": "three"}, "commitments_least"),
        ({"contacts": [OFFICE | {"email": "javascript:alert(1)"}]}, "contacts"),
        ({"contacts": [OFFICE | {"side": ""}]}, "contacts"),
        ({"leads": [ROWAN | {"side": "left"}]}, "leads"),
        ({"start": "32 June"}, "start"),
        ({"completion": "2018-13-01"}, "completion"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(values, field, details):
    assert faults(lambda: details(**values)) == [field]


def test_a_cycle_has_one_set_of_key_details(details, steward, at):
    first = details()
    with pytest.raises(AlreadyThere):
        details()
    withdraw(record=first, reason="Written anew", by=steward, at=at)
    assert details().reference == "KD-2"


def test_they_are_found_for_the_home_of_the_cycle(cycle, other_cycle, make, details):
    make("key-details", cycle=other_cycle)
    assert key_details(cycle, PASSER_BY) is None
    details(leads=[ROWAN], publish=False)
    assert key_details(cycle, PASSER_BY) is None


def test_leads_come_with_their_sides(cycle, details):
    details(leads=[ROWAN, HAZEL])
    found = key_details(cycle, PASSER_BY)
    assert [(who.name, str(who.side)) for who in found.leaders] == [
        ("Rowan", "government"),
        ("Hazel", "civil society"),
    ]
    assert found.record.get_absolute_url() == f"/{cycle.slug}/key-details/KD-1/"


def test_they_are_edited_and_never_copied_for_there_is_only_one(details, cycle, steward, at):
    found = thing(details())
    tools = dict(part_of(found, Sight(cycle, steward, cycle.day(at), editing=True)).tools)
    assert "Edit" in tools and "Copy" not in tools
