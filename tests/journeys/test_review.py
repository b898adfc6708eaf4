"""A steward answers at the desk, by keyboard; a reader walks through the history."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from moothill.commons.moderation.models import Sighting
from moothill.commons.record import kinds
from moothill.commons.record.models import Change, Suggestion
from moothill.commons.record.operations import revise
from moothill.commons.record.suggesting import Proposal, suggest
from tests.journeys.checks import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = """We meet in **May**, in Oakland.

## Who may come

- Everybody from the town
- Everybody from the county

| Month | Place |
|---|---|
| May | Oakland |
| June | Elmland |
"""


@pytest.fixture
def section(make, steward, at):
    """A text that was changed twice."""
    section = make("section", page=make("page").reference, title="Aims", text=BODY)
    second = BODY.replace("May**", "June**").replace("- Everybody from the county\n", "")
    revise(record=section, values={"text": second}, base=1, by=steward, at=at, reason="A later month")
    third = f"{second}\nBring cake, and a friend.\n"
    revise(record=section, values={"text": third, "title": "Our aims"}, base=2, by=steward, at=at)
    return section


@pytest.fixture
def waiting(section, cycle, account_holder, at):
    """What waits at the desk: one that merges, one that clashes, something new, a withdrawal; and an edit to look at."""
    tries = (
        (Change.REVISE, {"text": BODY.replace("county", "county and its isles")}, 1),
        (Change.REVISE, {"text": BODY.replace("May**", "July**")}, 1),
        (Change.CREATE, {"title": "Openness in every town"}, 0),
        (Change.WITHDRAW, None, 1),
    )
    for change, values, base in tries:
        kind = kinds.get("objective" if change == Change.CREATE else "section")
        record = None if change == Change.CREATE else section
        proposal = Proposal(change, kind, record, values, base=base)
        made = suggest(
            proposal=proposal, cycle=cycle, by=account_holder, at=at, key=uuid4(), reason="It reads better", due=at.date()
        )  # fmt: skip
    concerns = [{"rule": "shouting", "severity": "flag", "facts": {}}]
    for target, pk in (
        ("record.suggestion", made.pk),
        ("record.revision", section.revisions.get(number=2).pk),
    ):
        Sighting.objects.create(
            cycle=cycle, participant_id=account_holder.participant, at=at, target=target, target_id=pk, first=True,
            verdict="flag", standing="flagged", concerns=concerns,
        )  # fmt: skip


@pytest.fixture
def at_the_desk(make_visitor: Callable[..., Visitor], client_of, steward) -> Visitor:
    visitor = make_visitor()
    session = client_of(steward).cookies["sessionid"].value
    visitor.page.context.add_cookies([{"name": "sessionid", "value": session, "url": visitor.site}])
    return visitor


def test_a_reader_walks_through_the_history(visitor: Visitor, section) -> None:
    own, page = section.get_absolute_url(), visitor.page
    visitor.open(f"{own}history/")
    page.get_by_role("link", name="Version 1", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("This is an old version")
    page.get_by_role("link", name="Compare with the present version").click()
    expect(page.locator(".mh_passage-added")).to_contain_text("Bring cake")
    visitor.look("compare-reads")
    page.get_by_role("link", name="As it is written").click()
    expect(page.get_by_role("main")).to_contain_text("**")


def test_a_steward_answers_by_keyboard(at_the_desk: Visitor, section, waiting, cycle) -> None:
    page, desk = at_the_desk.page, f"{cycle.get_absolute_url()}desk/suggestions/"
    at_the_desk.open(desk)
    at_the_desk.look("desk-queue")
    page.get_by_role("link", name="1:").focus()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="2:")).to_be_focused()
    page.keyboard.press("x")
    expect(page.get_by_label("Tick 2")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("A person must choose between the two wordings")
    at_the_desk.look("desk-clash")
    page.get_by_role("link", name="Settle the two wordings").first.click()
    at_the_desk.look("desk-settle")
    page.get_by_label("Put it as suggested").first.check()
    page.get_by_role("button", name="Accept it like this").click()
    expect(page.get_by_role("main")).to_contain_text("accepted with your changes")
    page.get_by_role("link", name="1:").click()
    page.get_by_role("button", name="Send the question").focus()
    page.keyboard.press("d")
    expect(page.get_by_label("Reason")).to_be_focused()
    page.get_by_label("In your own words").fill("jkad are letters here")
    page.get_by_role("button", name="Decline it", exact=True).click()
    assert Suggestion.objects.get(number=1).answer == "jkad are letters here"


def test_a_steward_looks_at_edits_and_restores_a_version(
    at_the_desk: Visitor, section, waiting, cycle
) -> None:
    page = at_the_desk.page
    at_the_desk.open(f"{cycle.get_absolute_url()}desk/changes/")
    at_the_desk.look("desk-edits")
    page.get_by_label("Tick SE-1 2").check()
    page.get_by_role("button", name="Let them stand").click()
    expect(page.get_by_role("main")).to_contain_text("Every edit was looked at")
    at_the_desk.open(f"{section.get_absolute_url()}versions/1/")
    page.get_by_role("link", name="Restore this version").click()
    page.get_by_role("button", name="Restore it").click()
    expect(page.get_by_role("main")).to_contain_text("holds again")
    section.refresh_from_db()
    assert section.title == "Aims"
