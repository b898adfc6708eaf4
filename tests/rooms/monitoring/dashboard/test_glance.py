"""All milestones at a glance: both sides level, the picture and the table alike, narrowed and put together as one wishes."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest

from moothill.commons.policy.actors import OPERATOR, PASSER_BY, Actor
from moothill.commons.record import kinds
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.filters import UnknownWord
from moothill.commons.record.operations import withdraw
from moothill.core.policy import Role
from moothill.rooms.monitoring.queries.dashboard.choosing import bundled, chosen, page_of
from moothill.rooms.monitoring.queries.dashboard.rows import whole
from moothill.rooms.monitoring.register.figures import counts
from moothill.rooms.monitoring.register.marks import marks

pytestmark = pytest.mark.django_db


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def row_of(page: str, record) -> str:
    """The words of the row of a milestone in the table."""
    return words(page[page.index(f'<tr id="{record.reference}"') :].partition("</tr>")[0])


def test_both_sides_stand_beside_each_other_and_nothing_is_complete_that_one_side_denies(world, read):
    page = read().content.decode()
    assert "0 of 4 milestones are complete." in page
    assert "0 of 2 commitments are complete" in page
    assert "Of 1 milestone the two sides say different things." in page
    row = row_of(page, world["step-1.2"])
    assert "complete 21 June 2019" in row and "behind 22 June 2019 disagrees with what was reported" in row
    assert row.count("the sides differ") == 1


def test_the_picture_has_a_mark_for_each_side_and_period_and_says_the_same_as_its_table(world, read):
    page = read().content.decode()
    svg = page[page.index('<svg class="mh_board" role="img"') :].partition("</svg>")[0]
    marks = re.findall(r'translate\((\d+),(\d+)\)"><(\w+)[^>]*></\w+><text[^>]*>(.)</text>', svg)
    # Five updates in their periods, and what is said now: one side each of 1.1, 1.2 and 2.1, and both of 1.2.
    assert sorted(letter for *_rest, letter in marks) == sorted("CPCBP" + "PCBP")
    assert {shape for _x, _y, shape, letter in marks if letter == "C"} == {"circle"}
    table = page[page.index("The picture as a table") :].partition("</table>")[0]
    rows = [words(row) for row in table.split("<tr>")[2:]]
    assert rows[0] == "1.1 A page of accounts complete in progress in progress"
    assert rows[1].endswith("complete; civil society: behind complete; civil society: behind")
    assert rows[3] == "2.2 A bench at the pier – – –"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("commitment=C-2", ["2.1", "2.2"]),
        ("lead=The+pier", ["2.1", "2.2"]),
        ("lead=The+town", ["1.2"]),
        ("state=in-progress", ["1.1", "2.1"]),
        ("state=disputed", ["1.2"]),
        ("state=nothing-reported", ["2.2"]),
        ("theme=TH-1", ["1.1", "1.2"]),
        ("goal=11", ["2.1", "2.2"]),
        ("goal=16&state=in-progress", ["1.1", "2.1"]),
    ],
)
def test_it_is_narrowed_by_commitment_lead_state_theme_and_goal(world, cycle, query, numbers):
    wishes = dict(part.replace("+", " ").split("=") for part in query.split("&"))
    assert [step.number for step in chosen(whole(cycle, PASSER_BY), wishes)] == numbers


def test_each_stands_in_one_place_in_figures_filter_and_headings_alike(world, cycle, at):
    _say(cycle, at, "1.1", "winter", "complete", "2019-03-25", "agrees")
    every = whole(cycle, PASSER_BY)
    told = counts(every.steps)
    assert told == {"in-progress": 1, "disputed": 2, "nothing-reported": 1}
    assert {state: len(chosen(every, {"state": state})) for state in told} == told
    assert {bundle.key: len(bundle.steps) for bundle in bundled(every, every.steps, "state")} == told
    with pytest.raises(UnknownWord):
        chosen(every, {"state": "complete"})


def test_the_sides_differ_where_their_last_words_do_of_whatever_period(world, cycle, at, read):
    _say(cycle, at, "1.1", "winter", "complete", "2019-03-25", "agrees")
    page = read().content.decode()
    assert "Of 2 milestones the two sides say different things." in page
    assert row_of(page, world["step-1.1"]).count("the sides differ") == 1
    assert "Each milestone counts once" in page


def test_both_call_it_complete_and_one_does_not_agree_with_the_report_so_it_does_not_count(world, cycle, at):
    _say(cycle, at, "1.2", "spring", "complete", "2019-06-25", "partly")
    said = next(step.said for step in whole(cycle, PASSER_BY).steps if step.number == "1.2")
    assert (said.government.state, said.civil.state) == ("complete", "complete")
    assert said.disputed and not said.complete


def test_a_verdict_on_an_older_report_makes_no_difference_to_the_one_that_came_after(world, cycle, at):
    _say(cycle, at, "1.2", "spring", "behind", "2019-06-30", "", side="government")
    said = next(step.said for step in whole(cycle, PASSER_BY).steps if step.number == "1.2")
    assert said.civil.verdict == "disagrees" and not said.disputed


def test_a_verdict_on_an_older_report_says_of_which_day_that_is(world, cycle, at, read, client):
    _say(cycle, at, "1.1", "winter", "complete", "2019-03-25", "agrees")
    told = "agreed with the report of 20 March 2019"
    assert told in row_of(read().content.decode(), world["step-1.1"])
    for address in ("late/", "changes/?since=2018-12-31"):
        assert told in read(address).content.decode()
    for each in ("step-1.1", "harbour"):
        assert told in client.get(world[each].get_absolute_url()).content.decode()
    assert (
        "agrees with what was reported"
        not in client.get(world["step-1.1"].get_absolute_url()).content.decode()
    )
    other = client.get(world["step-1.2"].get_absolute_url()).content.decode()
    assert "disagrees with what was reported" in other and "of 21 June 2019" not in other


def test_lists_of_the_plan_say_that_the_sides_differ_and_what_each_says(world):
    told = marks([world["step-1.1"].pk, world["step-1.2"].pk])
    assert told[world["step-1.1"].pk][0] == "in progress"
    assert told[world["step-1.2"].pk] == (
        "the sides differ",
        "stop",
        "government: complete; civil society: behind",
    )


def _say(cycle, at, number, span, state, day, verdict, side="civil-society"):
    """One more report, of civil society unless another side is named."""
    of = {"1.1": "MS-1", "1.2": "MS-2"}[number]
    values = {
        "title": f"{number} again",
        "milestone": of,
        "round": {"winter": "RR-1", "spring": "RR-2"}[span],
    }
    values |= {"side": side, "state": state, "day": day, "verdict": verdict}
    bring_in(cycle=cycle, items=[Item("update", values)], by=OPERATOR, at=at, reason="More", source="file")


def test_under_headings_of_themes_and_goals_one_stands_as_often_as_it_has_them(world, cycle):
    every = whole(cycle, PASSER_BY)
    by_goal = [(bundle.key, len(bundle.steps)) for bundle in bundled(every, every.steps, "goal")]
    assert by_goal == [("11", 2), ("16", 4)]
    by_theme = [(bundle.key, len(bundle.steps)) for bundle in bundled(every, every.steps, "theme")]
    assert by_theme == [("TH-1", 2), ("", 2)]
    seen, mark = [], ""
    while True:
        page = page_of(bundled(every, every.steps, "goal"), after=mark, most=4)
        seen += [(bundle.key, step.number) for bundle in page.bundles for step in bundle.steps]
        mark = page.following
        if not mark:
            break
    assert seen == [
        ("11", "2.1"),
        ("11", "2.2"),
        *(("16", number) for number in ("1.1", "1.2", "2.1", "2.2")),
    ]


def test_the_page_and_the_data_say_what_cannot_be_asked_for(world, read):
    for address in (
        "?state=gone",
        "?by=colour",
        "?after=0-MS-99",
        "progress.json?theme=TH-9",
        "progress.csv?goal=99",
    ):
        read(address, status=400)
    assert "Nothing is shown" in read("?lead=Nobody", status=400).content.decode()
    for by in ("commitment", "lead", "state", "theme", "goal"):
        assert "Put together by" in read(f"?by={by}").content.decode()


def test_the_data_has_what_each_side_says_and_how_each_stands_to_its_date(world, read):
    told = read("progress.json").json()
    assert (told["count"], told["states"]) == (4, {"in-progress": 2, "disputed": 1, "nothing-reported": 1})
    first, second, third, fourth = told["milestones"]
    assert (first["due"], first["days"]) == ("late", 101)
    assert (second["government_state"], second["civil_society_state"]) == ("complete", "behind")
    assert (second["civil_society_verdict"], second["complete"], second["due"]) == (
        "disagrees",
        False,
        "due-soon",
    )
    assert third["due"] == "cannot-tell"
    assert (fourth["own_date"], fourth["last_day"], fourth["lead"]) == (False, "2019-12-31", "The pier")
    assert first["themes"] == ["TH-1"] and third["goals"] == ["11", "16"]
    rows = list(csv.DictReader(io.StringIO(read("progress.csv?commitment=C-2").content.decode("utf-8-sig"))))
    assert [(row["number"], row["complete"], row["goals"]) for row in rows] == [
        ("2.1", "no", "11 16"), ("2.2", "no", "11 16"),
    ]  # fmt: skip


def test_what_is_not_public_is_neither_shown_nor_counted_for_anybody(
    world, cycle, make, read, steward, client_of
):
    hidden = make("milestone", title="Secretcanary", commitment=world["ferry"].reference, publish=False)
    make(
        "update", title="Draftcanary", milestone=world["step-2.2"].reference, state="complete", publish=False
    )
    make("theme", title="Themecanary", publish=False)
    by = Actor(name="Steward", roles={cycle.pk: frozenset({Role.STEWARD})})
    moment = datetime(2019, 7, 1, tzinfo=UTC)
    withdraw(record=world["1.2-spring-civil-society"], reason="It was about another", by=by, at=moment)
    withdraw(record=world["harbour"], reason="It is not promised", by=by, at=moment)
    told = read("progress.json").json()
    assert [row["number"] for row in told["milestones"]] == ["2.1", "2.2"]
    assert told["milestones"][1]["government_state"] == ""
    answers = [read(address).content.decode() for address in ("", "changes/", "late/", "progress.csv")]
    insider = client_of(steward).get(f"/{cycle.slug}/progress/").content.decode()
    for html in (*answers, insider):
        assert "canary" not in html and hidden.reference not in html
        assert "Open harbour accounts" not in html


@pytest.mark.parametrize("address", ["", "changes/", "late/", "progress.json"])
def test_it_takes_as_many_questions_for_many_milestones_as_for_one(
    world, cycle, at, client, address, django_assert_max_num_queries, django_assert_num_queries
):
    where = f"/{cycle.slug}/progress/{address}"
    _finish(world, cycle, at, 1)
    client.get(where)
    with django_assert_max_num_queries(10) as asked:
        client.get(where)
    _finish(world, cycle, at, 120)
    with django_assert_num_queries(len(asked.captured_queries)):
        page = client.get(where).content.decode()
    if not address:
        assert page.count('<tr id="MS-') == 100 and "The milestones after these" in page


def _finish(world, cycle, at, count):
    """So many more milestones, each complete."""
    before = kinds.get("milestone").model.objects.count()
    many = []
    for number in range(before, before + count):
        step = {"number": f"2.{number}", "title": "One more", "commitment": world["ferry"].reference}
        said = {
            "title": "So",
            "milestone": f"@more-{number}",
            "round": "RR-2",
            "state": "complete",
            "day": "2019-06-01",
        }
        many += [Item("milestone", step, f"more-{number}"), Item("update", said)]
    many.sort(key=lambda item: item.kind)
    bring_in(cycle=cycle, items=many, by=OPERATOR, at=at, reason="More", source="file")
