"""A steward drafts a call, sees what is missing, publishes it, and a passer-by finds it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from moothill.commons.cycles.models import Cycle
from tests.journeys.checks import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_in(visitor: Visitor, client: Client) -> None:
    """Hands the visitor the cookies of somebody who signed in."""
    jar = [{"name": name, "value": each.value, "url": visitor.site} for name, each in client.cookies.items()]
    visitor.page.context.add_cookies(jar)


def test_a_call_from_its_draft_to_a_passer_by(
    make_visitor: Callable[..., Visitor], client_of: Any, steward: Any, cycle: Cycle
) -> None:
    at_work = make_visitor()
    signed_in(at_work, client_of(steward))
    page, home = at_work.page, f"/{cycle.slug}/"

    at_work.open(f"{home}calls/new/")
    page.get_by_label("Question", exact=True).first.fill("Which data should be open first?")
    page.get_by_role("button", name="Save as a draft").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Before this is published")
    at_work.look("call-draft")

    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Say when it closes.")
    at_work.open(f"{home}calls/Q-1/")
    page.get_by_role("link", name="Say when it closes.").click()
    now = timezone.now()
    for label, words in {
        "Who answers for it": "Ash Rowan",
        "How long it takes": "5",
        "What can change": "All of it.",
        "Opens": f"{now - timedelta(days=1):%Y-%m-%dT%H:%M}",
        "Closes": f"{now + timedelta(days=9):%Y-%m-%dT%H:%M}",
        "Reply promised by": f"{now + timedelta(days=30):%Y-%m-%d}",
    }.items():
        page.get_by_label(label).first.fill(words)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(main.get_by_text("to do", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish", exact=True).click()

    passer_by = make_visitor()
    passer_by.open(f"{home}take-part/")
    passer_by.look("take-part")
    passer_by.page.get_by_role("link", name="Which data should be open first?", exact=True).click()
    expect(passer_by.page.get_by_role("main")).to_contain_text("takes 5 minutes")
    button = passer_by.page.get_by_role("main").get_by_role("link", name="Take part")
    expect(button).to_have_attribute("href", f"{home}calls/Q-1/answer/")
    passer_by.look("call")
