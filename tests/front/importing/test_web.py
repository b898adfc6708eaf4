"""Bringing a file on the web: sent, its columns told, looked at, run, undone."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from moothill.commons.journal.models import Entry
from moothill.front.importing import working
from moothill.rooms.inputs.models import Batch, Input, Support
from tests.front.importing.conftest import SHEET

pytestmark = pytest.mark.django_db
STRANGERS = ("account_holder", "team_member", "observer", "steward_elsewhere")
COLUMNS = {
    "column-0": "words",
    "column-1": "why",
    "column-2": "said_by",
    "column-3": "place",
    "column-4": "external",
}


@pytest.fixture
def browser(client_of, steward) -> Client:
    return client_of(steward)


def sheet(text: str = SHEET, name: str = "ideas.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def form(**given: object) -> dict[str, object]:
    settings = {"key": str(uuid4()), "form": "idea", "coming_by": "elsewhere", "consent": "unnamed"}
    return settings | {"licence": "CC BY 4.0", "file": sheet()} | given


def send(browser: Client, home: str, **given: object) -> str:
    """Send the sheet; the address of its import."""
    answer = browser.post(f"{home}new/", form(**given))
    assert answer.status_code == 303, answer.content.decode()
    return re.sub(r"columns/$", "", answer["Location"])


def brought(browser: Client, home: str, **given: object) -> str:
    """Send the sheet and bring it in."""
    address = send(browser, home, **given)
    browser.post(f"{address}columns/", COLUMNS)
    browser.post(address, {"do": "run"})
    working.work()
    return address


@pytest.mark.parametrize("who", STRANGERS)
def test_who_has_no_leave_is_told_so_and_leaves_no_trace(
    who, cast, client_of, home, traces, browser, read_here
):
    address = send(browser, home)
    before, client = traces(), client_of(cast[who])
    for path in (
        home,
        f"{home}new/",
        address,
        f"{address}columns/",
        f"{address}undo/",
        f"{address}refused.csv",
    ):
        assert client.get(path).status_code == 403, path
        assert client.post(path, form(do="run", reason="x")).status_code == 403, path
    assert traces() == before


def test_a_passer_by_is_asked_to_sign_in(client, home, traces, browser, read_here):
    address = send(browser, home)
    before = traces()
    for path in (home, f"{home}new/", address, f"{address}columns/", f"{address}undo/"):
        for answer in (client.get(path), client.post(path, form(do="run"))):
            assert answer["Location"].startswith("/accounts/login/?next=")
    assert traces() == before


def test_the_desk_leads_to_it(browser, home, cycle):
    assert f'href="{home}"' in browser.get(f"/{cycle.slug}/desk/").content.decode()
    assert f'href="{home}new/"' in browser.get(home).content.decode()


def test_the_columns_are_guessed_and_the_first_rows_shown(browser, home, read_here):
    page = browser.get(f"{send(browser, home)}columns/").content.decode()
    for words in ("Open the books", "A bench by the river", "Elmtown"):
        assert words in page
    chosen = re.findall(r'<option value="(\w+)" selected', page)
    assert chosen[0] == "words"
    assert "external" in chosen


def test_it_is_shown_first_and_nothing_is_made(browser, home, traces, read_here):
    address = send(browser, home)
    before = traces()
    answer = browser.post(f"{address}columns/", COLUMNS, follow=True)
    page = answer.content.decode()
    assert "3 new contributions" in page
    assert "2 rows cannot be taken" in page
    assert "2 names are left out" in page
    assert "Bring in 3 contributions" in page
    assert "Ada Fen" not in page
    assert traces() == before


def test_it_runs_beside_the_request_and_ends_in_one_line(browser, home, passer_by, read_here):
    address = send(browser, home, source="https://ideas.example/")
    browser.post(f"{address}columns/", COLUMNS)
    lines = Entry.objects.count()
    assert browser.post(address, {"do": "run"}).status_code == 303
    assert not Input.objects.exists(), "the request has not waited"
    page = browser.get(address).content.decode()
    assert "0 of 5 rows" in page
    assert "importing/progress.js" in page
    assert "Look again" in page
    working.work()
    page = browser.get(address).content.decode()
    assert "3 contributions brought in" in page
    assert "2 rows refused" in page
    assert "Open the books" in page
    assert Input.objects.visible_to(passer_by).count() == 3
    assert Entry.objects.count() == lines + 1
    first = Client().get(f"/{home.split('/')[1]}/inputs/I-1/").content.decode()
    assert 'href="https://ideas.example/"' in first


def test_the_same_sheet_again_finds_its_columns_and_brings_nothing(browser, home, read_here):
    brought(browser, home)
    address = send(browser, home)
    page = browser.get(f"{address}columns/").content.decode()
    assert re.findall(r'<option value="(\w+)" selected', page) == list(COLUMNS.values())
    page = browser.post(f"{address}columns/", COLUMNS, follow=True).content.decode()
    assert "0 new contributions" in page
    assert "3 rows are here already" in page
    assert "Bring in 0" not in page
    assert browser.post(address, {"do": "forget"}).status_code == 303
    assert Batch.objects.count() == 1


def test_refused_rows_come_as_a_sheet_without_formulas(browser, home, read_here):
    address = send(browser, home, file=sheet("Idea\n=1+1\n"), form="idea")
    browser.post(f"{address}columns/", {"column-0": "when"})
    browser.post(f"{address}columns/", {"column-0": "words"})
    batch = Batch.objects.get()
    batch.refusals.create(row=7, reason="No words.", beginning="=cmd|' /C calc'!A0")
    answer = browser.get(f"{address}refused.csv")
    body = answer.content.decode()
    assert "attachment" in answer["Content-Disposition"]
    assert "7,No words.," in body
    assert ",=cmd" not in body


def test_a_second_click_brings_it_once(browser, home, read_here):
    address = send(browser, home)
    browser.post(f"{address}columns/", COLUMNS)
    for _click in range(2):
        assert browser.post(address, {"do": "run"}).status_code == 303
    working.work()
    assert browser.post(address, {"do": "run"}).status_code == 409
    working.work()
    assert Input.objects.count() == 3


def test_the_same_form_sent_twice_begins_one_import(browser, home, read_here):
    key = str(uuid4())
    assert send(browser, home, key=key) == send(browser, home, key=key)


def test_it_is_undone_on_its_page(browser, home, read_here, guest, at):
    address = brought(browser, home)
    first = Input.objects.order_by("pk")[0]
    Support.objects.create(input=first, participant_id=guest.participant, at=at)
    page = browser.get(f"{address}undo/").content.decode()
    assert "1 of them has been built upon" in page
    assert browser.post(f"{address}undo/", {"reason": "The wrong file."}).status_code == 422
    assert browser.post(f"{address}undo/", {"even_so": "on"}).status_code == 422
    assert Input.objects.filter(record__state="published").count() == 3
    sent = {"reason": "The wrong file.", "even_so": "on"}
    assert browser.post(f"{address}undo/", sent).status_code == 303
    assert browser.post(f"{address}undo/", sent).status_code == 303
    working.work()
    assert "The wrong file." in browser.get(address).content.decode()
    assert list(Input.objects.values_list("record__reference", "record__state")) == [("I-1", "withdrawn")]
    assert "The wrong file." in Client().get(f"/{home.split('/')[1]}/inputs/I-1/").content.decode()
    brought(browser, home)
    assert Input.objects.filter(record__state="published").count() == 3


def test_what_stops_an_import_is_said_and_it_goes_on(browser, home, monkeypatch, read_here):
    from moothill.core.exchange.shapes import CannotRead
    from moothill.front.importing import child

    address = send(browser, home)
    browser.post(f"{address}columns/", COLUMNS)
    browser.post(address, {"do": "run"})
    with monkeypatch.context() as broken:

        def rows(*_given):
            raise CannotRead("The file is nested too deeply to be read.")
            yield

        broken.setattr(child, "rows", rows)
        working.work()
    page = browser.get(address).content.decode()
    assert "nested too deeply" in page
    assert "Go on where it stopped" in page
    assert browser.post(address, {"do": "on"}).status_code == 303
    working.work()
    assert Input.objects.count() == 3


def test_half_an_import_is_thrown_away(browser, home, read_here):
    address = send(browser, home)
    browser.post(f"{address}columns/", COLUMNS)
    browser.post(address, {"do": "run"})
    assert browser.post(address, {"do": "throw"}).status_code == 303
    working.work()
    assert not Input.objects.exists()
    assert Batch.objects.get().state == "undone"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("zip.xlsx", b"PK\x03\x04 no workbook"),
        ("binary.csv", bytes(range(256)) * 40),
        ("page.bin", b"\x7fELF\x02\x01\x01"),
        ("list.docx", b"PK\x03\x04 word/ no document"),
        ("archive.json", b"{broken"),
    ],
)
def test_a_bad_file_is_refused_on_the_form_with_its_settings(name, content, browser, home, traces, read_here):
    before = traces()
    sent = form(file=SimpleUploadedFile(name, content), source="https://ideas.example/")
    answer = browser.post(f"{home}new/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422, page
    assert 'value="https://ideas.example/"' in page
    assert "ds_question__error-message" in page
    assert traces() == before


def test_another_call_or_a_number_that_is_none_leads_nowhere(browser, home, make, other_cycle, read_here):
    call = make("call", cycle=other_cycle, publish=False)
    assert browser.post(f"{home}new/", form(call=call.reference)).status_code == 422
    for number in ("0", "7", "A-1", "٣", "9" * 30):
        assert browser.get(f"{home}{number}/").status_code == 404


def test_a_sheet_in_which_nothing_is_said_is_asked_again(browser, home, read_here):
    address = send(browser, home)
    answer = browser.post(f"{address}columns/", {"column-0": "place"})
    assert answer.status_code == 422
    assert "Say which column holds what was said" in answer.content.decode()


def test_the_list_asks_as_much_for_three_as_for_one(browser, home, read_here, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    send(browser, home)
    with CaptureQueriesContext(connection) as few:
        browser.get(home)
    send(browser, home)
    send(browser, home)
    with CaptureQueriesContext(connection) as many:
        browser.get(home)
    assert len(many) == len(few)


def test_a_child_reads_it(browser, home):
    brought(browser, home)
    assert Input.objects.count() == 3
