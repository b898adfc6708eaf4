"""From what people said to published answers, in the practice cycle: the cast walks the whole way in a browser.

The short form, which the suite runs, has a few contributions about two topics. `script/drill walk` has all two hundred.
"""

import csv
import os
from collections import Counter
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import guest_actor
from moothill.commons.journal.followers import advance
from moothill.commons.notifications import fanning
from moothill.commons.notifications.models import Notice
from moothill.commons.people.guests import begin_guest
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.search import indexing
from moothill.rooms.coding.models import Assignment, Waiting
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations import contribute
from tests.front.trail.test_recount import recount
from tests.journeys.checks import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROWS = Path(__file__).parents[2] / "drills" / "walk" / "contributions.csv"
HOW_MANY = int(os.environ.get("MOOTHILL_WALK", "4"))
WHY = "Agreed at the workshop."
TOPICS = {
    "money": "Budget books",
    "ferry": "Boats and timetables",
    "school": "Lessons",
    "answers": "Replies from the council",
    "paths": "Walking ways",
}
if HOW_MANY < 10:  # the suite walks with two topics, and one that fits none
    TOPICS = {topic: TOPICS[topic] for topic in ("money", "ferry")}


@pytest.fixture
def island(settings) -> Cycle:
    """The practice cycle, with everything of its own that waited read already: only what is added here is left."""
    settings.AT_HOME = True
    call_command("practice", verbosity=0)
    return Cycle.objects.get(slug="practice-island")


@pytest.fixture
def said(island: Cycle) -> dict[str, dict]:
    """Contributions of guests with codes, three to each: what each is about, whose it is and the code, by reference."""
    with ROWS.open(newline="") as file:
        rows = list(csv.DictReader(file))
    # The first of each topic, so that a short walk has them all; then the rest as they stand.
    first = {row["topic"]: row for row in reversed(rows)}
    rows = [*first.values(), *(row for row in rows if row not in first.values())]
    rows = [row for row in rows if row["topic"] in ("", *TOPICS)][:HOW_MANY]
    found: dict[str, dict] = {}
    guest = None
    for number, row in enumerate(rows):
        at = timezone.now()
        with transaction.atomic():
            if number % 3 == 0:
                guest = begin_guest(at=at)
            values = {"title": row["title"], "words": row["words"], "language": "en", "consent": "unnamed"}
            record = contribute(
                cycle=island, values=values, by=guest_actor(guest.participant), at=at, key=uuid4()
            )
        found[record.reference] = row | {"author": guest.participant.pk, "code": guest.code}
    follow_journals()
    return found


def follow_journals() -> None:
    for name, follower in ((fanning.FOLLOWER, fanning.follow), (indexing.FOLLOWER, indexing.follow)):
        while advance(name, follower):
            pass


def act_as(visitor: Visitor, who: str) -> Page:
    visitor.open("/practice/act-as/")
    visitor.page.get_by_role("button", name=f"Be {who}").click()
    expect(visitor.page.get_by_role("region", name="Practice")).to_be_visible()
    return visitor.page


def add(visitor: Visitor, kind: str, **fields: str) -> str:
    """Something new through its ordinary form; its reference."""
    visitor.open(f"/practice-island/{kind}/new/")
    for name, words in fields.items():
        visitor.page.locator(f"[name={name}]").fill(words)
    visitor.page.locator("button[name=save]").click()
    visitor.page.wait_for_url(f"**/{kind}/*-*/")
    return visitor.page.url.rstrip("/").rpartition("/")[2]


def adopt_codes(visitor: Visitor) -> dict[str, str]:
    codes = {}
    for topic, label in TOPICS.items():
        codes[topic] = add(visitor, "codes", title=label, definition=f"Everything about {topic}.")
        visitor.open(f"/practice-island/codes/{codes[topic]}/adopt/")
        visitor.page.get_by_role("button", name="Adopt it").click()
        expect(visitor.page.locator("main")).to_contain_text("adopted")
    return codes


def begin_a_round(visitor: Visitor) -> None:
    visitor.open("/practice-island/coding/")
    close = visitor.page.get_by_role("button", name="Close this round")
    if close.count():
        close.click()
    visitor.page.locator("[name=double]").fill("0")
    visitor.page.locator("[name=blind]").fill("0")
    visitor.page.get_by_role("button", name="Begin a round").click()
    expect(visitor.page.get_by_role("link", name="Begin to read")).to_be_visible()


def code_by_keyboard(visitor: Visitor, said: dict[str, dict]) -> None:
    """Whatever waits, one at a time, until nothing is left; hands on the keyboard alone."""
    page, keys = visitor.page, visitor.page.keyboard
    page.get_by_role("link", name="Begin to read").focus()
    keys.press("Enter")
    for _turn in range(Waiting.objects.filter(cycle__slug="practice-island").count()):
        expect(page.locator("[data-text]")).to_be_focused()
        here = page.locator("input[name=of]").input_value()
        topic = said.get(here, {}).get("topic", "")
        if topic:
            keys.press("/")
            keys.type(TOPICS[topic][:7])
            keys.press("Enter")
        else:
            keys.press("n")
        keys.press("Enter")
        expect(page.locator(".mh_coding_last")).to_contain_text(f"{here}")
    expect(page.get_by_role("heading", name="Nothing is left for you")).to_be_visible()


