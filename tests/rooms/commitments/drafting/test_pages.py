"""The list of commitments, the page of one, and both as data."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.models import LinkKind
from moothill.core.policy import Side

pytestmark = pytest.mark.django_db

WHOLE = {
    "number": "2", "title": "Plain budgets", "ogp_id": "OAK0002", "problem": "Nobody reads them.", "solution": "Draw them.",
    "values": [{"value": "transparency", "why": "Sums are shown."}], "goals": [{"goal": "16", "target": "16.6"}],
    "areas": [{"area": "Fiscal openness"}], "when": "March 2018 to May 2019", "lead": "The treasury",
    "government_lead": "Head of budgets", "civil_lead": "Oakland Budget Watch",
    "others": [{"name": "The library", "side": "civil-society", "part": "Hosts evenings"}, {"name": "A bank", "side": "other"}],
    "formers": [{"title": "Open sums", "where": "the draft"}], "contact": "budgets@example.org",
}  # fmt: skip


def test_the_page_tells_all_of_it_and_empty_fields_to_those_alone_who_can_fill_them(
    make, lead, ash, rowan, client_of, cycle
) -> None:
    from moothill.rooms.commitments.models import Commitment

    record = make("commitment", **WHOLE)
    thing = Commitment.objects.select_related("record__cycle").get(pk=record.pk)
    lead(ash, of=thing)
    make(
        "milestone",
        commitment=record.reference,
        number="2.1",
        title="A study",
        group="Research",
        output="A report",
    )
    page = client_of(PASSER_BY).get(record.get_absolute_url()).content.decode()
    for words in (
        "OAK0002", "Nobody reads them.", "Sums are shown.", "Peace, justice", "16.6", "Fiscal openness", "The treasury",
        "Head of budgets", "Oakland Budget Watch", ash.name, "The library", "Open sums", "budgets@example.org", "A study",
        "No theme and no contribution stand behind this commitment",
    ):  # fmt: skip
        assert words in page, words
    causes = "What are the causes?"
    assert causes not in page
    assert causes in client_of(ash).get(record.get_absolute_url()).content.decode()
    assert causes not in client_of(rowan).get(record.get_absolute_url()).content.decode()


def test_the_list_asks_as_much_for_three_as_for_one(
    make, lead, ash, say, tie, client_of, cycle, commitment
) -> None:
    browser, address = client_of(PASSER_BY), f"/{cycle.slug}/commitments/"
    theme = make("theme")
    tie([say()], theme)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = browser.get(address)
        assert page.status_code == 200
        return len(queries)

    tie([theme], commitment.record, LinkKind.BECAME)
    lead(ash)
    make("milestone", commitment=commitment.record.reference)
    browser.get(address)
    one = asked()
    for number in range(3):
        more = make("commitment", title=f"No. {number}")
        tie([theme], more, LinkKind.BECAME)
        make("milestone", commitment=more.reference)
    assert asked() == one
    page = browser.get(address).content.decode()
    assert page.index("Open budgets") < page.index("No. 0") < page.index("No. 2")
    assert ash.name in page and "nobody is named" in page
    make("commitment", title="Behind the curtain", publish=False)
    assert "Behind the curtain" not in browser.get(address).content.decode()
    assert browser.get(f"{address}?after=x").status_code == 400


def test_a_cycle_without_commitments_says_so(client, cycle) -> None:
    assert "No commitment was written yet" in client.get(f"/{cycle.slug}/commitments/").content.decode()


def test_data_says_who_leads_and_what_stands_behind(
    make, lead, ash, rowan, say, tie, client, cycle, commitment
) -> None:
    lead(ash)
    lead(rowan, Side.CIVIL_SOCIETY)
    theme, hidden = make("theme"), make("theme", publish=False)
    tie([say()], theme)
    tie([theme, hidden], commitment.record, LinkKind.BECAME)
    rows = json.loads(client.get(f"/{cycle.slug}/commitments.json").content)["results"]
    row = next(each for each in rows if each["reference"] == commitment.record.reference)
    assert row["leads_for_the_government"] == ash.name
    assert row["leads_for_civil_society"] == rowan.name
    assert row["born_from_themes"] == [theme.reference]
    assert (row["contributions_behind"], row["contributions_behind_at_least"]) == (1, False)
    assert client.get(f"/{cycle.slug}/commitments.csv").status_code == 200


def test_what_was_withdrawn_has_no_doors_any_more(commitment, steward, at, client_of) -> None:
    from moothill.commons.record.operations import withdraw

    withdraw(record=commitment.record, reason="Taken up elsewhere.", by=steward, at=at)
    for door in ("leads/", "trace/", "summary/", "contributions/"):
        assert client_of(steward).get(f"{commitment.record.get_absolute_url()}{door}").status_code == 404
