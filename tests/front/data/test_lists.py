"""Every list as data: the same rows that the pages show, and nothing more."""

import csv
import io
import json

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import withdraw
from moothill.front.data import reading, sheets, views
from moothill.rooms.inputs.operations import lay_down
from moothill.rooms.plan.models import Objective

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(cycle) -> str:
    return f"/{cycle.slug}/"


def sheet(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_a_list_has_a_count_and_every_open_field(client, make, home):
    make(
        "stage", title="Raising awareness", when="w/c 26th February", source="https://example.org/ lines 1-2"
    )
    content = client.get(f"{home}stages.json").json()
    row = content["results"][0]
    assert content["count"] == 1
    assert {field.name for field in kinds.get("stage").fields} <= set(row)
    assert (row["reference"], row["title"], row["publication"], row["version"]) == (
        "ST-1",
        "Raising awareness",
        "published",
        1,
    )
    assert row["when"]["words"] == "w/c 26th February"
    assert (row["when"]["earliest"], row["when"]["edtf"]) == ("2018-02-26", "2018-02-26/2018-03-04")
    assert row["url"] == f"{home}stages/ST-1/"


def test_a_sheet_has_the_words_of_a_date_and_its_days(client, make, home):
    make("stage", title="S", when="Jan - Mar")
    row = sheet(client.get(f"{home}stages.csv"))[0]
    assert (row["when"], row["when_earliest"], row["when_latest"]) == (
        "Jan - Mar",
        "2018-01-01",
        "2018-03-31",
    )


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", " =1", "\u00a0=1", "\ufeff=1", "＝1", "＋1", "－1", "＠A1"]
)  # fmt: skip
def test_no_cell_of_a_sheet_is_a_formula(start, client, make, home):
    make("objective", title=f"{start} title", remarks=f"{start} remark")
    for cell in sheet(client.get(f"{home}objectives.csv"))[0].values():
        assert not cell.startswith(("=", "+", "-", "@", "\t"))


def test_a_reference_has_the_title_beside_it_while_that_is_public(client, make, home, steward, at):
    stage = make("stage", title="Canary stage", when="Jan")
    make("activity", stage=stage.reference, state="planned")
    assert client.get(f"{home}activities.json").json()["results"][0]["stage_title"] == "Canary stage"
    withdraw(record=stage, reason="Twice", by=steward, at=at)
    assert "Canary" not in client.get(f"{home}activities.json").content.decode()


def test_drafts_and_withdrawn_rows_are_not_there(client, make, home, steward, at):
    make("objective", title="Canary draft", publish=False)
    withdraw(record=make("objective", title="Canary gone"), reason="Twice", by=steward, at=at)
    for suffix in ("json", "csv"):
        assert "Canary" not in client.get(f"{home}objectives.{suffix}").content.decode()


def test_a_cycle_that_is_not_open_gives_nothing(client, make, draft_cycle):
    make("objective", cycle=draft_cycle, title="Canary")
    assert client.get(f"/{draft_cycle.slug}/objectives.json").status_code == 404


def test_an_unknown_list_or_filter_says_so(client, cycle, home):
    assert client.get(f"{home}unicorns.json").status_code == 404
    answer = client.get(f"{home}activities.json?state=flying")
    assert answer.status_code == 400
    assert "flying" in answer.json()["error"]


def test_the_register_s_filters_hold_for_its_data(client, make, home):
    stage = make("stage", when="Jan").reference
    make("activity", stage=stage, title="One", state="planned")
    make("activity", stage=stage, title="Two", state="complete")
    content = client.get(f"{home}activities.json?state=complete").json()
    assert [row["title"] for row in content["results"]] == ["Two"]


