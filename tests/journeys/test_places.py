"""Somebody registers for an event on a phone, without scripts and without an account, and gives the place back; the door."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from playwright.sync_api import expect

from moothill.commons.policy.actors import PASSER_BY
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.operations import Asked, register, set_joining
from moothill.rooms.activities.operations.secrets import address_of
from moothill.rooms.activities.queries.tokens import code_of
from tests.journeys.checks import PHONE, Visitor
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EVENT = "/oakland-2018-20/activities/A-1/"


@pytest.fixture
def workshop(make) -> Activity:
    """One with two places, that the visitors of today can still come to."""
    stage = make("stage", when="2018")
    make(
        "activity", title="Workshop in Oakland", stage=stage.reference, form="event", place="The town hall",
        when="5 June 2090 10:30 to 12:30", state="planned", registration="here", capacity=2, access="A ramp.",
    )  # fmt: skip
    return Activity.objects.select_related("record__cycle").get()


@pytest.mark.usefixtures("pseudo_languages")
def test_a_place_from_the_form_to_the_door(
    make_visitor: Callable[..., Visitor], workshop, steward, client_of, at
) -> None:
    phone = make_visitor(java_script_enabled=False, viewport=PHONE)
    page = phone.page
    phone.open(EVENT)
    page.get_by_role("link", name="Register", exact=True).click()
    page.get_by_label("Your name").fill("Rowan")
    page.get_by_label("What you need to take part").fill("Large print")
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have a place")
    page.get_by_text("Give the place back").click()
    page.get_by_role("button", name="Yes, give it back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You gave your place back")

    set_joining(event=workshop, words="https://meet.example.org/room", by=steward, at=at)
    asked = Asked(name="Ash", access_needs="A ramp", email="ash@example.org")
    made = [register(event=workshop, asked=asked, by=PASSER_BY, at=at, key=uuid4()).place]
    made += [
        register(event=workshop, asked=Asked(), by=PASSER_BY, at=at, key=uuid4()).place for _each in "123"
    ]
    addresses = [EVENT, f"{EVENT}register/", address_of(made[0]), address_of(made[3])]

    visitor = make_visitor()
    for name, address in zip(("event", "register", "place"), addresses, strict=False):
        visitor.open(address)
        visitor.look(f"places-{name}")
    mirrored = make_visitor(locale="ar-xb")
    mirrored.open(addresses[2])
    mirrored.look("places-place-ar-xb")

    team = client_of(steward)
    session = team.cookies["sessionid"].value
    visitor.page.context.add_cookies([{"name": "sessionid", "value": session, "url": visitor.site}])
    visitor.open(EVENT)
    visitor.page.get_by_role("link", name="Who has a place").click()
    visitor.page.get_by_label("Code").fill(code_of(made[0]).lower())
    visitor.page.get_by_role("button", name="Check in", exact=True).click()
    expect(visitor.page.get_by_role("status")).to_contain_text("Ash")
    visitor.look("places-people")

    stranger = Client(headers={"Accept-Language": "en-xa", "Host": "localhost"})
    mailed = stranger.post(f"{EVENT}register/", {"email": "ash@example.org"})
    found = {"mailed": plain_words(mailed.content.decode())}
    found |= {address: plain_words(stranger.get(address).content.decode()) for address in addresses}
    for address in ("", "people/", "joining/", "attendance/"):
        seen = team.get(EVENT + address, headers={"Accept-Language": "en-xa", "Host": "localhost"})
        found[f"team {address}"] = plain_words(seen.content.decode())
    assert {name: words for name, words in found.items() if words} == {}
