"""A guest comes back with the code, on a desk and a phone, in long words and from right to left; claims it; is erased."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from playwright.sync_api import expect

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.people.contacts import give_address
from moothill.commons.people.guests import COOKIE, NewGuest, begin_guest
from moothill.commons.record import kinds
from moothill.commons.record.answering import accept, ask, decline
from moothill.commons.record.models import Change, Suggestion
from moothill.commons.record.suggesting import Proposal, suggest
from tests.journeys.checks import Visitor
from tests.journeys.words import plain_words

pytestmark = pytest.mark.django_db(transaction=True)

FOR_STRANGERS = ("/me/", "/code/")
FOR_GUESTS = ("/me/", "/me/code/", "/me/address/", "/me/erase/")
FOR_HOLDERS = ("/me/", "/me/claim/", "/me/erase/")


@pytest.fixture
def guest(make: Any, steward: Any) -> NewGuest:
    """Somebody whose suggestions met every fate."""
    from django.utils import timezone

    at = timezone.now()
    made = begin_guest(at=at)
    by = guest_actor(made.participant)

    def send(title: str) -> Suggestion:
        record = make("objective", title=f"What the page says about {title}")
        proposal = Proposal(Change.REVISE, kinds.get("objective"), record, values={"title": title}, base=1)
        return suggest(proposal=proposal, cycle=record.cycle, by=by, at=at, key=uuid4(), reason="A slip")

    accept(suggestion=send("trust"), by=steward, at=at, words="Well seen, thank you.")
    decline(suggestion=send("money"), by=steward, at=at, code="off-topic", words="It belongs to the budget.")
    ask(suggestion=send("time"), by=steward, at=at, words="Which week do you mean?")
    send("places")
    give_address(participant=made.participant, address="guest@example.org", by=made.participant, at=at)
    return made


def browser_of(guest: NewGuest) -> Client:
    client = Client(headers={"Accept-Language": "en-xa"})
    client.cookies[COOKIE] = guest.cookie
    return client


@pytest.mark.usefixtures("pseudo_languages")
def test_every_word_is_translatable(guest: NewGuest, client_of: Any, steward: Any) -> None:
    holder = client_of(steward)
    holder.defaults["HTTP_ACCEPT_LANGUAGE"] = "en-xa"
    holder.cookies[COOKIE] = guest.cookie
    stranger = Client(headers={"Accept-Language": "en-xa"})
    visits = [(stranger, FOR_STRANGERS), (browser_of(guest), FOR_GUESTS), (holder, FOR_HOLDERS)]
    found = {}
    for number, (client, addresses) in enumerate(visits):
        for address in addresses:
            found[number, address] = plain_words(client.get(address).content.decode())
    found["renewed"] = plain_words(browser_of(guest).post("/me/code/").content.decode())
    found["wrong"] = plain_words(stranger.post("/code/", {"code": "wrong"}).content.decode())
    sure = {"sure": "on", "waiting": "withdraw"}
    found["erased"] = plain_words(browser_of(guest).post("/me/erase/", sure).content.decode())
    assert found == dict.fromkeys(found, [])


@pytest.mark.browser
@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_a_guest_comes_back_looks_around_and_is_erased(
    make_visitor: Callable[..., Visitor], guest: NewGuest, language: str
) -> None:
    visitor = make_visitor(locale=language)
    page = visitor.page
    visitor.open("/me/")
    look = visitor.look if language == "en" else _looks_in(visitor, language)
    look("me-stranger")
    page.locator("input[name=code]").fill("wrong")
    page.locator("form.mh_form button").click()
    look("me-code-wrong")
    page.locator("input[name=code]").fill(guest.code.lower())
    page.locator("form.mh_form button").click()
    expect(page.get_by_text(guest.participant.label).first).to_be_visible()
    look("me-guest")
    for address in FOR_GUESTS[1:]:
        visitor.open(address)
        look(address.strip("/").replace("/", "-"))
    visitor.open("/me/code/")
    page.locator("form.mh_form button").click()
    look("me-code-new")
    visitor.open("/me/erase/")
    page.locator("label[for=id_sure]").click()
    page.locator("button.mh_button-stop").click()
    look("me-erased")
    expect(page.get_by_text(guest.participant.label)).to_have_count(0)


def _looks_in(visitor: Visitor, language: str) -> Callable[[str], None]:
    return lambda name: visitor.look(f"{name}-{language}")


@pytest.mark.browser
def test_an_account_holder_claims_what_they_gave_at_this_browser(
    visitor: Visitor, guest: NewGuest, client_of: Any, steward: Any
) -> None:
    session = client_of(steward).cookies["sessionid"].value
    site = {"domain": "localhost", "path": "/"}
    site["domain"] = visitor.site.partition("://")[2].partition(":")[0]
    visitor.page.context.add_cookies(
        [{"name": "sessionid", "value": session, **site}, {"name": COOKIE, "value": guest.cookie, **site}]
    )
    visitor.open("/me/")
    visitor.look("me-holder")
    visitor.page.get_by_role("link", name="Claim it into your account").click()
    visitor.look("me-claim")
    visitor.page.get_by_role("button", name="That was me: claim it").click()
    expect(visitor.page.get_by_text("The name beside it stays.")).to_be_visible()
    expect(visitor.page.get_by_role("heading", name="What the page says about trust")).to_be_visible()
    visitor.look("me-claimed")
