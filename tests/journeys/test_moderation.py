"""A reader reports something, a moderator looks, hides, undoes a wave, and everybody can read what was done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.moderation.models import Sighting
from moothill.commons.moderation.receiving import Sent, receive
from moothill.commons.people.guests import begin_guest
from moothill.commons.record import kinds
from moothill.commons.record.models import Change
from moothill.commons.record.suggesting import Proposal, suggest
from moothill.core.policy import Role, Side
from moothill.core.screening import Verdict
from tests.journeys.checks import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/oakland-2018-20/"
SPAM = "Buy cheap viagra and cialis online no prescription needed, visit http://pills-{}.example.top today"


@pytest.fixture
def suggestions(make, cycle) -> list[Any]:
    """An honest one and two that are held, of this hour."""
    page, now = make("page").reference, timezone.now() - timedelta(minutes=10)

    def one(text: str) -> Any:
        by = guest_actor(begin_guest(at=now).participant)
        proposal = Proposal(
            Change.CREATE, kinds.get("section"), values={"page": page, "title": "A thought", "text": text}
        )

        def act(verdict: Verdict) -> Any:
            held = verdict is Verdict.HOLD
            return suggest(proposal=proposal, cycle=cycle, by=by, at=now, key=uuid4(), held=held)

        return receive(cycle=cycle, by=by, at=now, sent=Sent("ab" * 16), text=text, act=act).made

    return [one("Could the meetings be held in the evening?"), one(SPAM.format(1)), one(SPAM.format(2))]


@pytest.fixture
def seat(make_visitor, client_of, make_person, cycle, live_server) -> Callable[..., Visitor]:
    """Seats a steward who has signed in."""
    steward = make_person("gov@example.org", (cycle, Role.STEWARD, Side.GOVERNMENT))

    def at_a_browser(**options: Any) -> Visitor:
        visitor = make_visitor(**options)
        cookie = client_of(steward).cookies["sessionid"]
        visitor.page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
        )
        return visitor

    return at_a_browser


def test_from_a_report_to_the_log(visitor, seat, suggestions, cycle):
    visitor.open(f"{HOME}report/?of=suggestion-{suggestions[0].pk}")
    visitor.look("report")
    visitor.page.get_by_label("Reason").select_option("off-topic")
    visitor.page.get_by_role("button", name="Send the report").click()
    expect(
        visitor.page.get_by_role("heading", name="Thank you: a moderator will look", level=1)
    ).to_be_visible()
    visitor.look("reported")
    moderator = seat()
    moderator.open(f"{HOME}desk/moderation/?show=reported")
    moderator.open(f"{HOME}desk/moderation/")
    moderator.look("moderation desk")
    box = moderator.page.get_by_role("checkbox").last
    box.focus()
    box.press("Space")
    moderator.page.get_by_label("Or hide them, because").select_option("spam")
    moderator.page.get_by_role("button", name="Hide them").press("Enter")
    expect(moderator.page.get_by_text("1 is hidden.")).to_be_visible()
    moderator.open(f"{HOME}desk/moderation/hidden/")
    moderator.look("moderation hidden")
    _undo(moderator)
    visitor.open(f"{HOME}moderation/log/")
    expect(visitor.page.get_by_role("cell", name="A wave was undone")).to_be_visible()
    visitor.look("moderation log")
    visitor.open(f"{HOME}moderation/")
    visitor.look("moderation policy")
    visitor.open(f"{HOME}moderation/appeals/{cycle.hidings.get(target_id=suggestions[2].pk).pk}/")
    visitor.look("moderation appeal")
    moderator.open(f"{HOME}desk/moderation/rules/")
    moderator.look("moderation rules")


def _undo(moderator: Visitor) -> None:
    moderator.open(f"{HOME}desk/moderation/waves/")
    moderator.look("moderation waves")
    moderator.page.get_by_label("Why?").fill("A robot")
    moderator.page.get_by_role("button", name="Show what would be undone").click()
    moderator.look("moderation preview")
    moderator.page.get_by_role("button", name="Undo all of this").click()
    expect(moderator.page.get_by_role("heading", name="A wave that was undone", level=1)).to_be_visible()
    moderator.look("moderation wave")
    assert set(Sighting.objects.filter(target="record.suggestion").values_list("standing", flat=True)) == {
        "flagged", "removed", "undone",
    }  # fmt: skip


def test_the_desk_fits_a_phone_right_to_left(seat, suggestions, pseudo_languages):
    moderator = seat(locale="ar-xb")
    for name in ("desk/moderation/", "desk/moderation/rules/"):
        moderator.open(f"{HOME}{name}")
        moderator.look(f"{name} right to left")
