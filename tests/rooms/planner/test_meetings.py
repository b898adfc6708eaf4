"""Where the team met: who was there, what was said, and what was to be done."""

import pytest
from django.template.loader import render_to_string

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import kinds, panels
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import Invalid
from moothill.commons.record.panels import Place
from tests.rooms.planner.conftest import HAZEL, ROWAN
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def read(client, cycle, query="") -> str:
    return words(client.get(f"/{cycle.slug}/meetings/{query}").content.decode())


def drawn(name: str, place: Place) -> str:
    panel = panels.get(name)
    return words(render_to_string(panel.template, panel.gather(place, [""])[""]))


def page_of(record) -> str:
    kind = kinds.get(record.kind)
    return words(
        render_to_string(kind.template, {"thing": kind.things().get(pk=record.pk), "cycle": record.cycle})
    )


def test_whoever_is_listed_with_nothing_more_said_attended(meeting):
    record = meeting(attendance=[ROWAN])
    assert kinds.get("meeting").things().get(pk=record.pk).attendance == [
        ROWAN | {"presence": "attended", "deputy_for": ""}
    ]


def test_a_deputy_stands_in_for_somebody(meeting):
    with pytest.raises(Invalid) as refusal:
        meeting(attendance=[ROWAN, HAZEL | {"presence": "deputy"}])
    assert [(fault.field, fault.words[:5]) for fault in refusal.value.faults] == [("attendance", "Row 2")]


def test_a_meeting_shows_everything_there_is(client, cycle, meeting, task):
    record = meeting(
        "Next steps", team="Delivery team", when="12 February 2018", place="Edinburgh", remote="https://meet.example/1",
        agenda="1. Plan", notes="We *agreed* on dates.",
        attendance=[
            ROWAN,
            HAZEL | {"presence": "deputy", "deputy_for": "Aspen"},
            {"name": "Gorse", "organisation": "", "side": "", "presence": "apologies"},
        ],
    )  # fmt: skip
    task("Send the dates", meeting=record.reference, done=True)
    shown = read(client, cycle)
    for part in (
        "Next steps", "12 February 2018", "Who meets Delivery team", "Edinburgh", "https://meet.example/1", "Plan",
        "We agreed on dates.", "Attendance Rowan, Oakland Council (government)",
        "Hazel, Oakland Network (civil society) deputy for Aspen", "Apologies Gorse", "Actions Send the dates done",
    ):  # fmt: skip
        assert part in shown
    assert "Send the dates" not in page_of(record), "the actions are a panel of their own there"
    assert "We agreed on dates." in page_of(record)


def test_an_empty_meeting_says_what_is_missing(client, cycle, meeting):
    meeting()
    assert read(client, cycle).count("nothing recorded yet") == 5


def test_only_a_web_address_becomes_a_link(client, cycle, meeting):
    meeting(remote="javascript:alert(1)")
    markup = client.get(f"/{cycle.slug}/meetings/").content.decode()
    assert 'href="javascript' not in markup
    assert "javascript:alert(1)" in markup


def test_a_cycle_without_meetings_says_so(client, cycle):
    assert "nothing recorded yet" in read(client, cycle)


def test_meetings_with_their_actions_are_a_panel(cycle, at, meeting, task):
    task("Send the dates", meeting=meeting("Next steps").reference)
    task("Something else")
    shown = drawn("planner.meetings", Place(cycle, PASSER_BY, at))
    assert "Next steps" in shown
    assert "Send the dates" in shown
    assert "Something else" not in shown


def test_the_actions_of_a_meeting_stand_on_its_page(cycle, at, meeting, task, steward):
    record = meeting()
    place = Place(cycle, PASSER_BY, at, record=record)
    assert drawn("planner.actions", place) == "nothing recorded yet"
    task("Send the dates", meeting=record.reference)
    task("Something else")
    assert "Send the dates" in drawn("planner.actions", place)
    assert "Something else" not in drawn("planner.actions", place)
    assert "Add an action" in drawn("planner.actions", Place(cycle, steward, at, record=record, editing=True))


def test_the_panel_shows_the_first_of_very_many_meetings(cycle, steward, at):
    items = [Item("meeting", {"title": f"No. {number}.", "when": "5 March 2018"}) for number in range(1, 52)]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    shown = drawn("planner.meetings", Place(cycle, PASSER_BY, at))
    assert ("No. 50." in shown, "No. 51." in shown, "The rows after these" in shown) == (True, False, True)


def test_tasks_are_a_panel(cycle, at, task):
    task("Send the dates")
    assert "Send the dates" in drawn("planner.tasks", Place(cycle, PASSER_BY, at))


def test_drafts_are_seen_by_insiders_alone(cast, client_of, cycle, meeting):
    meeting("Canary", publish=False)
    seen = {name for name, actor in cast.items() if "Canary" in read(client_of(actor), cycle)}
    assert seen == {"steward", "civil_steward", "team_member"}


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    number, client, cycle, meeting, task, django_assert_num_queries
):
    for _each in range(number):
        task(meeting=meeting(attendance=[ROWAN]).reference)
    with django_assert_num_queries(3):
        client.get(f"/{cycle.slug}/meetings/")


def test_a_long_list_comes_in_pages(client, cycle, steward, at):
    items = [Item("meeting", {"title": f"No. {n}"}) for n in range(55)]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    first = client.get(f"/{cycle.slug}/meetings/")
    second = client.get(f"/{cycle.slug}/meetings/{first.context['older']}")
    assert [len(page.context["meetings"]) for page in (first, second)] == [50, 5]
    assert client.get(f"/{cycle.slug}/meetings/?after=x").status_code == 400


def test_a_passer_by_gets_no_cookie_and_no_token(client, cycle, meeting, task):
    meeting()
    task()
    for address in ("meetings", "tasks"):
        answer = client.get(f"/{cycle.slug}/{address}/")
        assert not answer.cookies
        assert b"csrfmiddlewaretoken" not in answer.content


def test_a_tasks_own_page_says_everything(task, meeting):
    where = meeting("Next steps")
    record = task(
        "Send the dates", when="9 March 2018", everyone=True, notes="With *tea*", done=True, done_on="8 March",
        meeting=where.reference, status_as_written="Completed",
    )  # fmt: skip
    shown = page_of(record)
    for part in (
        "done 8 March", "as written: Completed", "Deadline 9 March 2018", "all", "Rowan, Oakland Council (government)",
        "Action of the meeting Next steps", "With tea",
    ):  # fmt: skip
        assert part in shown
