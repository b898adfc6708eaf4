"""From what a guest says to a report on what was promised, in the practice cycle: the cast walks the whole chain in a browser.

The guest has a return code and an address, and hears of each step by both. Nothing is done by an operation here but what a
server does by itself: telling followers, and posting digests when their day has come.
"""

import csv
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from shutil import which
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications import digests, sending
from moothill.commons.record.models import Record
from tests.journeys.checks import Visitor
from tests.journeys.test_walk import act_as, add, follow_journals

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/practice-island/"
PAUSE = 3200  # milliseconds: a form sent sooner than anybody can write waits for a second look
ADDRESS = "robin@example.org"
IDEA = "A light on the footpath to the harbour."
TITLE = "The footpath is lit"
STEP = "A lamp stands at every bend of the footpath"
PLAN = "The plan of Practice Island, with a lit footpath"
THIS_YEAR = timezone.now().year
PERIOD = f"{THIS_YEAR + 1}"
LATER = f"June {THIS_YEAR + 1} to December {THIS_YEAR + 1}"
WHY = "Agreed at the workshop."
COMMENT = "By day, or the gulls wake up."
REPORT = "Two lamps of four stand."
STEWARDS = {
    "government": "the steward on the government's side",
    "civil": "the steward on civil society's side",
}
LEADS = {
    "government": "a commitment lead on the government's side",
    "civil": "the commitment lead on civil society's side",
}


class Post:
    """The postman of the guest: each round is a day later, and brings what became of the mails of that day."""

    def __init__(self) -> None:
        self.days = 0
        self.seen = len(mail.outbox)
        self.told: set[str] = set()

    def round(self) -> list[str]:
        """What came for the guest since the last round."""
        follow_journals()
        self.days += 1
        at = timezone.now() + timedelta(days=self.days, hours=12)
        digests.post_digests(at)
        sending.send_due(at)
        new, self.seen = mail.outbox[self.seen :], len(mail.outbox)
        return [str(each.body) for each in new if each.to == [ADDRESS]]

    def brings(self, reference: str, act: str, *named: str) -> None:
        """One mail, about this and nothing else, in which these are named too; and none of it came before."""
        [words] = self.round()
        assert re.findall(r"\(([A-Z]+-[0-9]+)\)", words) == [reference, *named], words
        assert f": {act}" in words, words
        assert reference not in self.told
        self.told.add(reference)


@pytest.fixture
def island(settings: Any) -> Cycle:
    """The practice cycle."""
    settings.AT_HOME = True
    call_command("practice", verbosity=0)
    follow_journals()
    return Cycle.objects.get(slug="practice-island")


def fill(page: Page, **values: str) -> None:
    """Boxes by their names; a name that Python cannot write has its dashes as double underscores."""
    for name, words in values.items():
        page.locator(f"[name={name.replace('__', '-')}]").fill(words)


def send(page: Page, button: str) -> str:
    """Send the form of the page, which leads to a record; its reference."""
    asked = page.url
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()
    assert page.url != asked, page.get_by_role("main").inner_text()
    return page.url.partition("?")[0].rstrip("/").rpartition("/")[2]


def contribute(guest: Visitor, address: str, words: str) -> str:
    """An answer to a call, or a comment, through its form; its reference."""
    guest.open(address)
    page = guest.page
    page.get_by_label("What would you say?").fill(words)
    looking = page.get_by_role("button", name="Look for similar ones, then send")
    if looking.count():
        looking.click()
    page.wait_for_timeout(PAUSE)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    return Record.objects.filter(kind="input").latest("pk").reference


def confirm_the_address(guest: Visitor) -> None:
    """Give it, and open the link that came by mail."""
    guest.open("/me/address/")
    fill(guest.page, address=ADDRESS)
    guest.page.locator("main form button").first.click()
    expect(guest.page.get_by_role("main")).to_contain_text(ADDRESS)
    link = re.search(r"https?://[^/\s]+(/me/address/\S+)", str(mail.outbox[-1].body))
    assert link
    guest.open(link[1])
    guest.page.locator("main form button").first.click()


def answer(steward: Visitor, to: str, did: str) -> str:
    """A response, published; its reference."""
    steward.open(f"{HOME}responses/new/?to={to}")
    page = steward.page
    fill(page, asked="What matters?", heard="Light.", did=did)
    page.locator("[name=outcome][value=taken-up], select[name=outcome]").first.evaluate(
        "node => node.tagName === 'SELECT' ? (node.value = 'taken-up') : node.click()"
    )
    made = send(page, "Save as a draft")
    steward.open(f"{HOME}responses/publish/?of={made}")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    assert Record.objects.get(cycle__slug="practice-island", reference=made).state == "published"
    return made