def test_anybody_s_page_may_read_the_data(client, cycle, home):
    answer = client.get(f"{home}stages.json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


@pytest.mark.parametrize(
    "kind", ["stage", "activity", "task", "meeting", "timeline-row", "document", "section"]
)
def test_the_number_of_queries_does_not_grow(kind, client, make, home, cast):
    needs = {
        "stage": {"when": "Jan"},
        "activity": {"stage": "ST-1", "state": "planned"},
        "task": {"everyone": True},
        "meeting": {"when": "5 June 2018"},
        "timeline-row": {"timeline": "TL-1"},
        "section": {"page": "PG-1"},
    }
    for owner, values in {"stage": {"when": "Jan"}, "timeline": {}, "page": {}}.items():
        if owner != kind:
            make(owner, **values)
    segment, counts = kinds.get(kind).segment, []
    for number in range(3):
        make(kind, title=f"Row {number}", **needs.get(kind, {}))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{home}{segment}.json").json()["count"] == number + 1
        counts.append(len(queries))
    assert counts[0] == counts[-1]


def test_the_page_of_downloads_counts_and_explains(client, make, home):
    make("objective")
    page = client.get(f"{home}data/").content.decode()
    assert "objectives.json" in page and "objectives.csv" in page


@pytest.fixture
def many(cycle, at, monkeypatch) -> int:
    """More objectives than are sent at once, some of them level with their neighbours."""
    monkeypatch.setattr(views, "AT_ONCE", 20)
    monkeypatch.setattr(reading, "STEP", 7)
    given = {"cycle": cycle, "kind": "objective", "state": "published", "created_at": at, "published_at": at}
    number = 35
    Record.objects.bulk_create(
        [
            Record(reference=f"O-{n}", title=f"=Aim {n}", position=n // 3, **given)
            for n in range(1, number + 1)
        ]
    )
    ids = Record.objects.filter(cycle=cycle, kind="objective").values_list("pk", flat=True)
    Objective.objects.bulk_create([Objective(record_id=pk, cycle=cycle, number=str(pk)) for pk in ids])
    return number


def test_a_long_list_is_sent_while_it_is_read_and_counted_at_its_end(client, many, home):
    answer = client.get(f"{home}objectives.json")
    assert answer.streaming
    content = json.loads(b"".join(answer.streaming_content))
    assert content["count"] == many
    assert [row["reference"] for row in content["results"]] == [f"O-{n}" for n in range(1, many + 1)]
    answer = client.get(f"{home}objectives.csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert [row["reference"] for row in rows] == [f"O-{n}" for n in range(1, many + 1)]


def test_a_workbook_holds_the_same_words_no_formula_and_nothing_hidden(client, make, home, at):
    make("objective", title="=1+1", remarks="＝2 and \x0b a bell")
    make("objective", title="Clear rivers", remarks="x" * 20_000)
    answer = client.get(f"{home}objectives.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="oakland-2018-20-objectives.xlsx"'
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    (sheet,) = book.worksheets
    assert sheet.sheet_state == "visible"
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    words = [cell.value for cell in cells]
    assert {"'=1+1", "Clear rivers"} <= set(words)
    assert not any(word.lstrip().startswith(("=", "+", "-", "@", "＝")) for word in words)
    assert not any(
        each.hidden for each in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values())
    )
    assert (book.properties.creator or "", book.properties.lastModifiedBy, list(book.defined_names)) == (
        "",
        None,
        [],
    )


def test_a_list_that_is_too_long_for_a_workbook_says_what_to_take(client, make, home, monkeypatch):
    monkeypatch.setattr(sheets, "MOST", 1)
    make("objective")
    make("objective")
    answer = client.get(f"{home}objectives.xlsx")
    assert answer.status_code == 400
    assert f'href="{home}objectives.csv"' in answer.content.decode()


def test_contributions_take_the_filters_of_their_page_and_tell_nobody_of_what_is_held(
    client, cycle, home, at
):
    for words, form, held in (("An oak", "idea", False), ("An elm", "note", False), ("Canary", "note", True)):
        with transaction.atomic():
            values = {"words": words, "form": form, "consent": "unnamed"}
            lay_down(cycle=cycle, values=values, by=OPERATOR, at=at, held=held)
    assert client.get(f"{home}inputs.json").json()["count"] == 2
    rows = client.get(f"{home}inputs.json?form=note").json()["results"]
    assert [row["words"] for row in rows] == ["An elm"]
    for query in ("form=poem", "colour=green", "standing=waiting"):
        assert client.get(f"{home}inputs.json?{query}").status_code == 400