def make_themes(visitor: Visitor, codes: dict[str, str]) -> dict[str, str]:
    themes = {}
    visitor.open("/practice-island/themes/missed/")
    visitor.page.locator("[name=because]").fill("The workshop asked everybody there.")
    visitor.page.get_by_role("button", name="Settle it").click()
    for topic, code in codes.items():
        themes[topic] = add(visitor, "themes", title=f"What people say of {topic}")
        visitor.open(f"/practice-island/themes/put/?of={code}&into={themes[topic]}")
        visitor.page.locator("[name=of]").fill(code)
        visitor.page.locator("[name=into]").select_option(themes[topic])
        visitor.page.locator("[name=reason]").fill(WHY)
        visitor.page.get_by_role("button", name="Put it there").click()
        visitor.open(f"/practice-island/themes/{themes[topic]}/agree/")
        visitor.page.locator("[name=reason]").fill(WHY)
        visitor.page.locator("main form button[type=submit]").first.click()
        expect(visitor.page.locator("main")).to_contain_text("agreed")
    return themes


def answer(visitor: Visitor, themes: dict[str, str]) -> list[str]:
    """A draft for each theme, then all published in one act."""
    made = []
    for topic, theme in themes.items():
        visitor.open(f"/practice-island/responses/new/?to={theme}")
        fields = {"asked": "What matters?", "heard": f"Much about {topic}.", "did": "It goes into the plan."}
        for name, words in fields.items():
            visitor.page.locator(f"[name={name}]").fill(words)
        visitor.page.locator("[name=outcome][value=taken-up], select[name=outcome]").first.evaluate(
            "node => node.tagName === 'SELECT' ? (node.value = 'taken-up') : node.click()"
        )
        visitor.page.get_by_role("button", name="Save as a draft").click()
        visitor.page.wait_for_url("**/responses/RE-*/")
        made.append(visitor.page.url.rstrip("/").rpartition("/")[2])
    visitor.open("/practice-island/responses/publish/?" + "&".join(f"of={reference}" for reference in made))
    visitor.page.locator("main form button[type=submit]").first.click()
    visitor.page.wait_for_load_state()
    assert set(Record.objects.filter(reference__in=made).values_list("state", flat=True)) == {"published"}
    return made


def test_the_cast_walks_from_what_people_said_to_published_answers(
    make_visitor, island, said, client
) -> None:
    government, civil = make_visitor(), make_visitor()
    act_as(government, "the steward on the government's side")
    act_as(civil, "the steward on civil society's side")
    codes = adopt_codes(government)
    begin_a_round(civil)
    code_by_keyboard(civil, said)
    for reference, row in said.items():
        given = Assignment.objects.filter(input__record__reference=reference, input__record__cycle=island)
        assert [each.code.record.reference for each in given] == (
            [codes[row["topic"]]] if row["topic"] else []
        )
    themes = make_themes(civil, codes)
    made = answer(government, themes)
    follow_journals()

    # Each contributor hears of each answer that concerns them exactly once, and of no other.
    wanted = {
        (row["author"], reference)
        for topic, reference in zip(themes, made, strict=True)
        for row in said.values()
        if row["topic"] == topic
    }
    heard = Notice.objects.filter(entry__kind="response.published", record__reference__in=made)
    told = Counter(heard.values_list("reader__participant", "record__reference"))
    authors = {row["author"] for row in said.values()}
    assert {key for key in told if key[0] in authors} == wanted
    assert set(told.values()) == {1}

    # What the page of each tells is what the journal says of it, and of what it led to.
    for reference in said:
        record = Record.objects.select_related("cycle").get(cycle=island, reference=reference)
        shown, address = [], f"{record.get_absolute_url()}trail/"
        while address:
            page = client.get(address)
            shown += [(line.number, line.at, line.by, line.reason) for line in page.context["lines"]]
            older = page.context["older"]
            address = f"{record.get_absolute_url()}trail/{older}" if older else ""
        assert shown == recount(record), reference
    assert Link.objects.filter(kind=LinkKind.ANSWERED_BY, effect__reference__in=made).count() == len(made)
    assert Input.objects.filter(shown_in=island, record__reference__in=said).count() == len(said)

    # A guest comes back with the code alone, and reads what became of it.
    row = next(row for row in said.values() if row["topic"])
    guest = make_visitor()
    guest.open("/code/")
    guest.page.locator("[name=code]").fill(row["code"])
    guest.page.locator("main form button[type=submit]").first.click()
    expect(guest.page.locator("main")).to_contain_text(row["title"])
    guest.look("walk-guest-returns")
