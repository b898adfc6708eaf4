"""The register: what a visitor sees, and how it is narrowed."""

from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine

from moothill.commons.cycles.operations import change_state
from moothill.commons.policy.actors import OPERATOR, PASSER_BY
from moothill.commons.record import kinds
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import withdraw
from moothill.core.policy import CycleState
from moothill.rooms.activities.queries import counts_of, standing
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def read(client, cycle, query="") -> str:
    """The words of the register as one reads them."""
    return words(markup(client, cycle, query))


def markup(client, cycle, query="") -> str:
    return client.get(f"/{cycle.slug}/activities/{query}").content.decode()


def references(client, cycle, query="") -> list[str]:
    return [row.reference for row in rows(client.get(f"/{cycle.slug}/activities/{query}"))]


def rows(answer) -> list:
    return [row for table in answer.context["tables"] for group in table.groups for row in group.rows]


def test_activities_stand_by_stage_and_group_in_order(client, cycle, activity, second_stage):
    activity("Late", stage=second_stage.reference)
    activity("Other one", group="Other activities")
    activity("Core one", group="Core activities")
    activity("Other two", group="Other activities")
    tables = client.get(f"/{cycle.slug}/activities/").context["tables"]
    read_back = [
        (table.stage.title, [(group.name, [row.title for row in group.rows]) for group in table.groups])
        for table in tables
    ]
    assert read_back == [
        (
            "Raising awareness",
            [("Other activities", ["Other one", "Other two"]), ("Core activities", ["Core one"])],
        ),
        ("Input to the plan", [("", ["Late"])]),
    ]


def test_an_empty_stage_says_so(client, cycle, stage):
    assert "nothing recorded yet" in read(client, cycle)


def test_a_row_shows_everything_there_is(client, cycle, activity, at):
    activity(
        "Workshop in Glasgow",
        form="event",
        when="5 June 2018",
        place="Trades Hall",
        description="A *public* discussion",
        remarks="Bring tea",
        state="in-progress",
        responsible=[{"name": "Rowan", "organisation": "Oakland Council", "side": "government"}],
        doubt="the hall is not sure",
    )
    shown = read(client, cycle)
    for part in (
        "Workshop in Glasgow", "5 June 2018", "Trades Hall", "A public discussion", "Bring tea", "in progress",
        "Rowan, Oakland Council", "(government)", "Uncertain: the hall is not sure", "event",
    ):  # fmt: skip
        assert part in shown


def test_the_count_tells_rows_from_activities(client, cycle, activity):
    activity(state="complete")
    activity(state="complete")
    activity("N/A", placeholder=True, state="not-recorded")
    shown = read(client, cycle)
    assert "3 rows: 2 activities, 1 placeholder row." in shown
    assert "2 complete, 1 not recorded." in shown
    assert "no activity in this row" in shown


def test_a_reason_that_nobody_gave_is_said_to_be_missing(client, cycle, stage, steward, at):
    row = Item("activity", {"title": "Cancelled", "stage": stage.reference, "state": "cancelled"})
    bring_in(cycle=cycle, items=[row], by=steward, at=at, reason="from the page", source="the page")
    assert "reason: none given on the page" in read(client, cycle)


def test_what_is_over_and_not_done_is_late_while_the_cycle_runs(client, cycle, activity):
    activity("Forgotten", when="5 January 2018", state="planned")
    activity("Done", when="5 January 2018", state="complete")
    activity("To come", when="5 June 2018", state="planned")
    activity("Who knows", state="planned")
    with time_machine.travel(datetime(2018, 3, 1, 12, tzinfo=UTC)):
        late = [row.title for row in rows(client.get(f"/{cycle.slug}/activities/")) if row.late]
        assert late == ["Forgotten"]
        assert "was due 5 January 2018" in read(client, cycle)
        change_state(
            cycle=cycle,
            state=CycleState.ENDED,
            reason="over",
            by=OPERATOR,
            at=datetime(2018, 3, 1, tzinfo=UTC),
        )
        assert "was due" not in read(client, cycle), "an ended cycle counts no days"


def test_the_same_event_in_two_stages_is_two_rows_joined_by_a_link(
    client, cycle, activity, second_stage, steward, at
):
    activity("First")
    one = activity("Event seven", form="event", place="Hanover Centre")
    two = activity("Event seven", form="event", place="Hanover Centre", stage=second_stage.reference)
    link(cause=one, effect=two, kind=LinkKind.SAME_AS, by=steward, at=at)
    shown = read(client, cycle)
    assert "also row 1 of stage 2" in shown
    assert "also row 2 of stage 1" in shown
    withdraw(record=two, reason="once is enough", by=steward, at=at)
    assert "also row" not in read(client, cycle)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?stage=ST-1", ["A-1", "A-2"]),
        ("?stage=st-2", ["A-3"]),
        ("?state=complete", ["A-2", "A-3"]),
        ("?side=government", ["A-1", "A-3"]),
        ("?side=civil-society", ["A-2", "A-3"]),
        ("?side=neither", []),
        ("?form=event", ["A-1"]),
        ("?form=activity&side=government", ["A-3"]),
        ("?place=glasgow", ["A-1"]),
        ("?place=trades+hall&state=planned", ["A-1"]),
        ("?stage=ST-1&state=complete&side=civil-society&place=", ["A-2"]),
        ("?place=%00", ["A-1", "A-2", "A-3"]),
        ("?unheard-of=1", ["A-1", "A-2", "A-3"]),
    ],
)
def test_the_register_is_narrowed_by_stage_state_kind_side_and_place(
    query, found, client, cycle, activity, second_stage
):
    government, civil = (
        {"name": "R", "organisation": "", "side": side} for side in ("government", "civil-society")
    )
    activity(state="planned", form="event", place="Trades Hall, Glasgow", responsible=[government])
    activity(state="complete", place="Stirling", responsible=[civil])
    activity(state="complete", stage=second_stage.reference, responsible=[civil, government])
    assert references(client, cycle, query) == found


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?stage=ST-99", "There is no stage “ST-99” here"),
        ("?state=finished", "“finished” is no state"),
        ("?form=feast", "“feast” is no kind of activity"),
        ("?side=ours", "“ours” is no side"),
        ("?after=nonsense", "no such page"),
        ("?after=99999999999999999999", "no such page"),
        ("?after=1-2-3", "no such page"),
    ],
)
def test_a_filter_that_leads_nowhere_says_so_and_keeps_the_rest(query, named, client, cycle, activity):
    activity("Canary")
    answer = client.get(f"/{cycle.slug}/activities/{query}&place=Glasgow")
    assert answer.status_code == 400
    shown = unescape(answer.content.decode())
    assert named in shown
    assert 'value="Glasgow"' in shown
    assert "Canary" not in shown


