"""The timeline as a picture: what is in it, for whom, and how much of it."""

import re

import pytest
from django.db import connection
from django.utils import translation

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise, withdraw
from moothill.core.dates import when
from moothill.rooms.activities.models import Activity
from moothill.rooms.plan import queries
from moothill.rooms.plan.queries import Sight
from moothill.rooms.plan.queries.strands import MOST, drawn_kinds
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(make, row):
    """A small plan with a date of every kind that a picture shows."""
    stage = make("stage", title="Raising awareness", when="March - May 2018")
    make("stage", title="Co-creating", when="June - August 2018")
    timeline = make("timeline", title="Delivery")
    row(timeline, "March 2018", title="Summit", group="Events")
    row(timeline, "June 2018", title="Workshops", group="Events")
    row(timeline, title="Lost", marks=1)
    make("key-date", title="Plan due", when="31 August 2018")
    make("activity", title="A walk", stage=stage.reference, when="w/c 5 March 2018")
    make("activity", title="No date", stage=stage.reference)
    return stage


@pytest.fixture
def drawn(cycle, at):
    """The picture as a visitor gets it."""

    def of(actor=PASSER_BY, **given):
        return queries.picture(Sight(cycle, actor, cycle.day(at)), **given)

    return of


def shown(picture) -> dict[str, list[str]]:
    return {bundle.heading: [strand.label for strand in bundle.strands] for bundle in picture.bundles}


def page(client, cycle, query="") -> str:
    return client.get(f"/{cycle.slug}/timeline/{query}").content.decode()


def test_everything_with_a_date_is_bundled(drawn, plan):
    assert shown(drawn()) == {
        "Stages": ["1 Raising awareness", "2 Co-creating"],
        "Key dates": ["Plan due"],
        "Delivery: Events": ["Summit", "Workshops"],
        "Activities: Raising awareness": ["1 A walk"],
    }


def test_the_kinds_of_other_rooms_that_belong_to_a_stage_come_by_themselves():
    assert [kind.name for kind in drawn_kinds()] == ["stage", "key-date", "timeline-row", "activity"]


def test_key_dates_are_diamonds_and_the_rest_bars(drawn, plan):
    rows = {row.label: row for row, strand in drawn().rows if strand}
    assert (len(rows["Plan due"].diamonds), len(rows["Plan due"].bars)) == (1, 0)
    assert (len(rows["Summit"].diamonds), len(rows["Summit"].bars)) == (0, 1)


def test_it_spans_the_months_that_have_dates(drawn, plan):
    assert (drawn().first, drawn().last) == ("March 2018", "August 2018")
    assert [str(month) for _tick, month in drawn().ticks] == ["Mar", "Apr", "May", "Jun", "Jul", "Aug"]


def test_a_stage_narrows_it_to_its_own_months_and_activities(client, cycle, plan, make):
    other = make("stage", title="Launch", when="March 2018")
    make("activity", title="Elsewhere", stage=other.reference, when="5 March 2018")
    picture = client.get(f"/{cycle.slug}/timeline/?stage=ST-1").context["picture"]
    assert (picture.first, picture.last) == ("March 2018", "May 2018")
    assert shown(picture) == {
        "Stages": ["1 Raising awareness", "3 Launch"],
        "Delivery: Events": ["Summit"],
        "Activities: Raising awareness": ["1 A walk"],
    }


@pytest.mark.parametrize("query", ["?stage=ST-9", "?stage=D-1", "?stage='"])
def test_a_stage_that_is_not_there_is_refused(query, client, cycle, plan):
    answer = client.get(f"/{cycle.slug}/timeline/{query}")
    assert answer.status_code == 400
    assert "There is no stage" in words(answer.content.decode())


def test_a_stage_without_an_end_reaches_to_the_end_of_the_cycle(client, cycle, make):
    make("stage", when="from June 2020")
    picture = client.get(f"/{cycle.slug}/timeline/?stage=ST-1").context["picture"]
    assert (picture.first, picture.last) == ("June 2020", "August 2020")


def test_today_is_marked_while_the_cycle_runs(drawn, plan, cycle):
    assert drawn().chart.today == 0