def put_in_a_theme(steward: Visitor, said: str) -> str:
    theme = add(steward, "themes", title="What people say of the footpath")
    steward.open(f"{HOME}themes/put/?of={said}&into={theme}")
    fill(steward.page, of=said, reason=WHY)
    steward.page.locator("[name=into]").select_option(theme)
    send(steward.page, "Put it there")
    return theme


def found(steward: Visitor, *causes: str) -> str:
    steward.open(f"{HOME}commitments/new-from/?" + "&".join(f"of={each}" for each in causes))
    fill(steward.page, title=TITLE, problem="At night nobody sees the footpath.\n\nPeople fall.", reason=WHY)
    return send(steward.page, "Begin it")


def name_leads(steward: Visitor, commitment: str) -> None:
    for person in ("Lee Mockup (government)", "Robin Placeholder (civil society)"):
        steward.open(f"{HOME}commitments/{commitment}/leads/")
        steward.page.locator("[name=who]").select_option(label=person)
        fill(steward.page, reason=WHY)
        send(steward.page, "Name them")
    steward.open(f"{HOME}commitments/{commitment}/")
    expect(steward.page.get_by_role("main")).to_contain_text("Lee Mockup")
    expect(steward.page.get_by_role("main")).to_contain_text("Robin Placeholder")


def edit(lead: Visitor, commitment: str, /, **fields: str) -> None:
    lead.open(f"{HOME}commitments/{commitment}/change/")
    fill(lead.page, **fields)
    lead.page.wait_for_timeout(PAUSE)
    assert send(lead.page, "Save") == commitment


def cut(lead: Visitor, commitment: str, title: str) -> str:
    lead.open(f"{HOME}commitments/{commitment}/drafts/new/")
    fill(lead.page, title=title, why="So that it can be talked about.", agreed__0__name="Lee Mockup",
         agreed__1__name="Robin Placeholder")  # fmt: skip
    for row, side in enumerate(("government", "civil-society")):
        lead.page.locator(f"[name=agreed-{row}-side]").select_option(side)
    return send(lead.page, "Cut the draft")


def add_step(lead: Visitor, commitment: str) -> str:
    """A milestone, which whoever leads the commitment adds at once; its reference."""
    lead.open(f"{HOME}commitments/{commitment}/")
    lead.page.get_by_role("link", name="Add a milestone").click()
    fill(lead.page, title=STEP, output="Four lamps.", when=PERIOD)
    lead.page.wait_for_timeout(PAUSE)
    return send(lead.page, "Save")


def compare(passer_by: Visitor, commitment: str) -> None:
    """The public sees which words came and went between the two drafts."""
    passer_by.open(f"{HOME}commitments/{commitment}/")
    passer_by.page.get_by_role("link", name="draft 1 with draft 2").click()
    expect(passer_by.page.locator("main ins", has_text="four").first).to_be_visible()
    passer_by.look("chain-compared")


def comment_on_a_paragraph(guest: Visitor, draft: str) -> str:
    guest.open(f"{HOME}drafts/{draft}/")
    guest.page.get_by_role("link", name=re.compile("Comment on this.*p-solution-1")).click()
    expect(guest.page.get_by_role("main")).to_contain_text("We set up four lamps, by day.")
    return contribute(guest, guest.page.url.removeprefix(guest.site), COMMENT)


def submit(steward: Visitor, edition: str) -> None:
    steward.open(f"{HOME}action-plan/{edition}/submit/")
    steward.page.get_by_role("button", name="Record it").click()
    steward.page.wait_for_url(f"**/{edition}/")


def open_for_comment(steward: Visitor, draft: str, cycle: Cycle) -> str:
    """For three days: that few are warned about, and meant all the same. The reference of the call."""
    steward.open(f"{HOME}drafts/{draft}/consult/")
    page = steward.page
    closes = datetime.now(ZoneInfo(cycle.zone)) + timedelta(days=3)
    fill(page, background="This is the second draft.", can_change="All of it.", owner="Open Pretending Unit",
         contact="unit@example.org", minutes="5", closes_at=f"{closes:%Y-%m-%dT17:00}")  # fmt: skip
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_role("main")).to_contain_text("days")
    page.get_by_label("Open it for so few days all the same").check()
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/calls/Q-*/")
    return page.url.rstrip("/").rpartition("/")[2]


