"""The plan as everybody reads it, and what those with leave do with it."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from moothill.commons.cycles.models import Cycle
from moothill.commons.printing import keeping
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise, withdraw
from moothill.rooms.commitments.models import Edition, Summary
from moothill.rooms.commitments.queries.ogp import COLUMNS
from tests.commons.printing.test_docx import words_of
from tests.commons.printing.test_pdf import opened, tags

pytestmark = pytest.mark.django_db
HOME = "/oakland-2018-20/action-plan/"


@pytest.fixture(autouse=True)
def nothing_kept():
    keeping._kept.clear()


def main_of(page: str):
    return html.fromstring(page).get_element_by_id("main")


def headings(page: str) -> list[tuple[str, str]]:
    return [
        (each.tag, " ".join(each.text_content().split()))
        for each in main_of(page).iter("h1", "h2", "h3", "h4", "h5")
    ]


SIGNED = [
    {"name": "Ash Rowan", "office": "Minister", "side": "government"},
    {"name": "Fern Hill", "office": "Chair", "side": "civil-society"},
]


def test_before_any_edition_the_commitments_are_read_as_they_stand(
    promised, make, client, client_of, steward
):
    promised("1")
    make("commitment", title="Secret", publish=False)
    page = client.get(HOME).content.decode()
    assert "The plan is not issued yet" in page and "Open books" in page and "Secret" not in page
    assert "No edition of this plan was issued here" in page
    assert f'{HOME}new/"' not in page and f'{HOME}new/"' in client_of(steward).get(HOME).content.decode()


def test_an_edition_is_whole_on_the_page_and_says_what_the_record_does_not_show(
    issued, promised, cut, plan, steward, at, client
):
    commitment = promised("1")
    Summary.objects.create(
        commitment_id=commitment.pk, words="You can see it.", of_version=1, by_id=steward.participant, at=at
    )
    first = cut(commitment)
    revise(record=commitment, values={"result": "More."}, base=1, by=steward, at=at, reason="Agreed")
    edition = issued(
        first, cut(promised("2", title="Open doors")), signed=SIGNED, vision="All is open.", follow="Ask us."
    )
    page = client.get(HOME).content.decode()
    found = headings(page)
    assert found[:4] == [
        ("h1", "Our plan"),
        ("h2", "Contents"),
        ("h2", "Joint foreword"),
        ("h2", "Long-term vision"),
    ]
    assert (
        ("h3", "1 Open books") in found
        and ("h4", "In plain words") in found
        and ("h4", "Milestones") in found
    )
    assert "No contribution is linked to commitment 1." in page
    assert "2 numbered drafts of commitments were cut." in page
    assert "In the words of draft 1 of 1 March 2018 (CD-1)." in page and "More." not in page
    assert "explain version" not in page, "the summary explains the very version that was cut"
    row = [cell.text_content() for cell in main_of(page).xpath("//td[contains(., 'Ash Rowan')]/..//td")]
    assert row == ["Ash RowanMinister", "Fern HillChair"], "both signatures stand level"
    own = client.get(edition.get_absolute_url()).content.decode()
    assert headings(own)[1 : len(found)] == found[1:], "its permanent address holds the same"
    assert Edition.objects.get().digest in own
    waiting = plan(first)
    assert client.get(waiting.get_absolute_url()).status_code == 404


def test_every_format_says_the_same(issued, promised, cut, client):
    edition = issued(
        cut(promised("1", problem="=cmd|calc <script>alert(1)</script>", title="@Open 'books'")),
        signed=SIGNED,
    )
    own = edition.get_absolute_url()
    page = client.get(HOME).content.decode()
    assert "<script>alert" not in page
    text = client.get(f"{own}plan.txt")
    assert text["Content-Type"].startswith("text/plain")
    document = client.get(f"{own}plan.docx").content
    assert words_of(document) == text.content.decode().split()
    article = " ".join(main_of(page).xpath("//article")[0].itertext()).split()
    assert "".join(article) == "".join(word for word in text.content.decode().split()[2:] if word != "•")
    pdf = client.get(f"{own}plan.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert {"H1", "H2", "H3", "H4", "TH", "TD", "L", "Link"} <= tags(pdf.content) and "pdfuaid" in opened(
        pdf.content
    )
    assert client.get(f"{own}plan.pdf").content == pdf.content, "made once"
    data = client.get(f"{own}plan.json").json()
    assert data["contents"]["commitments"][0]["fields"]["problem"].startswith("=cmd")
    assert data["digest"] == Edition.objects.get().digest and data["ogp_table"]["confirmed"] is False
    answer = client.get(f"{own}plan.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == list(COLUMNS) and "unconfirmed" in answer["Content-Disposition"]
    row = dict(zip(COLUMNS, rows[1], strict=True))
    assert row["Commitment Title"] == "'@Open 'books'" and row["Full Text"].startswith("'=cmd")
    assert (row["Commitment Number"], row["Year Of Submission"], row["Country/Locality"]) == (
        "1",
        "2018",
        "Oakland",
    )
    assert [row[name] for name in COLUMNS if name.startswith("OGP Value")] == ["1", "0", "0", "0"]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("The second plan", "Oakland: The second plan"),
        ("Oakland's second plan", "Oakland's second plan"),
        ("OAKLAND: our plan", "OAKLAND: our plan"),
        ("Oaklanders decide", "Oakland: Oaklanders decide"),
    ],
)
def test_the_head_names_the_member_once(issued, cycle, client, title, head):
    Cycle.objects.filter(pk=cycle.pk).update(title=title)
    edition = issued()
    text = client.get(f"{edition.get_absolute_url()}plan.txt").content.decode()
    assert head in text.splitlines()
    assert main_of(client.get(HOME).content.decode()).xpath("//article/p[1]")[0].text_content() == head


def test_formats_of_what_is_not_public_are_nowhere(
    issued, plan, promised, cut, client, client_of, steward, at
):
    edition, waiting = issued(), plan(cut(promised("2")))
    for address in (
        f"{HOME}AP-9/plan.txt",
        f"{waiting.get_absolute_url()}plan.txt",
        f"{edition.get_absolute_url()}plan.exe",
    ):
        assert client.get(address).status_code == 404
    assert client_of(steward).get(f"{waiting.get_absolute_url()}plan.txt").status_code == 404, (
        "it has no contents yet"
    )
    withdraw(record=edition, reason="A mistake.", by=steward, at=at)
    assert client.get(f"{edition.get_absolute_url()}plan.txt").status_code == 404
    assert client.get(edition.get_absolute_url()).status_code == 410
    assert "The plan is not issued yet" in client.get(HOME).content.decode()


def test_a_steward_puts_it_together_issues_and_submits_it_in_a_browser(
    promised, cut, client_of, steward, at, cycle
):
    first = cut(promised("1"))
    cut(promised("2", title="Open doors"))
    browser = client_of(steward)
    page = browser.get(f"{HOME}new/").content.decode()
    assert page.count('<option value="CD-') == 2 and page.count("selected") >= 2
    answer = browser.post(f"{HOME}new/", {"title": "", "foreword": "Together", "drafts-0": "CD-1"})
    assert answer.status_code == 422 and "Together" in answer.content.decode(), (
        "what was written is still there"
    )
    given = {
        "title": "Our plan",
        "drafts-0": "CD-1",
        "drafts-1": "",
        "signed-0-name": "Ash",
        "signed-0-side": "government",
    }
    answer = browser.post(f"{HOME}new/", given)
    assert answer.status_code == 303 and answer["Location"] == f"{HOME}AP-1/"
    page = browser.get(f"{HOME}AP-1/").content.decode()
    assert "This edition is not issued" in page and "Open doors" not in page
    answer = browser.post(f"{HOME}AP-1/edit/", {**given, "drafts-1": "CD-2", "base": "1"})
    assert answer.status_code == 303
    assert "Open doors" in browser.get(f"{HOME}AP-1/issue/").content.decode(), (
        "it is looked at before it is issued"
    )
    withdraw(record=first, reason="A slip.", by=steward, at=at)
    answer = browser.post(f"{HOME}AP-1/issue/", {"reason": "All is agreed."})
    assert answer.status_code == 422 and "CD-1 is not public any more" in answer.content.decode()
    answer = browser.post(f"{HOME}AP-1/edit/", {**given, "drafts-0": "", "drafts-1": "CD-2", "base": "2"})
    assert browser.post(f"{HOME}AP-1/issue/", {"reason": "All is agreed."}).status_code == 303
    assert browser.post(f"{HOME}AP-1/issue/", {}).status_code == 409
    answer = browser.post(f"{HOME}AP-1/submit/", {"day": "2090-01-01", "address": "https://example.org"})
    assert answer.status_code == 422 and "cannot have been submitted on that day" in answer.content.decode()
    assert browser.post(f"{HOME}AP-1/submit/", {"day": "x", "address": "ftp:x"}).status_code == 422
    today = Edition.objects.get().day
    answer = browser.post(
        f"{HOME}AP-1/submit/", {"day": today.isoformat(), "address": "https://example.org/p"}
    )
    assert answer.status_code == 303
    assert "https://example.org/p" in browser.get(HOME).content.decode()
    assert browser.post(f"{HOME}AP-1/submit/", {"day": today.isoformat()}).status_code == 409
    form = browser.get(f"{HOME}new/?amends=AP-1").content.decode()
    assert (
        'value="Our plan"' in form
        and '<option value="AP-1" selected>' in form
        and '<option value="CD-2" selected>' in form
    )


def test_strangers_find_no_door(promised, cut, plan, issued, cast, client_of, client):
    edition = plan(cut(promised()))
    for path in ("new/", f"{edition.reference}/edit/", f"{edition.reference}/issue/"):
        assert client.get(f"{HOME}{path}")["Location"].startswith("/accounts/login/")
        for name in ("account_holder", "observer"):
            assert client_of(cast[name]).get(f"{HOME}{path}").status_code in {403, 404}
    assert client_of(cast["account_holder"]).get(f"{HOME}{edition.reference}/issue/").status_code == 404


def test_an_edition_that_came_without_its_text_says_so(issued, client):
    edition = issued()
    Edition.objects.update(contents=None, digest="")
    for address in (HOME, edition.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "its own text is not kept here" in page and "Edition 1, 1 March 2018." in page
        assert "this site on 1 March 2018" not in page, "it was counted today"
    assert client.get(f"{edition.get_absolute_url()}plan.json").json()["kept"] is False


def test_the_page_asks_as_much_of_one_commitment_as_of_twenty(
    promised, cut, issued, plan, make, client, steward, at
):
    issued(cut(promised("1")))
    client.get(HOME)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(f"{HOME}AP-1/plan.txt")
        client.get(f"{HOME}AP-1/")
    later = at + timedelta(days=1)
    drafts = [
        cut(make("commitment", title=f"Promise {number}", number=str(number))) for number in range(2, 22)
    ]
    issued(*drafts, title="More", at=later)
    client.get(f"{HOME}AP-2/")
    with CaptureQueriesContext(connection) as many:
        client.get(f"{HOME}AP-2/plan.txt")
        client.get(f"{HOME}AP-2/")
    assert len(many) <= len(few)
    assert Record.objects.filter(kind="edition").count() == 2
    assert len(re.findall("<h3", client.get(HOME).content.decode())) > 20
