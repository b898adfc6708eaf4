"""A guest's address, from the box to the mailbox and back."""

import logging
import re
import threading
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
import time_machine
from django.core import mail
from django.test import Client

from moothill.commons.people.contacts import LINK_LIFE
from moothill.commons.people.models import Guest, Participant
from moothill.commons.people.trying import MOST
from tests.front.operate.test_mail import Server

pytestmark = pytest.mark.django_db

ADDRESS = "canary@example.org"


def link_in(letter: mail.EmailMessage) -> str:
    return re.search(r"https?://[^/\s]+(/me/address/\S+)", letter.body)[1]


def give(browser: Client, address: str = ADDRESS):
    return browser.post("/me/address/", {"address": address})


def test_an_address_is_asked_about_confirmed_and_gets_the_code(guest, guest_browser, mailoutbox):
    assert give(guest_browser).status_code == 303
    (question,) = mailoutbox
    assert question.to == [ADDRESS] and guest.code not in question.body
    assert guest.participant.label in question.body  # why it came
    anywhere = Client()
    assert anywhere.get(link_in(question)).status_code == 200
    assert Guest.objects.get().confirmed_at is None  # a program that follows links confirms nothing
    assert anywhere.post(link_in(question)).status_code == 200
    assert anywhere.post(link_in(question)).status_code == 200  # a second click sends nothing more
    _question, answer = mailoutbox
    code = re.search(r"^(\w{4}-){3}\w{4}$", answer.body, flags=re.MULTILINE)[0]
    for each in (code, guest.code):
        assert Client().post("/code/", {"code": each}).status_code == 303
    assert "canary" not in Client().get("/me/").content.decode()


@pytest.mark.parametrize("wrong", ["x", "x:y:z", "%2e%2e", "a" * 600])
def test_a_link_that_is_not_good_says_so(client, wrong):
    for answer in (client.get(f"/me/address/{wrong}/"), client.post(f"/me/address/{wrong}/")):
        assert answer.status_code == 403 and "This link is not good" in answer.content.decode()


def test_an_old_link_is_no_longer_good(guest, guest_browser, mailoutbox, at):
    give(guest_browser)
    with time_machine.travel(at + LINK_LIFE + timedelta(minutes=1)):
        assert Client().post(link_in(mailoutbox[0])).status_code == 403
    assert Guest.objects.get().confirmed_at is None and len(mailoutbox) == 1


@pytest.mark.parametrize("address", ["", "oak", "a@b.org\nBcc: c@d.org", "x" * 250 + "@example.org"])
def test_what_is_no_address_stays_in_the_box(guest, guest_browser, address, mailoutbox):
    answer = give(guest_browser, address)
    assert answer.status_code == 422 and not mailoutbox
    assert Guest.objects.get().address == ""


def test_nobody_s_mailbox_is_filled_from_here(guest, guest_browser, mailoutbox):
    answers = [give(guest_browser).status_code for _try in range(MOST + 1)]
    assert answers == [303] * MOST + [429]
    assert len(mailoutbox) == MOST


def test_an_address_is_forgotten_when_asked(guest, guest_browser, mailoutbox):
    give(guest_browser)
    guest_browser.post("/me/address/", {"forget": "1"})
    assert Guest.objects.get().address == ""
    assert Client().post(link_in(mailoutbox[0])).status_code == 403


def test_a_mail_that_is_not_taken_is_told_and_its_address_is_not_logged(
    guest, guest_browser, monkeypatch, caplog
):
    def refuse(*given, **named):
        from smtplib import SMTPRecipientsRefused

        raise SMTPRecipientsRefused({ADDRESS: (550, b"no such box: canary")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with caplog.at_level(logging.DEBUG):
        give(guest_browser)
    assert "could not be sent" in guest_browser.get("/me/").content.decode()
    assert "SMTPRecipientsRefused" in caplog.text and "canary" not in caplog.text


def mails(server: Server) -> list[EmailMessage]:
    return [message_from_bytes(raw, policy=policy.default) for raw in server.taken]


def test_from_the_question_to_the_claim_and_the_end_over_a_real_mail_server(
    guest, guest_browser, settings, client_of, account_holder
):
    """The number of mails is exact, and a name with links and line breaks in it does no harm."""
    server = Server({})
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    Participant.objects.filter(pk=guest.participant.pk).update(
        label="https://evil.example\nBcc: all@evil.example"
    )
    try:
        assert give(guest_browser).status_code == 303
        link = re.search(r"https?://[^/\s]+(/me/address/\S+)", mails(server)[0].get_content())[1]
        Client().post(link)
        question, answer = mails(server)
        code = re.search(r"^(\w{4}-){3}\w{4}\b", answer.get_content(), flags=re.MULTILINE)[0]
        assert client_of(account_holder).post("/me/claim/", {"code": code}).status_code == 303
        assert (
            client_of(account_holder).post("/me/erase/", {"sure": "on", "waiting": "stay"}).status_code == 200
        )
        assert Client().post(link).status_code == 403
    finally:
        server.shutdown()
        server.server_close()
    for letter in (question, answer):
        assert letter["To"] == ADDRESS and letter["Bcc"] is None and letter["Cc"] is None
        assert letter["Auto-Submitted"] == "auto-generated" and letter.get_content_type() == "text/plain"
        assert "evil" not in letter.get_content()
    assert len(server.taken) == 2  # neither claim nor erasure nor the dead link sends anything