def lay_and_sign(cast: dict[str, Visitor], on: str) -> str:
    """Both leads and both co-chairs sign, each in turn; who comes out of turn reads why not. The reference of the route."""
    steward = cast["government"]
    steward.open(f"{HOME}sign-offs/new/?on={on}")
    for row in (2, 5, 6):  # a row without a name is no step
        fill(steward.page, **{f"steps__{row}__office": ""})
    route = send(steward.page, "Lay this route")
    cast["civil-lead"].open(f"{HOME}sign-offs/{route}/steps/2/", status=409)
    for number, who in enumerate(("government-lead", "civil-lead", "government", "civil"), start=1):
        signer = cast[who]
        signer.open(f"{HOME}sign-offs/{route}/")
        signer.page.get_by_role("link", name="Enter what was decided").click()
        verdict = "conditions" if number == 2 else "approved"
        signer.page.locator(f"[name=verdict][value={verdict}]").check()
        if number == 2:
            fill(signer.page, conditions="The lamps must not wake the gulls.")
        signer.page.locator("main form button[type=submit]").first.click()
        signer.page.wait_for_url(f"**/{route}/")
    expect(steward.page.get_by_role("main")).to_be_visible()
    steward.open(f"{HOME}sign-offs/{route}/")
    expect(steward.page.get_by_role("main")).to_contain_text("approved at every step")
    return route


def compose_and_issue(steward: Visitor, draft: str) -> str:
    """An amendment of the plan that stands, with one commitment more: in the words of this draft. Its reference."""
    steward.open(f"{HOME}action-plan/new/?amends=AP-2")
    fill(steward.page, title=PLAN, because="A footpath was missing.", agreed__0__name="Gale Specimen")
    steward.page.locator("[name=agreed-0-side]").select_option("government")
    steward.page.locator(f"select:has(option[value={draft}])").select_option(draft)
    edition = send(steward.page, "Put it together")
    steward.open(f"{HOME}action-plan/{edition}/issue/")
    steward.page.locator("main form button[type=submit]").first.click()
    steward.page.wait_for_url(f"**/{edition}/")
    return edition


def fetch_every_format(visitor: Visitor, edition: str) -> None:
    """The web page, and each file; the commitment is in all of them, and the PDF has the headings of the page in their order."""
    visitor.open(f"{HOME}action-plan/")
    page = visitor.page
    expect(page.get_by_role("heading", name=TITLE).first).to_be_visible()
    headings = page.locator("main").locator("h1, h2, h3, h4, h5, h6").all_inner_texts()
    got = {}
    for form in ("pdf", "docx", "txt", "json", "csv"):
        answered = page.request.get(f"{visitor.site}{HOME}action-plan/{edition}/plan.{form}")
        assert answered.status == 200, form
        got[form] = answered.body()
    assert got["pdf"].startswith(b"%PDF-")
    if which("pdfinfo"):
        assert headings_of(got["pdf"]) == ["".join(words.split()) for words in headings]
    with zipfile.ZipFile(io.BytesIO(got["docx"])) as file:
        assert TITLE in file.read("word/document.xml").decode()
    assert TITLE in got["txt"].decode()
    assert TITLE in json.dumps(json.loads(got["json"]))
    assert any(
        TITLE in cell for row in csv.reader(io.StringIO(got["csv"].decode("utf-8-sig"))) for cell in row
    )


def headings_of(pdf: bytes) -> list[str]:
    """The headings of a tagged PDF, as its structure gives them: without blanks, which it leaves out where a line ends."""
    run = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True)
    found, depth = [], -1
    for line in run.stdout.decode().splitlines():
        words, indent = line.strip(), len(line) - len(line.lstrip())
        if re.match(r"H[1-6] ", words):
            found.append("")
            depth = indent
        elif depth >= 0 and indent <= depth:
            depth = -1
        elif depth >= 0 and words.startswith('"'):
            found[-1] += "".join(words[1:-1].split())
    return found


def report_by_link(steward: Visitor, passer_by: Visitor, commitment: str) -> str:
    """The leads are asked by mail; one of them follows the link without signing in, and reports. The reference of the report."""
    steward.open(f"{HOME}rounds/RR-2/ask/")
    for box in steward.page.locator("[name=of]").all():
        box.set_checked(box.get_attribute("value") == commitment)
    steward.page.get_by_role("button", name="Send the links").click()
    expect(steward.page.get_by_role("heading", name="They were asked")).to_be_visible()
    sending.send_due(timezone.now())
    [asked] = [each for each in mail.outbox if each.to == ["practice-lead-government@example.org"]]
    link = re.search(r"https?://[^/\s]+(/\S*report-by-link/\S+/)", str(asked.body))
    assert link
    passer_by.open(link[1])
    page = passer_by.page
    page.get_by_label("Where it stands").select_option("in-progress")
    page.get_by_label("What happened", exact=False).first.fill(REPORT)
    page.get_by_role("button", name="Publish my report").click()
    expect(page.get_by_role("status")).to_contain_text("Your report is public now")
    return Record.objects.filter(kind="update").latest("pk").reference


