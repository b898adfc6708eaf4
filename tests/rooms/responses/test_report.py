"""The report is made from the record alone, as a page, a PDF and data."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.printing import NoPrinter
from moothill.commons.record.operations import withdraw
from moothill.rooms.responses.views import reporting as views
from tests.asking import open_call
from tests.commons.printing.test_pdf import opened, tags

pytestmark = pytest.mark.django_db
REPORT = "/oakland-2018-20/responses/report"


@pytest.fixture
def world(make: Any, say: Any, answer: Any, steward: Actor, at: Any) -> dict[str, Any]:
    theme = make("theme", title="Trees", number="3")
    points = [make("point", title=title, theme=theme.reference) for title in ("Oaks", "Elms")]
    call = open_call(make, title="Which trees?", reply_by="2018-02-01", closes_at="2018-01-20 12:00")
    say("More lindens", call=call.reference)
    answer(theme, title="We plant")
    answer(points[0], title="=cmd()", outcome="not-taken-up", because="The soil is poor.")
    answer(points[1], publish_it=False, title="A secret plan")
    withdraw(record=answer(call, title="Taken away"), reason="It was wrong.", by=steward, at=at)
    return {"theme": theme, "points": points, "call": call}


def test_it_tells_what_was_asked_said_and_done_and_what_was_not(world: Any, client: Client) -> None:
    shown = " ".join(client.get(f"{REPORT}/").content.decode().split())
    for words in ("Which trees?", "1 contribution", "1 without an answer", "R-3.1", "We plant", "The soil is poor.",
                  "1 of 2 points are without an answer", "overdue"):  # fmt: skip
        assert words in shown
    for words in ("A secret plan", "Taken away"):
        assert words not in shown


def test_as_data(world: Any, client: Client) -> None:
    data = client.get(f"{REPORT}.json").json()
    assert data["answered"]["point"] == {"answered": 1, "of": 2}
    assert [each["number"] for each in data["responses"]] == ["R-3.1", "R-3.2"]
    assert data["responses"][1]["answers_to"] == [world["points"][0].reference]
    assert data["unanswered"] == [world["call"].reference, world["points"][1].reference]
    assert data["calls"][0] | {"title": ""} == {
        "reference": world["call"].reference, "number": "", "title": "", "answers": [], "contributions": 1,
        "unanswered": 1, "finished": False, "promised": "2018-02-01",
    }  # fmt: skip


def test_as_a_sheet_without_formulas(world: Any, client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{REPORT}.csv").content.decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["We plant", "'=cmd()"]
    assert rows[1]["because"] == "The soil is poor."


def test_as_a_tagged_pdf_that_is_made_once(
    world: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(f"{REPORT}.pdf")
    assert first["Content-Type"] == "application/pdf"
    assert {"H1", "H2", "H3", "H4", "P", "Table", "TH"} <= tags(first.content)
    assert "pdfuaid" in opened(first.content)
    monkeypatch.setattr(views, "printed", lambda html: b"again")
    assert client.get(f"{REPORT}.pdf").content == first.content


def test_a_new_answer_makes_a_new_pdf(
    world: Any, client: Client, answer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(views, "printed", lambda html: made.append(html) or b"%PDF-")
    for title in ("One more", "And another"):
        answer(world["points"][1], title=title)
        client.get(f"{REPORT}.pdf")
    assert ["And another" in html for html in made] == [False, True]


def test_where_no_pdf_can_be_made_the_page_says_so(
    world: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(html: str) -> bytes:
        raise NoPrinter

    monkeypatch.setattr(views, "printed", fail)
    monkeypatch.setattr(views, "kept", lambda key, make: make())
    answer = client.get(f"{REPORT}.pdf")
    assert answer.status_code == 503
    assert "libpango-1.0-0" in answer.content.decode() and "We plant" in answer.content.decode()
    monkeypatch.setattr(views, "MOST", 1)
    answer = client.get(f"{REPORT}.pdf")
    assert answer.status_code == 422 and "at most 1 responses" in answer.content.decode()


def test_a_cycle_that_is_not_public_has_no_report(draft_cycle: Any, client: Client) -> None:
    for end in ("/", ".pdf", ".json", ".csv"):
        assert client.get(f"/{draft_cycle.slug}/responses/report{end}").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_as_often_for_one_as_for_three(
    rows: int, make: Any, say: Any, answer: Any, cycle: Any, at: Any, django_assert_num_queries: Any
) -> None:
    from moothill.rooms.responses.queries.report import report_of

    for number in range(rows):
        theme = make("theme", number=str(number + 1))
        answer(make("point", theme=theme.reference))
        answer(open_call(make, title=f"Call {number}"))
        answer(say())
    with django_assert_num_queries(18):
        made = report_of(cycle, PASSER_BY, cycle.day(at))
    assert len(made.responses) == 3 * rows
