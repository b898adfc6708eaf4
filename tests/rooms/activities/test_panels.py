"""Parts of the register on other pages: a stage's table, events and their reports."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import kinds, panels
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind
from moothill.commons.record.operations import withdraw
from moothill.commons.record.panels import Place
from moothill.rooms.activities.queries import (
    EventCounts,
    event_counts,
    events,
    next_events,
    published_events,
)
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(cycle, at) -> Place:
    return Place(cycle, PASSER_BY, at)


def drawn(name: str, place: Place, *options: str) -> dict[str, str]:
    """What the panel shows for each option, in words."""
    panel = panels.get(name)
    contexts = panel.gather(place, options)
    return {option: words(render_to_string(panel.template, context)) for option, context in contexts.items()}


def test_a_panel_shows_the_rows_of_its_stage_and_group_alone(place, activity, stage, second_stage):
    activity("Core one", group="Core activities")
    activity("Other one", group="Other activities")
    activity("Elsewhere", stage=second_stage.reference)
    core, whole, second = "ST-1|Core activities", "ST-1", "ST-2"
    shown = drawn("activities.of-stage", place, core, whole, second)
    titles = ("Core one", "Other one", "Elsewhere")
    assert [[title for title in titles if title in shown[option]] for option in (core, whole, second)] == [
        ["Core one"],
        ["Core one", "Other one"],
        ["Elsewhere"],
    ]


def test_an_empty_stage_reads_nothing_recorded_yet(place, stage):
    assert drawn("activities.of-stage", place, "ST-1", "ST-1|Core activities") == {
        "ST-1": "nothing recorded yet",
        "ST-1|Core activities": "nothing recorded yet",
    }


def test_a_stage_that_is_gone_is_left_out(place, stage, steward, at):
    withdraw(record=stage, reason="not a stage after all", by=steward, at=at)
    assert drawn("activities.of-stage", place, "ST-1", "ST-99") == {}


def test_on_a_stages_own_page_the_panel_shows_that_stage(cycle, at, activity, second_stage):
    activity("Elsewhere")
    activity("Here", stage=second_stage.reference)
    shown = drawn("activities.of-stage", Place(cycle, PASSER_BY, at, record=second_stage), "")
    assert "Here" in shown[""]
    assert "Elsewhere" not in shown[""]


def test_the_options_are_the_stages_and_their_groups(place, activity, stage, second_stage):
    activity(group="Core activities")
    activity(group="Other activities")
    assert list(panels.get("activities.of-stage").options(place)) == [
        ("ST-1", "Stage 1: Raising awareness"),
        ("ST-1|Core activities", "Stage 1: Raising awareness: Core activities"),
        ("ST-1|Other activities", "Stage 1: Raising awareness: Other activities"),
        ("ST-2", "Stage 2: Input to the plan"),
    ]


def test_a_steward_adds_to_the_stage_from_its_panel(cycle, steward, at, stage):
    panel = panels.get("activities.of-stage")
    for editing, offered in ((True, True), (False, False)):
        context = panel.gather(Place(cycle, steward, at, editing=editing), ["ST-1"])["ST-1"]
        assert ("activities/new/?stage=ST-1" in render_to_string(panel.template, context)) is offered


def test_many_slots_ask_as_many_questions_as_one(place, activity, second_stage, django_assert_num_queries):
    activity()
    activity(group="Core activities")
    activity(stage=second_stage.reference)
    with django_assert_num_queries(3):
        panels.get("activities.of-stage").gather(place, ["ST-1"])
    with django_assert_num_queries(3):
        panels.get("activities.of-stage").gather(place, ["ST-1", "ST-2", "ST-1|Core activities"])


def test_a_long_group_is_cut_with_a_link_to_the_rest(place, cycle, stage, steward, at):
    items = [
        Item("activity", {"title": f"No. {n}", "stage": stage.reference, "number": str(n)})
        for n in range(205)
    ]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    panel = panels.get("activities.of-stage")
    markup = render_to_string(panel.template, panel.gather(place, ["ST-1"])["ST-1"])
    assert markup.count("<tr>") == 101
    assert f'href="/{cycle.slug}/activities/?stage=ST-1"' in markup


def test_the_panel_of_all_stages_shows_every_one(place, activity, second_stage):
    activity("First")
    shown = drawn("activities.register", place, "")[""]
    assert "1: Raising awareness" in shown
    assert "First" in shown
    assert "2: Input to the plan nothing recorded yet" in shown


def test_the_parts_of_an_activity_stand_on_its_page(cycle, at, activity):
    whole = activity("Workshops")
    activity("Glasgow", parent=whole.reference)
    shown = drawn("activities.parts", Place(cycle, PASSER_BY, at, record=whole), "")
    assert "1.a A-2 Glasgow" in shown[""]
    assert drawn("activities.parts", Place(cycle, PASSER_BY, at, record=activity()), "") == {}


@pytest.mark.parametrize("panel", ["activities.events", "activities.event-reports"])
def test_an_event_without_a_report_says_so(panel, place, activity):
    activity("Event one", form="event", place="Trades Hall")
    activity("No event")
    shown = drawn(panel, place, "")[""]
    assert "Event one" in shown
    assert "nothing recorded yet" in shown
    assert "No event" not in shown


@pytest.mark.parametrize("panel", ["activities.events", "activities.event-reports"])
def test_a_report_is_shown_where_there_is_one(panel, place, activity):
    activity("Event one", form="event", place="Trades Hall", outcome="Forty people **came**.")
    shown = drawn(panel, place, "")[""]
    assert "Forty people came." in shown
    assert "nothing recorded yet" not in shown


def test_an_event_in_two_stages_is_one_event(cycle, activity, second_stage, steward, at):
    one = activity(form="event", place="Hanover Centre")
    two = activity(form="event", place="Hanover Centre", stage=second_stage.reference)
    assert event_counts(events(cycle, PASSER_BY)).all == event_counts(published_events(cycle)).all == 2
    link(cause=two, effect=one, kind=LinkKind.SAME_AS, by=steward, at=at)
    assert event_counts(events(cycle, PASSER_BY)).all == 1
    link(cause=one, effect=two, kind=LinkKind.SAME_AS, by=steward, at=at)
    assert event_counts(events(cycle, PASSER_BY)).all == 1
    assert event_counts(published_events(cycle)).all == 1
    withdraw(record=one, reason="once is enough", by=steward, at=at)
    assert event_counts(events(cycle, PASSER_BY)).all == event_counts(published_events(cycle)).all == 1


def test_events_are_counted_by_whether_they_took_place(cycle, activity):
    event = {"form": "event", "place": "Trades Hall"}
    activity(when="5 March 2018", state="complete", outcome="Much.", came="9", **event)
    activity(when="9 March 2018", state="not-recorded", **event)
    activity(when="5 March 2019", **event)
    for state in ("postponed", "cancelled", "not-going-ahead"):
        activity(when="7 March 2018", state=state, state_reason="Snow.", **event)
    activity(when="7 March 2018", state="complete", outcome="Much.")
    draft = activity(when="1 March 2018", state="complete", came="9", outcome="Much.", publish=False, **event)
    assert draft.state == "draft"
    day = date(2018, 3, 5)
    expected = EventCounts(all=4, held=1, not_recorded=1, first=day, last=day)
    assert event_counts(published_events(cycle)) == event_counts(events(cycle, PASSER_BY)) == expected


def test_the_next_events_are_those_still_to_come_soonest_first(cycle, activity, at):
    for title, when, more in (
        ("Past", "5 January 2018", {}),
        ("Later", "5 June 2018", {}),
        ("Today", "1 March 2018", {}),
        ("Off", "5 May 2018", {"state": "cancelled", "state_reason": "no hall"}),
        ("Some day", None, {}),
    ):
        activity(title, form="event", place="Trades Hall", when=when, **more)
    assert [event.record.title for event in next_events(cycle, PASSER_BY, cycle.day(at))] == [
        "Today",
        "Later",
    ]


def page_of(record) -> str:
    kind = kinds.get(record.kind)
    context = {"thing": kind.things().get(pk=record.pk), "cycle": record.cycle}
    return words(render_to_string(kind.template, context))


def test_an_activitys_own_page_says_everything(make, activity):
    whole = activity("Workshops")
    objective = make("objective", title="Build trust")
    record = activity(
        "Glasgow", parent=whole.reference, form="event", place="Trades Hall", when="5 June 2018", group="",
        description="A *public* discussion", remarks="Bring tea", objective=objective.reference,
        state="cancelled", state_reason="The hall was closed", state_as_written="Cancelled",
        responsible=[{"name": "", "organisation": "Oakland Council", "side": "government"}],
    )  # fmt: skip
    shown = page_of(record)
    for part in (
        "1: Raising awareness", "No. 1.a", "Part of 1 Workshops", "event", "5 June 2018", "Trades Hall", "cancelled",
        "reason: The hall was closed", "as written: Cancelled", "Oakland Council (government)", "Build trust",
        "A public discussion", "Bring tea", "Report nothing recorded yet",
    ):  # fmt: skip
        assert part in shown


def test_an_activitys_own_page_does_not_tell_what_is_not_public(make, activity):
    hidden = make("stage", title="Canary stage", number="9", when="March 2018", publish=False)
    whole = activity("Canary whole", stage=hidden.reference, publish=False)
    aim = make("objective", title="Canary objective", publish=False)
    shown = page_of(activity("Seen", stage=hidden.reference, parent=whole.reference, objective=aim.reference))
    assert "Canary" not in shown
    assert "A stage that is not published" in shown
