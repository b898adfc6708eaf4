"""A coder codes by keyboard alone."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from moothill.commons.record.models import Record
from moothill.commons.search.indexing import rebuild_all
from moothill.rooms.coding import operations
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Assignment, Code, Reading, Suggester, Suggestion
from moothill.rooms.inputs.operations import lay_down
from tests.journeys.checks import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = (
    "Plant more trees along the river 🌳. And open the archive on Sundays.",
    "A bench at each stop of the bus, please.",
    "Let the library open on Sundays.",
    "More trees along the river, and more benches.",
    "Publish the minutes within a week.",
)


@pytest.fixture
def codes(make) -> dict[str, Record]:
    found = {}
    for label in ("Trees", "Opening hours", "Benches", "Transport", "Minutes and papers"):
        found[label] = make("code", title=label, definition=f"Everything about {label.lower()}.")
        Code.objects.filter(pk=found[label].pk).update(standing=Standing.ADOPTED)
    return found


@pytest.fixture
def waiting(cycle, codes, steward, at) -> list[Record]:
    """Five contributions in an open round, with suggestions that are not always right."""
    made = Suggester.objects.create(cycle=cycle, number=1, method="likeness", digest="0" * 64, at=at)
    records = []
    for words in WORDS:
        with transaction.atomic():
            records.append(
                lay_down(cycle=cycle, values={"words": words, "consent": "unnamed"}, by=steward, at=at)
            )
        for rank, label in enumerate(("Trees", "Benches", "Transport"), start=1):
            Suggestion.objects.create(
                suggester=made, input_id=records[-1].pk, code_id=codes[label].pk, rank=rank, score=1 / rank
            )
    rebuild_all()
    operations.begin_round(cycle=cycle, by=steward, at=at, seed=5, double=0, blind=0)
    return records


def test_five_are_coded_by_keyboard_alone_and_one_is_undone(
    visitor: Visitor, client_of, team_member, cycle, waiting, codes
) -> None:
    session = client_of(team_member).cookies["sessionid"].value
    visitor.page.context.add_cookies([{"name": "sessionid", "value": session, "url": visitor.site}])
    page, keys = visitor.page, visitor.page.keyboard
    visitor.open(f"{cycle.get_absolute_url()}coding/next/?of={waiting[0].reference}")
    expect(page.locator("[data-text]")).to_be_focused()
    visitor.look("coding-screen")

    # The words behind a letter that two halves make, selected as a mouse or a thumb would: then the code for them alone.
    page.locator("[data-text]").evaluate(
        "(node) => new Promise((noticed) => {"
        " const range = document.createRange(); const text = node.firstChild;"
        " range.setStart(text, node.textContent.indexOf('open')); range.setEnd(text, text.length - 1);"
        " getSelection().removeAllRanges(); getSelection().addRange(range);"
        " document.addEventListener('selectionchange', noticed, { once: true }); }).then(() => true)"
    )
    keys.type("open")
    keys.press("Enter")
    expect(page.locator("[data-marks]")).to_contain_text("open the archive on Sundays")
    keys.press("1")
    keys.press("Enter")
    expect(page.locator(".mh_coding_last")).to_contain_text(f"{codes['Trees'].reference}, ")
    excerpt = Assignment.objects.select_related("excerpt").get(code=codes["Opening hours"].pk).excerpt
    assert WORDS[0][excerpt.start : excerpt.end] == "open the archive on Sundays"

    for number in range(1, 5):
        expect(page.locator("[data-text]")).to_be_focused()
        here = page.locator("input[name=of]").input_value()
        if number == 2:
            keys.press("s")
            expect(page.locator("input[name=of]")).not_to_have_value(here)
            here = page.locator("input[name=of]").input_value()
            expect(page.locator("[data-text]")).to_be_focused()
        keys.press("n" if number == 3 else "2")
        keys.press("Enter")
        expect(page.locator(".mh_coding_last")).to_contain_text(here)
    expect(page.get_by_role("heading", name="Nothing is left for you")).to_be_visible()
    assert Reading.objects.filter(undone_at=None).count() == 5
    page.get_by_role("button", name="Undo").focus()
    keys.press("Enter")
    expect(page.locator("input[name=of]")).to_have_value(here)
    assert Reading.objects.filter(undone_at=None).count() == 4
    assert Assignment.objects.exclude(by=team_member.participant).count() == 0
