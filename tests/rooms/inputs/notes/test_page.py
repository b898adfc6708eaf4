"""The page of a table: by its address alone, with scripts and without."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moothill.front.store.terms import terms_of
from moothill.rooms.inputs.models import Input, TableLink
from tests.commons.files.samples import PDF, PNG

pytestmark = pytest.mark.django_db


def rows(*words: str) -> dict[str, list[str]]:
    return {"key": [str(uuid4()) for _each in words], "words": list(words)}


def test_ten_rows_are_sent_at_once_without_scripts(address):
    client = Client(enforce_csrf_checks=True)
    page = client.get(address)
    assert len(page.context["rows"]) == 10
    said = ["One", "", "Three", "Four", "", "Six", "Seven", "Eight", "Nine", "Ten"]
    answer = client.post(address, {"key": [key for key, _empty in page.context["rows"]], "words": said})
    assert (answer.status_code, answer["Location"]) == (303, f"{address}#written")
    assert list(Input.objects.order_by("pk").values_list("words", flat=True)) == [
        each for each in said if each
    ]
    shown = client.get(address).content.decode()
    assert all(each in shown for each in said)


def test_what_cannot_be_stored_stays_in_its_box(client, address, trace):
    before = trace()
    given = rows("Good", "x" * 20_001)
    answer = client.post(address, given)
    assert answer.status_code == 422
    assert trace() == before
    assert answer.context["rows"][:2] == list(zip(given["key"], given["words"], strict=True))
    assert "Line 2" in answer.content.decode()
    assert client.post(address, {"key": "", "words": ""}).status_code == 422


def test_nobody_keeps_or_lists_it(client, address):
    answer = client.get(address)
    assert answer["Cache-Control"] == "no-store, private"
    assert "noindex" in answer["X-Robots-Tag"]
    assert terms_of([*answer.items(), ("Content-Length", "9")]) is None
    assert not answer.cookies


def test_an_address_that_was_not_given_out_is_not_there(client, cycle, other_cycle, table):
    for slug, token in (
        (cycle.slug, "guess"),
        (other_cycle.slug, table.token),
        (cycle.slug, table.link.token),
    ):
        for more in ("", "undo/", "picture/", "keeper.js"):
            address = f"/{slug}/tables/{token}/{more}"
            assert client.get(address).status_code in {404, 405}
            assert client.post(address, rows("Spam")).status_code in {404, 405}
    assert not Input.objects.exists()


def test_a_closed_table_says_so_and_shows_what_was_sent(client, script, address, table, now):
    TableLink.objects.update(until=now - timedelta(minutes=1))
    assert client.get(address).status_code == 410
    answer = client.post(address, rows("Late"))
    assert answer.status_code == 410 and "Late" in answer.content.decode()
    told = script.post(address, rows("Late"))
    assert (told.status_code, set(told.json())) == (410, {"error"})


def test_a_script_is_told_what_became_of_each(script, address):
    sent = rows("Benches.")
    told = script.post(address, sent).json()
    assert told == {"notes": [{"key": sent["key"][0], "reference": "I-1", "state": "published"}]}
    assert script.post(address, sent).json() == told
    assert script.post(address, rows("x" * 20_001)).status_code == 422
    gone = script.post(f"{address}undo/", {"key": sent["key"][0]}).json()
    assert gone["notes"][0]["state"] == "withdrawn"
    assert script.post(f"{address}undo/", {"key": str(uuid4())}).status_code == 409


def test_a_script_that_sends_too_much_is_told_when_to_come_again(script, address, monkeypatch):
    from moothill.rooms.inputs.operations import noting

    monkeypatch.setattr(noting, "LIMIT", 1)
    assert script.post(address, rows("One")).status_code == 200
    answer = script.post(address, rows("Two"))
    assert answer.status_code == 429 and 0 < int(answer["Retry-After"]) <= 3600
    page = Client().post(address, rows("Two"))
    assert page.status_code == 429 and "Two" in page.content.decode()


def test_a_note_is_taken_back_without_scripts(client, address, write):
    write("Benches.")
    key = client.get(address).context["written"][0].key
    assert client.post(f"{address}undo/", {"key": key})["Location"] == "../#written"
    assert client.get(address).context["written"] == []


def test_a_photograph_is_added_and_refused_beside_its_box(client, address, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def send(content: bytes, name: str):
        upload = SimpleUploadedFile(name, content)
        data = {"picture-upload": upload, "picture-words": "The chart", "picture-key": str(uuid4())}
        return client.post(f"{address}picture/", data)

    assert send(PDF, "a.pdf").status_code == 422
    assert send(PNG, "a.png").status_code == 303
    assert Input.objects.get().words == "The chart"


def test_the_address_stands_nowhere_in_public(client, address, write, event, cycle, table):
    write("Benches.")
    home = cycle.get_absolute_url()
    for page in (event.get_absolute_url(), f"{home}journal/", f"{home}journal.json", f"{home}inputs/", home):
        answer = client.get(page)
        assert answer.status_code == 200
        shown = answer.content.decode()
        assert (
            table.token not in shown
            and table.link.token not in shown
            and table.link.participant.label not in shown
        )


def test_the_keeper_is_a_script_of_this_page_alone(client, address):
    answer = client.get(f"{address}keeper.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "no-store" in answer["Cache-Control"]


def test_the_page_asks_as_much_with_one_note_as_with_three(client, address, write, django_assert_num_queries):
    write("One")
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    write("Two")
    write("Three")
    with django_assert_num_queries(len(one)):
        client.get(address)
