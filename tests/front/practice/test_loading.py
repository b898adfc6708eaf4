"""The practice cycle holds something of everything, around today, once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command

from moothill.commons.cycles.errors import OnlyInPractice
from moothill.commons.cycles.models import Cycle, PracticePerson
from moothill.commons.cycles.operations import appoint
from moothill.commons.journal.models import Entry
from moothill.commons.journal.queries import verify
from moothill.commons.people.models import Participant, Person
from moothill.commons.policy.actors import OPERATOR, PASSER_BY
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record, Revision
from moothill.core.policy import CycleState, RecordState, Role, Side
from moothill.front.practice.acts import AUTHOR
from moothill.front.practice.loading import make, the_file
from moothill.front.practice.parts import PARTS, part_called
from moothill.rooms.activities.kinds import Form, State
from moothill.rooms.activities.models import Activity
from moothill.rooms.coding.kinds import Standing as CodeStanding
from moothill.rooms.commitments.queries import leads_of
from moothill.rooms.commitments.queries.behind import counts_behind
from moothill.rooms.commitments.queries.comparing import compare
from moothill.rooms.inputs.queries.figures import figures_of
from moothill.rooms.monitoring.kinds import Phase
from moothill.rooms.monitoring.queries import standings
from moothill.rooms.monitoring.queries.rounds import phase_of
from moothill.rooms.plan.models import Stage
from moothill.rooms.planner.models import Meeting, Task
from moothill.rooms.responses.kinds import Outcome
from moothill.rooms.themes.kinds import Origin
from moothill.rooms.themes.kinds import Standing as ThemeStanding
from tests.database import kept_for_a_module

pytestmark = pytest.mark.django_db

NOW = datetime(2028, 2, 29, 23, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[Cycle]:
    with kept_for_a_module(django_db_blocker):
        yield make(at=NOW).cycle


@pytest.fixture
def practice(loaded: Cycle, db: None) -> Cycle:
    return Cycle.objects.get(pk=loaded.pk)


def test_it_holds_something_of_every_kind_in_every_state(practice):
    counts = {kind.name: practice.records.filter(kind=kind.name).count() for kind in kinds.every()}
    assert all(counts.values()), counts
    assert sum(counts.values()) == len(the_file().records) + the_file().later
    states = Activity.objects.of(practice).values_list("state", flat=True)
    assert set(states) == set(State.values)
    assert Activity.objects.of(practice).filter(form=Form.EVENT).count() >= 6
    assert set(practice.records.values_list("state", flat=True)) == set(RecordState)


def test_its_dates_sit_around_the_day_it_was_made(practice):
    today = practice.day(NOW)
    assert practice.starts < today < practice.ends
    stages = Stage.objects.of(practice)
    assert stages.filter(latest__lt=today).count() == 3
    assert stages.get(earliest__lte=today, latest__gte=today).record.title == "Writing commitments"
    assert stages.filter(earliest__gt=today).count() == 3
    tasks = Task.objects.of(practice)
    assert tasks.filter(done=True).exists() and tasks.filter(everyone=True).exists()
    assert tasks.filter(done=False, latest__lt=today).exists(), "something is late"
    assert tasks.filter(done=False, latest__gt=today).exists()
    meetings = Meeting.objects.of(practice)
    assert meetings.filter(latest__lt=today).exists() and meetings.filter(earliest__gt=today).exists()


def test_it_has_a_history_with_reasons_and_links(practice):
    changes = Revision.objects.filter(record__cycle=practice, act="revised")
    assert changes.count() == len(the_file().changes) and all(change.reason for change in changes)
    assert {change.by_name for change in changes} == {"Gale Specimen", "Cory Example", "Lee Mockup"}
    # By readings, by what was answered, by what became commitments, by drafts and milestones, by routes, and by reports
    # with their evidence.
    made = {
        LinkKind.CODED_TO,
        LinkKind.ANSWERED_BY,
        LinkKind.BECAME,
        LinkKind.LAID_BEFORE,
        LinkKind.SUPERSEDES,
        LinkKind.CUT_AS,
        LinkKind.BUNDLED_IN,
        LinkKind.STEPS_TO,
        LinkKind.REPORTED_BY,
    }
    links = Link.objects.filter(cause__cycle=practice).exclude(cause__kind="update")
    laid = [tied for tied in the_file().links if tied.kind not in made]
    told = len(the_file().judgements) + len(the_file().placed)
    assert links.exclude(kind__in=made).count() == len(laid) + told
    assert set(links.filter(kind__in=made).values_list("kind", flat=True)) == made
    assert list(verify(practice.head)) == []
    moments = list(Entry.objects.filter(head=practice.head).order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments) and moments[-1] < NOW


def test_contributions_came_on_the_day_of_the_file_while_their_call_was_open(practice):
    things = {each.record.title: each for each in kinds.get("input").things().filter(record__cycle=practice)}
    assert len(things) == len(the_file().contributions)
    for told in the_file().contributions:
        each = things[told.values["title"]]
        came = each.record.created_at
        assert practice.day(came) == practice.day(NOW) + timedelta(days=told.day)
        assert practice.day(came) >= each.latest, told.handle
        assert each.coming_by != "site" or each.call.is_open(came), told.handle
        assert each.record.revisions.get(number=1).at == each.record.published_at == came
        assert each.typed_by == ("" if told.by == AUTHOR else part_called(told.by).name)


def test_a_contribution_came_before_anything_was_made_of_it(practice):
    linked = Link.objects.filter(cause__cycle=practice, cause__kind="input").select_related("cause")
    assert linked and all(each.at >= each.cause.created_at for each in linked)


def test_some_came_late_and_the_chart_of_a_call_begins_after_it_opened(practice):
    calls = kinds.get("call").things().filter(record__cycle=practice, form="ideas")
    for call in calls:
        found = figures_of(practice, PASSER_BY, call=call.pk)
        assert found.number and min(found.by_day) >= practice.day(call.opens_at)
    late = [each for each in kinds.get("input").things().filter(record__cycle=practice) if each.is_late]
    assert [each.record.title for each in late] == ["A roof at pier 2"]


def test_how_many_answered_a_call_is_explained_where_fewer_stand_below(practice, client):
    (school,) = kinds.get("call").things().filter(record__title="What should the island do for its school?")
    page = client.get(school.record.get_absolute_url()).content.decode()
    assert "Two of their ideas stand below; the other nine telephoned" in page
    assert figures_of(practice, PASSER_BY, call=school.pk).number == 2


def test_codes_themes_and_answers_stand_in_every_state(practice):
    def standings(kind, column="standing"):
        things = kinds.get(kind).model.objects.filter(record__cycle=practice)
        return set(things.values_list(column, flat=True))

    assert standings("code") == set(CodeStanding.values)
    assert standings("theme") == set(ThemeStanding.values)
    assert standings("point", "origin") == set(Origin.values)
    assert standings("response", "outcome") == set(Outcome.values)
    answers = practice.records.filter(kind="response")
    assert set(answers.values_list("state", flat=True)) == {RecordState.PUBLISHED, RecordState.DRAFT}
    late = kinds.get("response").model.objects.filter(promised__lt=practice.day(NOW), record__in=answers)
    assert late.filter(record__state=RecordState.PUBLISHED).exists(), "a promise is overdue"


def test_commitments_have_leads_on_both_sides_or_lack_one_and_one_rests_on_what_people_said(practice, client):
    first, second, *_more = (
        kinds.get("commitment").things().filter(record__cycle=practice).order_by("record__number")
    )
    led = leads_of([first, second])
    assert set(led[first.pk]) == {Side.GOVERNMENT, Side.CIVIL_SOCIETY}
    assert set(led[second.pk]) == {Side.GOVERNMENT}, "one is vacant"
    behind = counts_behind([first.pk, second.pk], practice)
    assert behind[first.pk].number > 2
    assert behind[second.pk].number == 0
    assert first.formers[0]["title"] == "Say why the ferry is late"
    page = client.get(first.record.get_absolute_url()).content.decode()
    assert "explains an older wording" in page
    page = client.get(second.record.get_absolute_url()).content.decode()
    assert "No theme and no contribution stand behind this commitment." in page


def test_progress_has_a_period_of_each_sort_a_dispute_a_way_back_and_something_overdue(practice, client):
    today = practice.day(NOW)
    rounds = kinds.get("round").things().filter(record__cycle=practice)
    assert {phase_of(each, practice, today) for each in rounds} == {Phase.CLOSED, Phase.LATE, Phase.TO_COME}
    milestones = kinds.get("milestone").things().filter(record__cycle=practice)
    said = {each.record.title: standings([each.pk])[each.pk] for each in milestones}
    assert [title for title, each in said.items() if each.disputed] == [
        "Publish the accounts of the last year on one page",
        "Let three bakers read it, and mend what they do not understand",
    ]
    page = next(each for each in milestones if each.record.number == "3.1").record.get_absolute_url()
    with time_machine.travel(NOW, tick=False):
        shown = client.get(page).content.decode()
        assert "Was called complete before" in shown and "agreed with the report of" in shown
        (late,) = [each for each in rounds if phase_of(each, practice, today) == Phase.LATE]
        assert "5 days overdue" in client.get(late.record.get_absolute_url()).content.decode()


def test_a_commitment_has_two_drafts_that_differ_and_milestones_in_every_state(practice, client):
    drafts = kinds.get("draft").things().filter(record__cycle=practice, commitment__record__reference="C-1")
    first, second = drafts.order_by("place")
    found = compare(first.contents, second.contents)
    assert {str(each.label) for each in found.fields} == {"Title", "Former titles"}
    assert len(found.told) == 1, "one date moved between them"
    milestones = kinds.get("milestone").things().filter(record__cycle=practice)
    assert set(milestones.values_list("record__state", flat=True)) == set(RecordState)
    assert milestones.filter(altered__gt="").exists() and milestones.exclude(group="").exists()
    page = client.get(f"{first.commitment.record.get_absolute_url()}drafts/compare/?from=1&to=2")
    assert page.status_code == 200


def test_the_plan_stands_in_every_state(practice):
    editions = kinds.get("edition").model.objects.filter(record__cycle=practice).order_by("pk")
    states = [(each.record.state, each.place) for each in editions.select_related("record")]
    assert states == [(RecordState.WITHDRAWN, 1), (RecordState.PUBLISHED, 2), (RecordState.DRAFT, 0)]
    kept = editions[1].contents["commitments"]
    assert [each["title"] for each in kept] == ["A ferry timetable one can count on", "A lamp at every pier"]


def test_what_was_read_stands_in_links_and_lines(practice):
    readings = the_file().readings
    linked = Link.objects.filter(cause__cycle=practice, kind=LinkKind.CODED_TO)
    assert linked.count() == len({(read.of, code) for read in readings for code in read.codes})
    lines = Entry.objects.filter(head=practice.head)
    assert lines.filter(kind="input.coded").count() == len(readings)
    assert lines.filter(kind="response.published").count() == sum(
        each.published for each in the_file().answers
    )
    assert lines.filter(kind="input.set-apart").count() == len(the_file().apart)


def test_a_second_time_nothing_is_made(practice, capsys):
    before = [model.objects.count() for model in (Cycle, Record, Entry, Person, Participant)]
    call_command("practice")
    assert "is here already" in capsys.readouterr().out
    assert [model.objects.count() for model in (Cycle, Record, Entry, Person, Participant)] == before


def test_again_makes_a_new_one_and_ends_the_one_before(practice, capsys):
    call_command("practice", "--again")
    assert "/practice-island-2/" in capsys.readouterr().out
    practice.refresh_from_db()
    assert practice.state == CycleState.ENDED
    assert Cycle.objects.filter(practice=True, state=CycleState.RUNNING).count() == 1
    assert Person.objects.count() == 5


def test_the_invented_people_have_no_way_in_and_no_address_that_is_real(practice):
    people = PracticePerson.objects.select_related("participant__person")
    assert {each.part for each in people} == {part.part for part in PARTS if part.name and not part.guest}
    for each in people:
        person = each.participant.person
        assert person.email.endswith("@example.org")
        assert not person.is_active and not person.has_usable_password()


def test_both_sides_have_a_steward_of_equal_rights(practice):
    held = practice.roles_held.filter(until=None, role=Role.STEWARD)
    assert set(held.values_list("side", flat=True)) == {Side.GOVERNMENT, Side.CIVIL_SOCIETY}


def test_every_page_of_it_says_that_nothing_is_real(practice, client, cycle):
    loud = "This is a practice cycle. Nothing here is real."
    for page in (
        "",
        "planning/",
        "timeline/",
        "activities/",
        "activities/A-1/",
        "tasks/",
        "journal/",
        "data/",
    ):
        assert loud in client.get(f"/{practice.slug}/{page}").content.decode(), page
    assert loud not in client.get(f"/{cycle.slug}/").content.decode()


def test_the_home_of_the_site_lists_it_and_it_never_stands_for_the_site(practice, client, draft_cycle, cycle):
    assert client.get("/")["Location"] == f"/{cycle.slug}/"
    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.ENDED)
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Nothing here is real" in answer.content.decode()


def test_nobody_invented_gets_a_role_in_a_real_cycle(practice, cycle, steward, client_of):
    who = PracticePerson.objects.get(part="public").participant
    before = Entry.objects.count()
    with pytest.raises(OnlyInPractice, match="Pat Practice was invented"):
        appoint(cycle=cycle, participant=who, role=Role.OBSERVER, side=Side.NEITHER, by=OPERATOR, at=NOW)
    given = {"who": "Pat Practice", "role": "observer", "side": "neither", "reason": "x"}
    answer = client_of(steward).post(f"/{cycle.slug}/desk/appoint/", given)
    assert answer.status_code == 422
    assert "can hold no role in a real one" in answer.content.decode()
    assert Entry.objects.count() == before
    appoint(cycle=practice, participant=who, role=Role.OBSERVER, side=Side.NEITHER, by=OPERATOR, at=NOW)