def test_an_ended_cycle_has_no_today(ended, at, plan):
    picture = queries.picture(Sight(ended, PASSER_BY, ended.day(at)))
    assert picture.chart.today is None


def test_nothing_dated_draws_nothing(drawn, client, cycle, make):
    make("key-date", title="Rule", rule="3 to 5 commitments")
    assert drawn() is None
    assert "mh_gantt" not in page(client, cycle)


def test_the_page_says_it_in_words_as_well(client, cycle, plan):
    markup = page(client, cycle)
    assert re.search(r'<svg class="mh_gantt" role="img" aria-labelledby="gantt-title gantt-about"', markup)
    assert "Timeline from March 2018 to August 2018" in markup
    assert 'tabindex="0"' in markup
    table = markup[markup.index("The picture as a table") :]
    assert "w/c 5 March 2018" in words(table[: table.index("</details>")])


def test_no_style_and_no_script_stand_in_the_page(client, cycle, plan):
    markup = page(client, cycle)
    assert " style=" not in markup
    assert "<script" not in markup


def test_what_does_not_take_place_or_is_not_public_says_so(client, client_of, cycle, plan, make, steward):
    make(
        "activity", title="Picnic", stage="ST-1", when="5 March 2018", state="cancelled", state_reason="Rain"
    )
    make("stage", title="Canary", when="March 2018", publish=False)
    assert "3 Picnic (does not take place)" in page(client, cycle)
    assert "Canary" not in page(client, cycle)
    assert "3 Canary (draft)" in page(client_of(steward), cycle)


def test_a_title_is_written_out_not_obeyed(client, cycle, make):
    make("stage", title="<script>alert(1)</script>", when="March 2018")
    assert "<script>" not in page(client, cycle)


def test_a_stage_that_was_withdrawn_lends_its_activities_no_name(client, cycle, plan, steward, at):
    withdraw(record=plan, reason="Twice", by=steward, at=at)
    assert "Raising awareness" not in page(client, cycle)
    assert "Activities: ST-1" in page(client, cycle)


def test_right_to_left_is_mirrored(plan, drawn):
    there = drawn()
    with translation.override("ar"):
        back = drawn()
    ticks = [[tick.x for tick, _month in each.ticks] for each in (there, back)]
    assert [there.chart.width - x for x in ticks[0]] == ticks[1]


@pytest.fixture
def many(make, at):
    """10,000 dated activities in one of two stages, laid down without the operations, which take their time."""
    stage, other = (make("stage", title=title, when="March - May 2018") for title in ("Here", "There"))
    period, fields = when("5 March 2018"), {"cycle": stage.cycle, "kind": "activity", "state": "published"}
    records = Record.objects.bulk_create(
        Record(
            reference=f"A-{n + 100}", title=f"No. {n}", position=n, created_at=at, published_at=at, **fields
        )
        for n in range(10_000)
    )
    things = [Activity(record=record, stage_id=stage.pk) for record in records]
    for thing in things:
        thing.when = period
    Activity.objects.bulk_create(things)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as both databases do by themselves before long
    return other


def test_a_very_big_cycle_is_drawn_in_part_and_says_so(
    client, cycle, many, make, steward, at, django_assert_num_queries
):
    with django_assert_num_queries(9):
        answer = client.get(f"/{cycle.slug}/timeline/")
    picture = answer.context["picture"]
    assert sum(len(bundle.strands) for bundle in picture.bundles) == 2 + MOST
    assert f"The picture shows the first {MOST} of the activities." in words(answer.content.decode())
    assert len(answer.content) < 200_000

    make("activity", title="Alone", stage=many.reference, when="5 April 2018", number="1")
    picture = client.get(f"/{cycle.slug}/timeline/?stage={many.reference}").context["picture"]
    assert (shown(picture)["Activities: There"], picture.cut) == (["1 Alone"], [])

    record = make("baseline")
    revise(record=many, values={"when": "June 2018"}, base=1, by=steward, at=at, reason="Late")
    compared = client.get(f"/{cycle.slug}/timeline/compare/?from={record.reference}").context["compared"]
    assert (compared.moved, len(compared.rows)) == (1, 1)
    assert kinds.get("baseline").model.objects.get().dates == 10_003
