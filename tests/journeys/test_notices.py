"""Somebody follows, is told, and stops: on a desk and a phone, in long words, with scripts off; and news without an account."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from moothill.commons.journal.running import Runner
from moothill.commons.notifications import fanning
from moothill.commons.notifications.following import follow
from moothill.commons.notifications.models import Letter
from moothill.commons.notifications.topics import read
from moothill.commons.people.models import Person
from moothill.commons.record.operations import revise, withdraw
from moothill.front.notices.tokens import confirm_mark, stop_mark
from tests.journeys.checks import Visitor
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/oakland-2018-20/"
_PSEUDO = {"Long and accented", "Right to left"}
FOLLOWED = f"{HOME}follow/?topic=record/O-1"
PAGES = {
    "notices": "/notices/",
    "notices-settings": "/notices/settings/",
    "follow-choices": f"{HOME}follow/",
    "follow-one": FOLLOWED,
    "subscribe": f"{HOME}subscribe/",
    "subscribe-sent": f"{HOME}subscribe/sent/",
}


@pytest.fixture
def known(make, steward, account_holder, cycle) -> Client:
    """Somebody signed in who follows three things and was told of four."""
    now = timezone.now()
    one, two = make("objective", title="Open data for all"), make("objective", title="Plain words")
    Runner({fanning.FOLLOWER: fanning.follow}).catch_up()
    for topic in ("cycle", "record/O-1", "search/open data", "kind/activity"):
        follow(cycle=cycle, topic=read(topic), by=account_holder, at=now)
    later = now + timedelta(seconds=1)
    revise(
        record=one,
        values={"title": "Open data for everyone"},
        base=1,
        by=steward,
        at=later,
        reason="It is plainer.",
    )
    withdraw(record=two, reason="It stood here twice.", by=steward, at=later)
    Runner({fanning.FOLLOWER: fanning.follow}).catch_up()
    client = Client()
    client.force_login(
        Person.objects.get(participant__pk=account_holder.participant),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def sign_in(visitor: Visitor, client: Client) -> None:
    session = client.cookies["sessionid"].value
    visitor.page.context.add_cookies([{"name": "sessionid", "value": session, "url": visitor.site}])


def mails_pages(cycle, account_holder) -> dict[str, str]:
    """The pages that links in mails lead to."""
    from moothill.commons.notifications.following import reader_of

    now = timezone.now()
    letter = Letter.objects.create(
        cycle=cycle, kind="confirm", period="x", address="n@example.org", asks={}, made_at=now, due_at=now
    )
    stop = stop_mark(reader_of(account_holder.participant, now).pk, cycle.pk)
    return {
        "notices-confirm": f"/notices/confirm/{confirm_mark(letter.pk)}/",
        "notices-stop": f"/notices/stop/{stop}/",
    }


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_every_page_of_notices_bears_being_looked_at(
    make_visitor: Callable[..., Visitor], known: Client, cycle, account_holder, language: str
) -> None:
    visitor = make_visitor(locale=language)
    visitor.open(FOLLOWED)
    visitor.look(f"follow-stranger-{language}")
    sign_in(visitor, known)
    for name, address in (PAGES | mails_pages(cycle, account_holder)).items():
        visitor.open(address)
        visitor.look(f"{name}-{language}")


@pytest.mark.usefixtures("pseudo_languages")
def test_every_word_of_notices_is_translatable(known: Client, cycle, account_holder) -> None:
    pages = PAGES | mails_pages(cycle, account_holder)
    accented = {"Accept-Language": "en-xa"}
    found = {
        name: plain_words(known.get(address, headers=accented).content.decode())
        for name, address in pages.items()
    }
    # Languages are named in their own words everywhere.
    found["notices-settings"] = [words for words in found["notices-settings"] if words not in _PSEUDO]
    assert found == {name: [] for name in pages}


def test_a_reader_without_scripts_reads_marks_and_stops(
    make_visitor: Callable[..., Visitor], known: Client
) -> None:
    visitor = make_visitor(java_script_enabled=False, viewport={"width": 320, "height": 800})
    sign_in(visitor, known)
    page = visitor.page
    visitor.open(f"{HOME}objectives/O-1/")
    page.get_by_role("link", name="Notices").click()
    expect(page.get_by_role("main")).to_contain_text("It stood here twice.")
    expect(page.get_by_role("main")).not_to_contain_text("Plain words")
    page.get_by_role("button", name="Mark all of these as read").click()
    expect(page.get_by_role("button", name="Mark all of these as read")).to_have_count(0)
    page.get_by_role("link", name="Open data for everyone").click()
    page.get_by_role("link", name="Following").click()
    page.get_by_role("button", name="Stop following").click()
    expect(page.get_by_role("link", name="Follow", exact=True)).to_be_visible()
