"""A passer-by on a phone, with scripts off, suggests two changes; each side answers one; they learn it by code and by mail."""

import re
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from moothill.commons.journal.running import Runner
from moothill.commons.notifications import digests, fanning, sending
from moothill.commons.record.models import Suggestion
from tests.front.operate.test_mail import Server
from tests.journeys.checks import PHONE, Visitor
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAUSE = 3.2  # seconds: a form sent sooner than anybody can write waits for a second look


@pytest.fixture
def activity(make):
    stage = make("stage", title="Reaching out", when="March 2018", number="1")
    return make(
        "activity", title="Workshop in Oakland", stage=stage.reference, when="5 March 2018", state="planned"
    )


@pytest.fixture
def section(make):
    return make("section", page=make("page", title="Plan").reference, title="Aims", text="We meet in May.")


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    """The mail server the site is set to use."""
    served = Server({})
    threading.Thread(target=served.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = served.server_address
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield served
    served.shutdown()
    served.server_close()


def letters(server: Server) -> list[str]:
    """What came so far, as plain text; the list begins anew."""
    raw, server.taken[:] = list(server.taken), []
    return [message_from_bytes(each, policy=policy.default).get_content() for each in raw]


def suggest(visitor: Visitor, address: str, **values: str) -> None:
    """Through the form, as a person would."""
    visitor.open(f"{address}change/")
    for name, words in values.items():
        visitor.page.locator(f"[name={name}]").fill(words)
    visitor.page.wait_for_timeout(PAUSE * 1000)
    visitor.page.get_by_role("button", name="Send the suggestion").click()


def steward_at(make_visitor: Callable[..., Visitor], client: Client) -> Visitor:
    visitor = make_visitor()
    session = client.cookies["sessionid"].value
    visitor.page.context.add_cookies([{"name": "sessionid", "value": session, "url": visitor.site}])
    return visitor


def test_from_a_passer_bys_wish_to_both_sides_answers(
    make_visitor, server, client_of, steward, civil_steward, activity, section, cycle
):
    phone = make_visitor(viewport=PHONE, java_script_enabled=False)
    suggest(phone, activity.get_absolute_url(), when="6 March 2018", reason="The hall is taken on the fifth")
    expect(phone.page.get_by_role("heading", name="Your return code")).to_be_visible()
    code = re.search(r"\b(\w{4}-){3}\w{4}\b", phone.page.content())[0]
    suggest(phone, section.get_absolute_url(), text="We meet in May, in Oakland.", reason="It says where")
    expect(phone.page.get_by_text("Thank you: your suggestion is kept.")).to_be_visible()
    phone.open("/me/address/")
    phone.page.locator("[name=address]").fill("guest@example.org")
    phone.page.locator("main form button").first.click()
    link = re.search(r"https?://[^/\s]+(/me/address/\S+)", letters(server)[0])[1]
    phone.open(link)
    phone.page.locator("main form button").first.click()

    first, second = Suggestion.objects.order_by("number")
    desk = steward_at(make_visitor, client_of(steward))
    desk.open(f"{cycle.get_absolute_url()}desk/suggestions/{first.number}/")
    desk.page.get_by_role("button", name="Accept it").click()
    other = steward_at(make_visitor, client_of(civil_steward))
    other.open(f"{cycle.get_absolute_url()}desk/suggestions/{second.number}/")
    declining = other.page.locator("form", has=other.page.get_by_role("button", name="Decline it"))
    declining.locator("select").select_option("repeated")
    declining.locator("textarea").fill("The list of places says so.")
    other.page.get_by_role("button", name="Decline it").click()
    expect(other.page.get_by_text("declined").first).to_be_visible()
    activity.refresh_from_db()
    assert activity.revisions.last().content["when"]["words"] == "6 March 2018"

    elsewhere = make_visitor(java_script_enabled=False)
    elsewhere.open("/code/")
    elsewhere.page.locator("[name=code]").fill(code)
    elsewhere.page.locator("main form button").first.click()
    expect(elsewhere.page.get_by_text("The list of places says so.")).to_be_visible()
    expect(elsewhere.page.get_by_text("accepted").first).to_be_visible()

    letters(server)
    Runner({fanning.FOLLOWER: fanning.follow}).catch_up()
    tomorrow = timezone.now() + timedelta(days=1, hours=12)
    digests.post_digests(tomorrow)
    sending.send_due(tomorrow)
    told = [words for words in letters(server) if "Workshop in Oakland" in words]
    assert len(told) == 1
    assert "The list of places says so." in told[0] and "accepted" in told[0]

    journal = Client().get(f"{cycle.get_absolute_url()}journal/").content.decode()
    assert "A suggestion was accepted" in journal and "A suggestion was declined" in journal
    assert first.by_name in journal and "guest@example.org" not in journal and "127.0.0.1" not in journal


def test_the_pages_of_the_door_are_for_everyone(visitor, activity, section, cycle):
    home, page = cycle.get_absolute_url(), visitor.page
    for name, address in {
        "change-activity": f"{activity.get_absolute_url()}change/",
        "suggest-withdrawal": f"{activity.get_absolute_url()}suggest-withdrawal/",
        "suggest-kinds": f"{home}suggest/",
        "suggest-new": f"{home}objectives/suggest/",
    }.items():
        visitor.open(address)
        visitor.look(name)
    visitor.open(f"{section.get_absolute_url()}change/")
    page.locator("[name=text]").fill("We meet in **May**.")
    expect(page.locator(".mh_preview strong")).to_have_text("May")
    visitor.look("change-live-preview")
    visitor.open(f"{section.get_absolute_url()}change/")
    page.get_by_role("button", name="Put them back").click()
    expect(page.locator("[name=text]")).to_have_value("We meet in **May**.")
    page.locator("[name=reason]").fill("It stands out")
    page.wait_for_timeout(PAUSE * 1000)
    page.get_by_role("button", name="Send the suggestion").click()
    expect(page.get_by_role("heading", name="Your return code")).to_be_visible()
    visitor.look("change-receipt")
    page.get_by_role("link", name="Your suggestion, number 1").click()
    visitor.look("suggestion")
    for name in ("take-back", "edit"):
        visitor.open(f"{home}suggestions/1/{name}/")
        visitor.look(f"suggestion-{name}")
    visitor.open(f"{home}suggestions/")
    visitor.look("suggestions")
    visitor.open(f"{section.get_absolute_url()}change/")
    expect(page.get_by_role("button", name="Put them back")).to_have_count(0)


@pytest.mark.usefixtures("pseudo_languages")
def test_every_word_of_the_door_is_translatable(make, cycle):
    client = Client(headers={"Accept-Language": "en-xa"})
    home, own = cycle.get_absolute_url(), make("objective").get_absolute_url()
    sent = {"title": "Better", "base": "1", "save": "1"}
    found = {"receipt": plain_words(client.post(f"{own}change/", sent).content.decode())}
    for address in (
        f"{own}change/",
        f"{own}suggest-withdrawal/",
        f"{home}suggest/",
        f"{home}suggestions/",
        f"{home}suggestions/1/",
        f"{home}suggestions/1/edit/",
        f"{home}suggestions/1/take-back/",
    ):
        found[address] = plain_words(client.get(address).content.decode())
    assert found == dict.fromkeys(found, [])
