"""What the team must do: whose it is, by when, and whether it is done."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine

from moothill.commons.cycles.operations import change_state
from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import OPERATOR, PASSER_BY
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import ForgedBase, Invalid, Unchanged
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import CycleState
from moothill.rooms.planner.operations import complete, reopen
from moothill.rooms.planner.queries import task_counts
from tests.rooms.planner.conftest import HAZEL
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def traces() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Record, Revision, Entry))


def thing(record):
    return kinds.get(record.kind).things().get(pk=record.pk)


def read(client, cycle, query="") -> str:
    return words(client.get(f"/{cycle.slug}/tasks/{query}").content.decode())


def references(client, cycle, query="") -> list[str]:
    return [row.reference for row in client.get(f"/{cycle.slug}/tasks/{query}").context["rows"]]


def test_a_task_that_a_person_writes_is_somebodys(task):
    with pytest.raises(Invalid) as refusal:
        task(owners=[])
    assert [fault.field for fault in refusal.value.faults] == ["owners"]
    assert thing(task(owners=[], everyone=True)).everyone


def test_what_a_source_left_open_can_still_be_marked_done(cycle, steward, at):
    bring_in(
        cycle=cycle,
        items=[Item("task", {"title": "Old"})],
        by=steward,
        at=at,
        reason="from the page",
        source="x",
    )
    assert thing(complete(task_record=Record.objects.get(kind="task"), base=1, by=steward, at=at)).done


def test_marking_a_task_done_writes_the_day_the_reason_and_a_line(task, steward, at):
    record = complete(task_record=task(), base=1, by=steward, at=at, reason="The page is up")
    line = Entry.objects.last()
    assert (thing(record).done, thing(record).done_on, record.version) == (True, "1 March 2018", 2)
    assert (line.kind, line.reason, line.version) == ("task.revised", "The page is up", 2)


def test_what_is_not_done_was_done_on_no_day(task, steward, at):
    record = complete(task_record=task(), base=1, by=steward, at=at)
    record = reopen(task_record=record, base=2, by=steward, at=at, reason="It came back")
    assert (thing(record).done, thing(record).done_on, record.version) == (False, "", 3)


def test_a_task_is_done_once(task, steward, at):
    record = complete(task_record=task(), base=1, by=steward, at=at)
    with pytest.raises(Unchanged):
        complete(task_record=record, base=2, by=steward, at=datetime(2018, 3, 9, tzinfo=UTC))
    assert thing(record).done_on == "1 March 2018"


def test_a_second_click_gets_the_first_answer(task, steward, at):
    record, key = task(), uuid4()
    first = complete(task_record=record, base=1, by=steward, at=at, key=key)
    before = traces()
    assert complete(task_record=record, base=1, by=steward, at=at, key=key).version == first.version
    assert traces() == before


@pytest.mark.parametrize("base", [9, 0])
def test_a_forged_base_marks_nothing(base, task, steward, at):
    record = revise(record=task(), values={"notes": "Newer"}, base=1, by=steward, at=at)
    before = traces()
    with pytest.raises(ForgedBase):
        complete(task_record=record, base=base, by=steward, at=at)
    assert traces() == before


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_of_this_cycle_marks_a_task(who, cast, task, at):
    record = task()
    before = traces()
    for act in (complete, reopen):
        with pytest.raises(Refused):
            act(task_record=record, base=1, by=cast[who], at=at)
    assert traces() == before


@pytest.mark.parametrize("who", ["steward", "civil_steward"])
def test_stewards_of_both_sides_mark_tasks_alike(who, cast, task, at):
    assert thing(complete(task_record=task(), base=1, by=cast[who], at=at)).done


def test_open_tasks_come_first(client, cycle, task):
    task(done=True)
    task()
    task(done=True)
    task()
    assert references(client, cycle) == ["T-2", "T-4", "T-1", "T-3"]
    assert "4 tasks, 2 done." in read(client, cycle)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=open", ["T-1", "T-3"]),
        ("?state=done", ["T-2"]),
        ("?owner=rowan", ["T-1", "T-3"]),
        ("?owner=oakland+network", ["T-3", "T-2"]),
        ("?owner=rowan&state=done", []),
        ("?owner=%00", ["T-1", "T-3", "T-2"]),
    ],
)
def test_tasks_are_narrowed_by_state_and_owner_and_everyones_is_each_owners(
    query, found, client, cycle, task
):
    task()
    task(owners=[HAZEL], done=True)
    task(owners=[], everyone=True)
    assert references(client, cycle, query) == found


@pytest.mark.parametrize("query", ["?state=finished", "?after=nonsense"])
def test_a_filter_that_leads_nowhere_says_so(query, client, cycle, task):
    task("Canary")
    answer = client.get(f"/{cycle.slug}/tasks/{query}&owner=Rowan")
    assert answer.status_code == 400
    assert 'value="Rowan"' in answer.content.decode()
    assert "Canary" not in answer.content.decode()


def test_a_task_is_overdue_only_while_the_cycle_runs(client, cycle, task):
    task("Late", when="5 January 2018")
    task("Done", when="5 January 2018", done=True)
    task("To come", when="5 June 2018")
    task("Ongoing", when="Ongoing")
    with time_machine.travel(datetime(2018, 3, 1, 12, tzinfo=UTC)):
        late = [row.title for row in client.get(f"/{cycle.slug}/tasks/").context["rows"] if row.late]
        assert late == ["Late"]
        assert "overdue" in read(client, cycle)
        change_state(
            cycle=cycle,
            state=CycleState.ENDED,
            reason="over",
            by=OPERATOR,
            at=datetime(2018, 3, 1, tzinfo=UTC),
        )
        assert "overdue" not in read(client, cycle)


def test_drafts_are_seen_by_insiders_alone(cast, client_of, cycle, task):
    task("Canary", publish=False)
    seen = {name for name, actor in cast.items() if "Canary" in read(client_of(actor), cycle)}
    assert seen == {"steward", "civil_steward", "team_member"}


def test_the_meeting_that_a_task_came_from_is_named_while_it_is_public(
    client, cycle, task, meeting, steward, at
):
    where = meeting("Canary session")
    task(meeting=where.reference)
    assert "from the meeting Canary session" in read(client, cycle)
    withdraw(record=where, reason="did not take place", by=steward, at=at)
    assert "Canary session" not in read(client, cycle)


def test_the_figures_are_those_of_what_a_visitor_may_see(cycle, task):
    task(done=True)
    task()
    task(publish=False)
    figures = task_counts(cycle, PASSER_BY)
    assert (figures.all, figures.done, figures.open) == (2, 1, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    number, client, cycle, task, meeting, django_assert_num_queries
):
    for _each in range(number):
        task(meeting=meeting().reference)
    with django_assert_num_queries(3):
        client.get(f"/{cycle.slug}/tasks/")


def test_a_long_list_comes_in_pages_that_leave_nothing_out(client, cycle, steward, at):
    items = [Item("task", {"title": f"No. {n}", "done": n % 2 == 0}) for n in range(405)]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    seen, query = [], ""
    for _page in range(5):
        answer = client.get(f"/{cycle.slug}/tasks/{query}")
        seen += [row.reference for row in answer.context["rows"]]
        query = answer.context["older"]
    assert query == ""
    assert len(seen) == len(set(seen)) == 405
