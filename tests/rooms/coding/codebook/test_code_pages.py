"""The pages of the codebook: what a visitor reads, and what a steward does there with scripts off."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from lxml import html

from moothill.commons.record import panels
from moothill.commons.record.models import Record
from moothill.commons.record.panels import Place
from moothill.rooms.coding.models import Code, Codebook
from moothill.rooms.coding.operations import cut_codebook

pytestmark = pytest.mark.django_db

QDC = (
    b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="0f3c8c2e-6a55-4c43-9e0c-1d1f0a6b7c11" name="Getting about"'
    b' isCodable="true"><Code guid="0f3c8c2e-6a55-4c43-9e0c-1d1f0a6b7c12" name="Buses" isCodable="true"/></Code><Code name="  "/>'
    b"</Codes></CodeBook>"
)


@pytest.fixture
def page(cycle):
    """The words of a page of the cycle."""

    def of(client, address: str, status: int = 200) -> str:
        answer = client.get(f"/{cycle.slug}/{address}")
        assert answer.status_code == status, address
        return " ".join(html.fromstring(answer.content).find(".//main").text_content().split())

    return of


@pytest.fixture
def send(client_of, steward, cycle):
    """What a steward gets for a form at this address."""

    def of(address: str, **data):
        return client_of(steward).post(f"/{cycle.slug}/{address}", data)

    return of


def form_of(answer, field: str) -> dict[str, str]:
    form = next(form for form in html.fromstring(answer.content).forms if field in form.fields)
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def test_everybody_reads_the_codebook_as_a_tree_with_its_counts(code, coded, client, page) -> None:
    top = code("Getting about", definition="By any means")
    coded(code("Buses", under=top, standing="draft"))
    words = page(client, "codes/")
    assert "Getting about › Buses CO-2 nothing recorded yet draft 1" in words
    assert "Getting about CO-1 By any means adopted 0" in words
    assert "Add a code" not in words
    assert "Suggest a code" in words


def test_drafts_of_the_site_are_shown_to_insiders_alone(make, client, client_of, steward, page) -> None:
    make("code", title="Canary", publish=False)
    assert "Canary" not in page(client, "codes/")
    assert "Canary CO-1 not published" in page(client_of(steward), "codes/")


def test_the_page_of_a_code_says_what_it_means_and_where_it_went(code, coded, client, page, send) -> None:
    top = code("Getting about")
    buses = code("Buses", under=top, definition="All of them", included="Late ones", excluded="Coaches")
    coded(buses)
    words = page(client, "codes/CO-2/")
    for each in ("All of them", "Late ones", "Coaches", "Belongs underGetting about", "coded to it1"):
        assert each in words
    assert "Buses" in page(client, "codes/CO-1/")
    assert (
        send("codes/CO-2/split/", new="Late buses: not in time\n\nFull buses", reason="Too wide").status_code
        == 303
    )
    assert "It was split into Late buses (CO-3), Full buses (CO-4)." in page(client, "codes/CO-2/")
    assert "not in time" in page(client, "codes/CO-3/")
    assert "A code was split" in page(client, "journal/")


def test_what_is_coded_to_a_code_is_listed_page_by_page(
    code, coded, client, page, django_assert_max_num_queries
) -> None:
    buses, other = code("Buses"), code("Other")
    coded(other, words="About something else")
    coded(buses, words="Canary", consent="private")
    asked = []
    for number in (1, 3):
        while len(asked) < 2 and buses.links_in.count() < number + 1:
            coded(buses, other, words="The 7 never comes")
        with django_assert_max_num_queries(30) as counted:
            words = page(client, f"codes/CO-1/contributions/?n={number}")
        asked.append(len(counted))
    assert ("3 contributions" in words, words.count("The 7 never comes")) == (True, 3)
    assert ("something else" in words, "Canary" in words, asked[0]) == (False, False, asked[1])
    page(client, "codes/CO-1/contributions/?after=x", 400)
    page(client, "codes/CO-9/contributions/", 404)


def test_a_steward_adopts_merges_and_retires_with_scripts_off(code, client_of, steward, send, page) -> None:
    for name in ("Buses", "Coaches", "Trams"):
        code(name, standing="draft")
    assert "Adopt all 3 drafts" in page(client_of(steward), "codes/")
    assert send("codes/adopt/").status_code == 303
    assert send("codes/CO-2/merge/", into="CO-1", reason="The same").status_code == 303
    assert send("codes/CO-3/retire/", reason="No more").status_code == 303
    assert list(Code.objects.order_by("pk").values_list("standing", flat=True)) == [
        "adopted",
        "retired",
        "retired",
    ]
    assert "merged into CO-1" in page(client_of(steward), "codes/")


def test_what_is_wrong_comes_back_with_what_was_written(code, send) -> None:
    code("Buses")
    code("Trams", under=Record.objects.get(reference="CO-1"))
    for address, data, status, words in (
        ("codes/CO-1/retire/", {"reason": "Out of use"}, 422, "CO-2 stand under CO-1"),
        ("codes/CO-1/retire/", {"reason": ""}, 422, "required"),
        ("codes/CO-1/adopt/", {"reason": "Out of use"}, 409, "adopted already"),
        ("codes/CO-1/merge/", {"into": "CO-2", "reason": "Out of use"}, 422, "It stands under CO-1"),
        ("codes/CO-1/split/", {"new": "Out of use", "reason": "x"}, 422, "from two to 20"),
        ("codes/CO-1/split/", {"new": "Out of use\ntrams", "reason": "x"}, 422, "CO-2 is called so already"),
    ):
        answer = send(address, **data)
        assert (answer.status_code, words in answer.content.decode()) == (status, True), address
        assert "Out of use" in answer.content.decode() or not data["reason"]
    assert send("codes/CO-9/adopt/").status_code == 404


def test_a_codebook_is_looked_at_before_it_comes_in(send, client, page, cycle) -> None:
    looked = send("codes/import/", file=SimpleUploadedFile("ours.qdc", QDC), adopt="on", reason="As before")
    words = looked.content.decode()
    assert looked.status_code == 200
    assert ("2 new codes" in words, "1 code stays out" in words, "It has no label." in words) == (
        True,
        True,
        True,
    )
    assert not Code.objects.exists()
    form = form_of(looked, "content")
    for _click in (1, 2):
        assert send("codes/import/", **form).status_code == 303
    assert "Getting about › Buses CO-2 nothing recorded yet adopted" in page(client, "codes/")
    again = send("codes/import/", file=SimpleUploadedFile("ours.qdc", QDC)).content.decode()
    assert ("2 codes are here already" in again, "Bring it in" in again) == (True, False)


def test_an_import_of_what_has_changed_meanwhile_is_looked_at_again(send, code) -> None:
    form = form_of(send("codes/import/", file=SimpleUploadedFile("ours.qdc", QDC)), "content")
    code("Trams")
    answer = send("codes/import/", **form)
    assert (answer.status_code, "changing the codes just now" in answer.content.decode()) == (409, True)
    assert Code.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>', "names of its own"),
        (b"label,under\nA,B\nB,A", "in a circle"),
        (b"", "The file is empty"),
    ],
)
def test_a_hostile_codebook_is_refused_in_words(content, words, send) -> None:
    answer = send("codes/import/", file=SimpleUploadedFile("a.qdc", content))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_an_empty_codebook_begins_from_the_cycle_before(
    make, send, client_of, steward, page, other_cycle, cycle
) -> None:
    assert "No earlier cycle here" in page(client_of(steward), "codes/begin/")
    make("code", title="Canals", cycle=other_cycle)
    assert "Begin from an earlier cycle" in page(client_of(steward), "codes/")
    assert "The elmland-2018-20 plan: 1 code" in page(client_of(steward), "codes/begin/")
    assert send("codes/begin/", source="elmland-2018-20:codes").status_code == 303
    assert "Canals" in page(client_of(steward), "codes/")
    assert send("codes/begin/", source="elmland-2018-20:codes").status_code == 409


def test_versions_are_listed_shown_and_compared(code, send, client, page) -> None:
    assert send("codebooks/cut/", title="First", why="The round begins.").status_code == 409
    code("Buses", definition="All of them")
    assert send("codebooks/cut/", title="First", why="").status_code == 422
    assert send("codebooks/cut/", title="First", why="The round begins.").status_code == 303
    code("Trams")
    assert "1: First CB-1" in page(client, "codebooks/")
    assert "Buses CO-1 All of them adopted" in page(client, "codebooks/CB-1/")
    compared = page(client, "codebooks/compare/?from=CB-1")
    assert "Trams CO-2 added, adopted" in compared
    assert "Nothing has changed." in page(client, "codebooks/compare/?from=CB-1&to=CB-1")
    assert "Choose the version" in page(client, "codebooks/compare/", 400)
    page(client, "codebooks/compare/?from=CB-7", 404)
    assert client.get("/oakland-2018-20/codebooks/CB-7/codebook.csv").status_code == 404
    assert client.get("/oakland-2018-20/codes/codebook.pdf").status_code == 404


def test_the_lists_ask_as_many_questions_for_many_as_for_one(
    code, client, cycle, steward, at, django_assert_max_num_queries
) -> None:
    asked = []
    for number in (1, 3, 30):
        while Code.objects.count() < number:
            code(f"Code {Code.objects.count()}")
            cut_codebook(cycle=cycle, title="x", why="y", by=steward, at=at)
        for address in ("codes/", "codebooks/", "codebooks/CB-1/"):
            with django_assert_max_num_queries(40) as counted:
                client.get(f"/{cycle.slug}/{address}", headers={"cookie": "x=1"})
            asked.append(len(counted))
    assert asked[3:6] == asked[6:] == asked[:3]
    assert Codebook.objects.count() == 30


def test_a_planning_page_can_show_the_codebook(code, cycle, steward, at) -> None:
    code("Buses")
    panel = panels.get("coding.codebook")
    shown = panel.gather(Place(cycle, steward, at), [""])
    assert [row.record.title for row in shown[""]["rows"]] == ["Buses"]


def test_the_command_line_brings_a_codebook_in(tmp_path, cycle) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("label,under\nGetting about,\nBuses,Getting about\nLost,Nowhere\n")

    def run(*more: str) -> tuple[str, str]:
        out, err = StringIO(), StringIO()
        call_command("import", "codebook", str(path), "--cycle", cycle.slug, *more, stdout=out, stderr=err)
        return out.getvalue(), err.getvalue()

    out, err = run("--dry-run")
    assert ("2 new" in out, "row 4 Lost: It stands under “Nowhere”" in err, Code.objects.count()) == (
        True,
        True,
        0,
    )
    assert "2 new codes" in run()[0]
    assert "Nothing was made" in run()[0]
    path.write_text("label,under\nA,B\nB,A")
    with pytest.raises(CommandError, match="in a circle"):
        run()
    with pytest.raises(CommandError, match="no cycle “nowhere”"):
        call_command("import", "codebook", str(path), "--cycle", "nowhere")
    path.unlink()
    with pytest.raises(CommandError, match="cannot be read"):
        run()
