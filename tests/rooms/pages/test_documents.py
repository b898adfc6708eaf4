"""Documents: the list, and where they are shown besides."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import panels
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind
from moothill.commons.record.operations import withdraw
from moothill.commons.record.panels import Place
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cycle) -> str:
    return f"/{cycle.slug}/documents/"


@pytest.fixture
def place(cycle, at) -> Place:
    return Place(cycle, PASSER_BY, at)


def drawn(name: str, place: Place, *options: str) -> dict[str, str]:
    """What the panel shows for each option, in words."""
    panel = panels.get(name)
    contexts = panel.gather(place, options)
    return {option: words(render_to_string(panel.template, context)) for option, context in contexts.items()}


def test_an_empty_list_says_so(client, address):
    assert "nothing recorded yet" in words(client.get(address).content.decode()).lower()


def test_the_list_shows_title_kind_phase_date_and_versions(document, client, address):
    document(
        "Notes of April",
        phase="2017 plan",
        when="April 2016",
        versions=[{"label": "Notes", "kept": "nowhere"}],
    )
    shown = words(client.get(address).content.decode())
    for expected in ("Notes of April", "notes", "2017 plan", "April 2016", "no copy is kept"):
        assert expected in shown


def test_what_is_not_recorded_is_said_so(document, client, address):
    document()
    shown = words(client.get(address).content.decode())
    assert shown.count("not recorded") == 2
    assert "nothing recorded yet" in shown


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ("elsewhere", "a copy is kept elsewhere"),
        ("nowhere", "no copy is kept"),
        ("not-known", "whether a copy is kept is not known"),
    ],
)
def test_an_outside_address_says_whether_a_copy_is_kept(document, client, address, kept, expected):
    document(versions=[{"label": "The report", "address": "https://example.org/report", "kept": kept}])
    markup = client.get(address).content.decode()
    assert 'href="https://example.org/report"' in markup
    assert expected in words(markup)


def test_only_stewards_are_offered_to_add_and_change(document, cast, client_of, address):
    document()
    offered = {
        name
        for name, actor in cast.items()
        if "/documents/DOC-1/edit/" in client_of(actor).get(address).content.decode()
    }
    assert offered == {"steward", "civil_steward"}


def test_drafts_are_for_insiders_and_withdrawn_ones_for_nobody(
    document, client, client_of, steward, at, address
):
    document("Canary draft", publish=False)
    withdraw(record=document("Canary gone"), reason="wrong", by=steward, at=at)
    assert "Canary" not in client.get(address).content.decode()
    inside = client_of(steward).get(address).content.decode()
    assert "Canary draft" in inside
    assert "Canary gone" not in inside


def test_more_documents_ask_no_more_questions(document, client, address):
    counts = []
    for number in range(3):
        document(f"No. {number}", versions=[{"label": "one"}, {"label": "two"}])
        with CaptureQueriesContext(connection) as questions:
            client.get(address)
        counts.append(len(questions))
    assert counts[0] == counts[-1]


def test_a_long_list_comes_in_pages(cycle, steward, at, client, address):
    items = [Item("document", {"title": f"No. {number}"}) for number in range(1000)]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    answer = client.get(address)
    assert answer.content.decode().count('<th scope="row"') == 100
    assert "?after=" in answer.content.decode()
    assert client.get(f"{address}?after=x").status_code == 400


@pytest.mark.parametrize("options", [("notes",), ("",), ("", "notes", "report")])
def test_a_slot_shows_the_first_of_very_many(options, cycle, steward, at, document, place):
    document("The report", document_kind="report")
    items = [
        Item("document", {"title": f"No. {number}.", "document_kind": "notes"}) for number in range(1, 103)
    ]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    shown = drawn("pages.documents", place, *options)
    last = 99 if options[0] == "" else 100
    assert f"No. {last}." in shown[options[0]]
    assert f"No. {last + 1}." not in shown[options[0]]
    assert "Every document" in shown[options[0]]
    assert "report" not in shown or "Every document" not in shown["report"]


def test_a_slot_shows_the_documents_of_its_kind(document, place):
    document("The notes")
    document("The report", document_kind="report")
    shown = drawn("pages.documents", place, "", "notes", "letter")
    assert [title for title in ("The notes", "The report") if title in shown[""]] == [
        "The notes",
        "The report",
    ]
    assert "The report" not in shown["notes"]
    assert shown["letter"] == "nothing recorded yet"


def test_a_kind_is_found_behind_any_number_of_other_documents(cycle, document, place, steward, at):
    items = [Item("document", {"title": f"No. {number}", "document_kind": "data"}) for number in range(250)]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    document("The notes")
    shown = drawn("pages.documents", place, "notes", "data")
    assert "The notes" in shown["notes"]
    assert "Every document" not in shown["notes"]
    assert "Every document" in shown["data"]


def test_many_slots_ask_as_many_questions_as_one(document, place, django_assert_num_queries):
    document()
    for options in (["notes"], ["", "notes", "report"]):
        with django_assert_num_queries(1):
            panels.get("pages.documents").gather(place, options)


def test_an_attached_document_stands_on_the_record_s_page(document, make, cycle, at, steward):
    task, report = make("task", everyone=True), document("The report")
    document("Not attached")
    link(cause=task, effect=report, kind=LinkKind.ATTACHED, by=steward, at=at)
    shown = drawn("pages.attached", Place(cycle, PASSER_BY, at, record=task), "")
    assert "The report" in shown[""]
    assert "Not attached" not in shown[""]


def test_other_links_attach_nothing(document, make, cycle, at, steward):
    task, report = make("task", everyone=True), document("The report")
    link(cause=task, effect=report, kind=LinkKind.AROSE_IN, by=steward, at=at)
    link(cause=report, effect=task, kind=LinkKind.ATTACHED, by=steward, at=at)
    assert drawn("pages.attached", Place(cycle, PASSER_BY, at, record=task), "") == {}


def test_a_draft_that_is_attached_is_not_shown(document, make, cycle, at, steward):
    task, report = make("task", everyone=True), document("Canary", publish=False)
    link(cause=task, effect=report, kind=LinkKind.ATTACHED, by=steward, at=at)
    assert drawn("pages.attached", Place(cycle, PASSER_BY, at, record=task), "") == {}


def test_a_steward_may_attach_where_nothing_is_yet(make, cycle, at, steward):
    task = make("task", everyone=True)
    place = Place(cycle, steward, at, record=task, editing=True)
    panel = panels.get("pages.attached")
    markup = render_to_string(panel.template, panel.gather(place, [""])[""])
    assert f'href="{task.get_absolute_url()}attach/"' in markup
