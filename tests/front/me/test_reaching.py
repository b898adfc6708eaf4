"""A guest's address, from the box to the mailbox and back."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from moothill.commons.people.contacts import LINK_LIFE
from moothill.commons.people.models import Guest
from moothill.commons.people.trying import MOST

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
