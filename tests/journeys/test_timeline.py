"""A steward moves a stage between two baselines; anybody reads what moved, by how much and why."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.operations import appoint, change_state
from moothill.commons.journal.queries import verify
from moothill.commons.people.models import Person
from moothill.commons.people.operations import participant_of
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise
from moothill.core.policy import CycleState, Role, Side
from moothill.rooms.plan.operations import cut_baseline
from tests.journeys.checks import Visitor
from tests.journeys.test_steward import ADDRESS, REASON, sign_up

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/scotland-2018-20/"
WHY = "The election was late"
AGREED = [{"name": "", "organisation": "The steering group", "side": "neither"}]


@pytest.fixture(autouse=True)
def sample() -> None:
    call_command("sample", verbosity=0)


@pytest.fixture
def cycle() -> Cycle:
    return Cycle.objects.get(slug="scotland-2018-20")


@pytest.fixture
def maker(cycle: Cycle) -> Actor:
    return Actor(name="Maker", roles={cycle.pk: frozenset({Role.STEWARD})})


def cut(page: Page, title: str) -> None:
    page.get_by_role("link", name="Cut a baseline").click()
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Cut the baseline").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value(title)
    page.get_by_label("Why it is cut").fill("The steering group agreed the stages.")
    page.locator("[name=agreed-0-organisation]").fill("The steering group")
    page.locator("[name=agreed-0-side]").select_option("neither")
    page.get_by_role("button", name="Cut the baseline").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_stage_moves_between_two_baselines_and_everybody_reads_why(
    make_visitor: Callable[..., Visitor], mailoutbox, cycle: Cycle, at, scripts: bool
) -> None:
    steward = make_visitor(java_script_enabled=scripts)
    sign_up(steward, mailoutbox)
    person = participant_of(Person.objects.get(email=ADDRESS))
    appoint(cycle=cycle, participant=person, role=Role.STEWARD, side=Side.GOVERNMENT, by=OPERATOR, at=at)
    page = steward.page

    steward.open(f"{HOME}timeline/")
    cut(page, "As first agreed")
    steward.open(f"{HOME}stages/ST-3/edit/")
    page.get_by_label("Period").fill("August - October 2018")
    page.get_by_label(REASON).fill(WHY)
    page.get_by_role("button", name="Save", exact=True).click()
    steward.open(f"{HOME}timeline/")
    cut(page, "After the election")

    steward.open(f"{HOME}timeline/")
    page.get_by_label("Compare", exact=True).select_option("BL-1")
    page.get_by_label("with", exact=True).select_option("BL-2")
    page.get_by_role("button", name="Show what moved").click()
    told = page.get_by_role("row").filter(has_text="moved 61 days later")
    expect(told.first).to_contain_text(f"Input into Scottish Action Plan moved 61 days later: “{WHY}”")
    expect(page.get_by_role("img", name="Timeline from")).to_be_visible()

    reader = make_visitor(java_script_enabled=scripts)
    reader.open(f"{HOME}timeline/compare/?from=BL-1&to=BL-2")
    expect(reader.page.get_by_role("main")).to_contain_text(f"moved 61 days later: “{WHY}”")
    reader.open(f"{HOME}journal/")
    expect(reader.page.get_by_role("main")).to_contain_text("Baseline: cut")
    expect(reader.page.get_by_role("link", name="Cut a baseline")).to_have_count(0)
    assert list(verify(cycle.head)) == []


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "en-xa", "ar-xb"])
def test_its_pages_bear_being_looked_at(
    make_visitor: Callable[..., Visitor], cycle: Cycle, maker: Actor, at, language: str
) -> None:
    change_state(cycle=cycle, state=CycleState.RUNNING, reason="To see today", by=OPERATOR, at=at)
    cut_baseline(cycle=cycle, title="As first agreed", why="It met", agreed=AGREED, by=maker, at=at)
    for reference, when in (
        ("ST-3", "August - October 2018"),
        ("D-1", "30 September 2018"),
        ("A-15", "about 19 June"),
    ):
        record = Record.objects.get(cycle=cycle, reference=reference)
        revise(record=record, values={"when": when}, base=record.version, by=maker, at=at, reason=WHY)
    visitor = make_visitor(locale=language)
    for name, address in {
        "timeline-stage": "timeline/?stage=ST-3",
        "timeline-compare": "timeline/compare/?from=BL-1",
        "baseline": "baselines/BL-1/",
    }.items():
        visitor.open(HOME + address)
        if picture := visitor.page.query_selector(".mh_gantt_frame"):
            picture.focus()
        visitor.look(f"{name}-{language}")


def test_the_form_that_cuts_bears_being_looked_at(make_visitor, mailoutbox, cycle: Cycle, at) -> None:
    steward = make_visitor()
    sign_up(steward, mailoutbox)
    person = participant_of(Person.objects.get(email=ADDRESS))
    appoint(cycle=cycle, participant=person, role=Role.STEWARD, side=Side.GOVERNMENT, by=OPERATOR, at=at)
    steward.open(f"{HOME}baselines/new/")
    steward.look("baseline-cut")
    steward.open(f"{HOME}timeline/")
    steward.look("timeline-steward")