def dispute(lead: Visitor, milestone: str) -> str:
    """The other side says otherwise; the reference of what it says."""
    lead.open(f"{HOME}milestones/{milestone}/report/")
    lead.page.locator("[name=state]").select_option("behind")
    fill(lead.page, happened="We counted one lamp, and it is out.")
    lead.page.locator("[name=challenge]").select_option(index=1)
    lead.page.locator("[name=verdict]").select_option("disagrees")
    return send(lead.page, "Publish this report")


def move_dates(lead: Visitor, milestone: str) -> None:
    """With a reason and who agreed, which the page of the milestone shows beside both dates."""
    lead.open(f"{HOME}milestones/{milestone}/move-dates/")
    fill(lead.page, when=LATER, because="The lamps come by ferry.", agreed="Lee Mockup and Robin Placeholder")
    send(lead.page, "Move the dates")
    main = lead.page.get_by_role("main")
    for words in ("The lamps come by ferry.", "Lee Mockup and Robin Placeholder", PERIOD, LATER):
        expect(main).to_contain_text(words)


def test_the_cast_walks_from_what_a_guest_said_to_reports_on_what_was_promised(
    make_visitor: Callable[..., Visitor], island: Cycle
) -> None:
    cast = {side: make_visitor() for side in ("government", "civil", "government-lead", "civil-lead")}
    for side, part in STEWARDS.items():
        act_as(cast[side], part)
    for side, part in LEADS.items():
        act_as(cast[f"{side}-lead"], part)
    guest, passer_by = make_visitor(), make_visitor()
    government, civil = cast["government"], cast["civil"]

    said = contribute(guest, f"{HOME}calls/Q-1/answer/", IDEA)
    code = guest.page.locator("#your-code strong").first.inner_text()
    confirm_the_address(guest)
    post = Post()
    theme = put_in_a_theme(civil, said)
    post.brings(theme, "something was put into it", said)
    response = answer(government, theme, "It goes into the plan.")
    post.brings(response, "published")
    commitment = found(government, theme, response)
    post.brings(commitment, "added")

    name_leads(government, commitment)
    edit(cast["government-lead"], commitment, solution="We set up lamps.", lead="Harbour office", when=PERIOD)
    step = add_step(cast["civil-lead"], commitment)
    first = cut(cast["government-lead"], commitment, "Draft 1")
    edit(cast["civil-lead"], commitment, solution="We set up four lamps, by day.", result="Nobody falls.")
    second = cut(cast["civil-lead"], commitment, "Draft 2")
    compare(passer_by, commitment)

    call = open_for_comment(government, second, island)
    comment = comment_on_a_paragraph(guest, second)
    reply = answer(civil, comment, "By day, as you say.")
    post.brings(reply, "published")
    passer_by.open(f"{HOME}calls/{call}/heard/")
    heard = passer_by.page.locator("#comment-1")
    expect(heard).to_contain_text(COMMENT)
    expect(heard).to_contain_text("By day, as you say.")

    route = lay_and_sign(cast, second)
    edition = compose_and_issue(government, second)
    post.brings(edition, "issued")
    fetch_every_format(passer_by, edition)
    submit(government, edition)
    report = report_by_link(government, passer_by, commitment)
    post.brings(report, "added")
    doubted = dispute(cast["civil-lead"], step)
    post.brings(doubted, "added")
    move_dates(cast["government-lead"], step)
    assert post.round() == []  # a date that moves is on the page of what became of it, and no mail of its own

    passer_by.open(f"{HOME}inputs/{said}/trail/")
    steps = passer_by.page.locator("table tbody tr").all_inner_texts()
    told = [said, theme, response, commitment, "was named who leads it", step, first, second, route, edition, "submitted",
            report, doubted, "moved"]  # fmt: skip
    assert_in_order(told, steps)
    main = passer_by.page.get_by_role("main")
    for proof in (REPORT, "disagrees with what was reported", "The lamps must not wake the gulls"):
        expect(main).to_contain_text(proof)
    passer_by.look("chain-story")

    elsewhere = make_visitor()
    elsewhere.open("/code/")
    fill(elsewhere.page, code=code)
    elsewhere.page.locator("main form button[type=submit]").first.click()
    main = elsewhere.page.get_by_role("main")
    expect(main).to_contain_text(IDEA)
    expect(main).to_contain_text("behind a commitment")
    for reference in (commitment, edition, report, doubted, reply):
        expect(main.get_by_text(reference, exact=True).first).to_be_visible()
    elsewhere.look("chain-guest-returns")


def assert_in_order(wanted: list[str], lines: list[str]) -> None:
    """Each stands in a line of its own, which comes after that of the one before."""
    rest = iter(lines)
    for each in wanted:
        assert any(each in line for line in rest), f"{each} is not in its place of: {lines}"