def test_the_links_to_the_data_carry_the_filter(client, cycle, activity):
    activity()
    shown = markup(client, cycle, "?state=planned&unheard-of=1")
    assert f'href="/{cycle.slug}/activities.json?state=planned"' in shown
    assert f'href="/{cycle.slug}/activities.csv?state=planned"' in shown


def test_only_stewards_of_the_cycle_are_offered_to_change_it(cast, client_of, cycle, activity):
    activity()
    offered = {name for name, actor in cast.items() if "/edit/" in markup(client_of(actor), cycle)}
    assert offered == {"steward", "civil_steward"}
    added = {name for name, actor in cast.items() if 'href="new/"' in markup(client_of(actor), cycle)}
    assert added == {"steward", "civil_steward"}


def test_drafts_are_seen_by_insiders_alone_and_marked(cast, client_of, cycle, activity):
    activity("Canary", publish=False)
    seen = {name for name, actor in cast.items() if "Canary" in read(client_of(actor), cycle)}
    assert seen == {"steward", "civil_steward", "team_member"}
    assert "draft" in read(client_of(cast["steward"]), cycle)


def test_the_name_of_a_stage_that_is_not_public_is_not_told(client, cycle, make, activity):
    hidden = make("stage", title="Canary", number="9", when="March 2018", publish=False)
    activity("Seen", stage=hidden.reference)
    shown = read(client, cycle)
    assert "Seen" in shown
    assert "Canary" not in shown
    assert "A stage that is not published" in shown
    assert client.get(f"/{cycle.slug}/activities/?stage={hidden.reference}").status_code == 400


def test_a_passer_by_gets_no_cookie_and_no_token(client, cycle, activity):
    activity()
    answer = client.get(f"/{cycle.slug}/activities/")
    assert not answer.cookies
    assert b"csrfmiddlewaretoken" not in answer.content


def test_the_register_of_another_cycle_stays_there(client, other_cycle, activity):
    activity("Canary")
    assert "Canary" not in read(client, other_cycle)
    assert client.get("/no-such-cycle/activities/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_register_asks_the_same_number_of_questions(
    number, client, cycle, activity, second_stage, steward, at, django_assert_num_queries
):
    for _each in range(number):
        one = activity(responsible=[{"name": "R", "organisation": "", "side": ""}])
        two = activity(stage=second_stage.reference)
        link(cause=one, effect=two, kind=LinkKind.SAME_AS, by=steward, at=at)
    with django_assert_num_queries(6):
        client.get(f"/{cycle.slug}/activities/")
    # Besides: is there that stage, and which rows of the other one are the same?
    with django_assert_num_queries(8):
        client.get(f"/{cycle.slug}/activities/?stage={second_stage.reference}")


def test_a_long_register_comes_in_pages_that_leave_nothing_out(
    client, cycle, stage, second_stage, steward, at
):
    where = (second_stage.reference, stage.reference)
    items = [
        Item("activity", {"title": f"No. {n}", "stage": where[n % 2], "number": str(n)}) for n in range(450)
    ]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    seen, query, lengths = [], "", []
    while True:
        answer = client.get(f"/{cycle.slug}/activities/{query}")
        page = [row.reference for row in rows(answer)]
        seen, lengths = seen + page, [*lengths, len(page)]
        if not answer.context["older"]:
            break
        query = answer.context["older"]
    assert lengths == [100, 100, 100, 100, 50]
    assert len(set(seen)) == 450
    assert "450 rows" in read(client, cycle)


def test_the_figures_of_a_cycle_are_those_of_its_register(cycle, activity):
    activity(state="complete")
    activity("N/A", placeholder=True)
    figures = counts_of(cycle, PASSER_BY)
    assert (figures.rows, figures.activities, figures.placeholders) == (2, 1, 1)
    assert standing(cycle, PASSER_BY).count() == 2


def test_ten_thousand_rows_make_no_page_longer(client, cycle, stage, at, django_assert_num_queries):
    model = kinds.get("activity").model
    records = Record.objects.bulk_create(
        Record(
            cycle=cycle, kind="activity", reference=f"A-{n}", title=f"No. {n}", number=str(n), position=n,
            state="published", created_at=at, published_at=at,
        )
        for n in range(1, 10_001)
    )  # fmt: skip
    model.objects.bulk_create(model(record=each, stage_id=stage.pk, number=each.number) for each in records)
    with django_assert_num_queries(6):
        answer = client.get(f"/{cycle.slug}/activities/")
    assert len(rows(answer)) == 100
    assert len(answer.content) < 160_000
    assert "10000 rows" in read(client, cycle)
