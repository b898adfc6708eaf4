"""A page becomes records: all in one act, once, and only what is new."""

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Link, LinkKind, Record, Revision
from moothill.commons.record.operations import revise, withdraw
from moothill.core.wiki import read
from moothill.front.reader.importing import make, preview
from tests.front.reader.conftest import PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(cycle, at):
    """Brings a page in, as the operator would."""

    def bring(page: str = PAGE, *, by=OPERATOR) -> int:
        shown = preview(read(page.encode(), year=2018), cycle=cycle, file="page.wiki")
        return make(shown, cycle=cycle, by=by, at=at)

    return bring


def shown(cycle, page: str):
    return preview(read(page.encode(), year=2018), cycle=cycle, file="page.wiki")


def content(title: str, kind: str = "activity") -> dict:
    record = Record.objects.filter(kind=kind, title=title).order_by("pk").first()
    return Revision.objects.get(record=record, number=1).content


def test_a_page_is_made_in_one_act_and_one_line(bring, cycle):
    lines = Entry.objects.count()
    number = bring()
    assert Record.objects.filter(cycle=cycle).count() == number
    (line,) = Entry.objects.all()[lines:] if lines else Entry.objects.filter(kind="batch.imported")
    assert line.kind == "batch.imported"
    assert set(Revision.objects.values_list("act", flat=True)) == {"imported"}


def test_each_kind_is_made(bring):
    bring()
    made = dict.fromkeys(Record.objects.values_list("kind", flat=True))
    assert set(made) == {
        "key-details", "objective", "stage", "timeline", "timeline-row", "key-date", "page", "section", "document",
        "activity", "meeting", "task",
    }  # fmt: skip


def test_a_record_says_where_it_was_read_and_what_is_uncertain(bring):
    bring()
    survey = Record.objects.get(title="Survey")
    assert survey.source == "line 19 of page.wiki"
    assert survey.doubt == "The number 2 is used twice in this table: lines 15 and 19."
    assert content("Survey")["number_as_written"] == "2"


def test_a_part_knows_its_whole_and_an_activity_its_stage(bring):
    bring()
    part, stage = content("Workshop in Northtown"), Record.objects.get(kind="stage", title="Listening")
    assert part["parent"] == Record.objects.get(title="Workshops").reference
    assert part["stage"] == stage.reference
    assert (part["state"], part["place"], part["form"]) == ("cancelled", "Library", "event")


def test_an_event_in_two_stages_is_linked_to_itself(bring):
    bring()
    link = Link.objects.get()
    assert link.kind == LinkKind.SAME_AS
    assert {link.cause.title, link.effect.title} == {"Launch event"}


def test_the_sections_draw_the_tables_that_stood_in_them(bring):
    bring()
    stage, timeline = Record.objects.get(kind="stage", number="1"), Record.objects.get(kind="timeline")
    assert (
        content("Stage One: Listening (Jan - Mar)", "section")["slot"]
        == f"activities.of-stage|{stage.reference}"
    )
    assert content("Timeline", "section")["slot"] == f"plan.timeline|{timeline.reference}"
    assert content("Tasks", "section")["slot"] == "planner.tasks|"


def test_the_same_page_again_makes_nothing(bring, traces):
    bring()
    before = traces()
    assert bring() == 0
    assert traces() == before


def test_a_changed_page_brings_in_what_is_new_and_says_what_differs(bring, cycle):
    bring()
    changed = PAGE.replace("5 February 2018", "6 February 2018").replace(
        "# Open the books", "# Open the books\n# Reach all"
    )
    there = shown(cycle, changed)
    assert [(item.kind, item.values["title"]) for item in there.items] == [("objective", "Reach all")]
    (difference,) = there.differences
    assert (difference.title, difference.before, difference.now) == (
        "Workshop in Northtown",
        "5 February 2018",
        "6 February 2018",
    )
    assert bring(changed) == 1
    assert content("Workshop in Northtown")["when"]["words"] == "5 February 2018"


def test_what_was_edited_here_is_neither_doubled_nor_undone(bring, cycle, steward, at):
    bring()
    survey = Record.objects.get(title="Survey")
    revise(record=survey, values={"title": "Our survey"}, base=1, by=steward, at=at)
    assert bring() == 0
    assert shown(cycle, PAGE).differences == ()
    survey.refresh_from_db()
    assert survey.title == "Our survey"


def test_what_was_withdrawn_stays_withdrawn(bring, steward, at):
    bring()
    withdraw(record=Record.objects.get(title="Survey"), reason="It was never done.", by=steward, at=at)
    assert bring() == 0


def test_a_renamed_row_with_the_same_number_is_no_new_activity(bring, cycle):
    bring()
    there = shown(cycle, PAGE.replace("Workshop in Northtown", "Workshop in Southtown"))
    assert there.items == ()
    assert [(each.title, each.now) for each in there.differences] == [
        ("Workshop in Northtown", "Workshop in Southtown")
    ]


def test_a_number_that_is_taken_here_is_given_up(bring, make):
    make("objective", title="Something else", number="1")
    bring()
    given = dict(Record.objects.filter(kind="objective").values_list("title", "number"))
    assert given["Something else"] == "1"
    assert len(set(given.values())) == 3


def test_a_page_goes_into_the_page_that_is_there(bring, make):
    page = make("page", title="Planning page")
    bring()
    assert Record.objects.filter(kind="page").count() == 1
    assert content("Tasks", "section")["page"] == page.reference


def test_activities_without_a_stage_get_one_that_says_so(bring):
    bring("== Activities ==\n{|\n! No. !! Activity !! Date\n|-\n| 1 || Launch || 10 January 2018\n|}\n")
    stage = Record.objects.get(kind="stage")
    assert "names no stage" in stage.doubt
    assert content("Launch")["stage"] == stage.reference


def test_one_record_that_cannot_be_made_stops_all(cycle, at, traces, monkeypatch):
    there = shown(cycle, PAGE)
    there.items[3].values["when"] = "32 June 2018"
    before = traces()
    with pytest.raises(Invalid) as invalid:
        make_all(there, cycle, at)
    assert "of page.wiki" in invalid.value.faults[0].field
    assert traces() == before


def make_all(there, cycle, at):
    return make(there, cycle=cycle, by=OPERATOR, at=at)


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_who_has_no_leave_brings_nothing(who, cast, bring, traces):
    before = traces()
    with pytest.raises(Refused):
        bring(by=cast[who])
    assert traces() == before


@pytest.mark.parametrize("who", ["steward", "civil_steward"])
def test_stewards_of_both_sides_may(who, cast, bring):
    assert bring(by=cast[who]) > 20


@pytest.mark.parametrize("copies", (1, 3))
def test_matching_asks_the_same_number_of_questions(copies, cycle, bring, django_assert_num_queries):
    page = PAGE + "".join(f"== More {number} ==\nWords\n" for number in range(copies))
    bring(page)
    sections = shown(cycle, page).known
    assert sections > 20
    with django_assert_num_queries(1):
        shown(cycle, page)


def test_two_people_at_once_make_it_once(cycle, at):
    first, second = shown(cycle, PAGE), shown(cycle, PAGE)
    assert make_all(first, cycle, at) > 0
    assert make_all(second, cycle, at) == 0
