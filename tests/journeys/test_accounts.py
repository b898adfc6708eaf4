"""Signing up, in and out can be done by everybody, in our look and in any language."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.test import Client
from playwright.sync_api import expect

from tests.journeys.checks import Visitor
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.journeys.style")]

PASSWORD = "correct horse battery staple"
PASSKEY_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
FOR_ANYONE = (
    "login/",
    "signup/",
    "signup/passkey/",
    "login/code/",
    "password/reset/",
    "password/reset/done/",
)
FOR_HOLDERS = (
    "email/",
    "password/change/",
    "logout/",
    "2fa/",
    "2fa/webauthn/",
    "reauthenticate/",
    "2fa/totp/activate/",
    "2fa/webauthn/add/",
)


@pytest.fixture
def holder(settings):
    settings.LOGIN_REDIRECT_URL = "/style/"
    person = get_user_model().objects.create_user("holder@example.org", PASSWORD)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def code_in(letter: EmailMessage) -> str:
    return next(line for line in letter.body.split("\n") if re.fullmatch(r"[0-9A-Z-]{6,10}", line))


def sign_in(visitor: Visitor, mailoutbox: list[EmailMessage]) -> None:
    visitor.open("/accounts/login/code/")
    visitor.page.get_by_label("Email").fill("holder@example.org")
    visitor.page.get_by_role("button", name="Request Code").click()
    box = visitor.page.get_by_label("Code")
    expect(box).to_be_visible()
    visitor.look("accounts-login-code-confirm")
    box.fill(code_in(mailoutbox[-1]))
    visitor.page.get_by_role("button", name="Confirm", exact=True).click()
    expect(visitor.page.get_by_role("link", name="Sign out").first).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("address", FOR_ANYONE)
def test_a_stranger_can_use(visitor: Visitor, address: str) -> None:
    visitor.open(f"/accounts/{address}")
    visitor.look(f"accounts-{address.strip('/')}")


@pytest.mark.browser
@pytest.mark.usefixtures("holder")
def test_an_account_holder_can_use_every_page_of_the_account(visitor: Visitor, mailoutbox) -> None:
    sign_in(visitor, mailoutbox)
    for address in FOR_HOLDERS:
        visitor.open(f"/accounts/{address}")
        visitor.look(f"accounts-{address.strip('/')}")
        if address == "reauthenticate/":
            visitor.page.get_by_label("Password").fill(PASSWORD)
            visitor.page.get_by_role("button", name="Confirm").click()
            expect(visitor.page.get_by_role("link", name="Sign out").first).to_be_visible()


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("address", FOR_ANYONE)
def test_every_word_for_a_stranger_is_translatable(address: str) -> None:
    answer = Client(headers={"Accept-Language": "en-xa"}).get(f"/accounts/{address}")
    assert (answer.status_code, plain_words(answer.content.decode())) == (200, [])


@pytest.mark.usefixtures("pseudo_languages", "holder")
def test_every_word_for_an_account_holder_is_translatable(mailoutbox) -> None:
    client = Client(headers={"Accept-Language": "en-xa"})
    client.post("/accounts/login/code/", {"email": "holder@example.org"})
    client.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[-1])})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answers = {address: client.get(f"/accounts/{address}") for address in FOR_HOLDERS}
    found = {
        address: (each.status_code, plain_words(each.content.decode())) for address, each in answers.items()
    }
    assert found == {address: (200, []) for address in FOR_HOLDERS}


@pytest.mark.browser
@pytest.mark.usefixtures("holder")
def test_a_passkey_is_added_and_then_opens_the_door(visitor: Visitor, mailoutbox) -> None:
    sign_in(visitor, mailoutbox)
    devices = visitor.page.context.new_cdp_session(visitor.page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY_DEVICE})
    visitor.open("/accounts/reauthenticate/?next=/accounts/2fa/webauthn/add/")
    visitor.page.get_by_label("Password").fill(PASSWORD)
    visitor.page.get_by_role("button", name="Confirm").click()
    visitor.page.get_by_label("Name of this key").fill("My telephone")
    visitor.page.get_by_label("Passwordless").check()
    visitor.page.get_by_role("button", name="Add").click()
    visitor.page.wait_for_url("**/recovery-codes/**")
    visitor.open("/accounts/2fa/webauthn/")
    expect(visitor.page.get_by_role("rowheader", name="My telephone")).to_be_visible()
    visitor.look("accounts-passkeys")
    visitor.open("/accounts/2fa/recovery-codes/")
    visitor.look("accounts-recovery-codes")
    visitor.open("/accounts/logout/")
    visitor.page.get_by_role("button", name="Sign Out").click()
    visitor.open("/accounts/login/")
    visitor.page.get_by_role("button", name="Sign in with a passkey").click()
    expect(visitor.page.get_by_role("link", name="Sign out").first).to_be_visible()
