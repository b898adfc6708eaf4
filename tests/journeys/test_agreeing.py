"""Somebody reads what others contributed and agrees: first without an account, then again with one click."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import transaction
from playwright.sync_api import expect

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.record.models import Record
from moothill.core.policy import Role
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.kinds import CoverReason
from moothill.rooms.inputs.models import Input
from tests.journeys.checks import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "/practice-island/inputs/"


@pytest.fixture
def said() -> list[str]:
    """Three contributions, one of them with words under a cover, and what gathers two of them: their references."""
    call_command("practice", verbosity=0)
    at, cycle = datetime.now(UTC), Cycle.objects.get(slug="practice-island")
    steward = Actor(name="Rowan Example", roles={cycle.pk: frozenset({Role.STEWARD})})
    made: list[Record] = []
    for words in ("Put the minutes online.", "Ash Example never puts the minutes online.", "Mend the quay."):
        with transaction.atomic():
            values = {"words": words, "consent": "unnamed", "place": "Harbour", "language": "en"}
            made.append(operations.lay_down(cycle=cycle, values=values, by=OPERATOR, at=at))
    act = {"by": steward, "at": at}
    operations.cover(record=made[1], passages=["Ash Example"], why=CoverReason.PERSONAL, **act)
    gathered = operations.gather(
        cycle=cycle, originals=made[:2], title="Minutes", words="Minutes online.", reason="The same.", **act
    )
    return [record.reference for record in (*made, gathered)]


def test_a_stranger_agrees_on_a_phone_and_then_agrees_again(
    make_visitor: Callable[..., Visitor], said: list[str]
) -> None:
    minutes, covered, quay, gathering = said
    visitor = make_visitor(viewport=PHONE)
    visitor.open(LIST)
    visitor.look("contributions")
    page = visitor.page
    page.locator(f"#{quay}").get_by_role("button").click()
    expect(page.get_by_role("heading", name="Your return code")).to_be_visible()
    page.get_by_role("link", name="Go on reading").click()
    expect(page.locator(f"#{quay}")).to_contain_text("you are one of them")

    page.locator(f"#{minutes}").get_by_role("button").click()
    expect(page.locator(f"#{minutes}")).to_contain_text("you are one of them")
    expect(page.locator(f"#{minutes}").get_by_role("button")).to_be_focused()
    page.locator(f"#{quay}").get_by_role("button").click()
    expect(page.locator(f"#{quay}")).to_contain_text("0 agree")
    supports = {each.record.reference: each.supports for each in Input.objects.all() if each.supports}
    assert supports == {minutes: 1}

    visitor.open(f"{LIST}{gathering}/")
    expect(page.locator("main")).to_contain_text("in 2 contributions.")
    visitor.look("gathering")
    visitor.open(f"{LIST}{covered}/")
    expect(page.locator("main")).to_contain_text("[covered: private things about somebody]")
    expect(page.locator("main")).not_to_contain_text("Ash Example")
