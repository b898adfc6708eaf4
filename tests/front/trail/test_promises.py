"""The trail of a commitment: back to contributions in counts, on to the evidence of an update, and what is not known."""

from datetime import date, timedelta

import pytest

from moothill.commons.record import kinds
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind
from moothill.commons.record.operations import withdraw
from moothill.front.trail import way
from moothill.rooms.signoffs.models import Signature, Step

pytestmark = pytest.mark.django_db
PROMISES = ("commitment", "milestone", "draft", "edition")


@pytest.fixture
def ties(steward, at):
    """Links from each cause to an effect, as a part of some act: what is linked already stays."""

    def make(causes, effect, kind, *, day=1, note=""):
        pairs = [(each.pk, effect.pk) for each in causes]
        join(pairs=pairs, kind=kind, by=steward, at=at + timedelta(days=day), note=note)

    return make


@pytest.fixture
def world(make, stand, ties):
    """Six contributions, three of them from one event; two themes, one with two points; an answer; two milestones and
    two updates; a draft with comments in an edition that was laid before somebody.
    """
    stage = make("stage", title="One", when="March 2018").reference
    event = make("activity", title="A workshop", stage=stage, form="event", when="5 March 2018", place="Ayr")
    said = [make("input", words=f"Books {n}", event=event.reference if n < 3 else "") for n in range(6)]
    code, themes = make("code"), [make("theme", title=f"Theme {n}") for n in range(2)]
    points = [make("point", title=f"Point {n}", theme=themes[0].reference) for n in range(2)]
    answer = make("response", title="On books", answers_to=[{"to": themes[0].reference}])
    ties([code], themes[0], LinkKind.PART_OF)
    ties(said[:2], code, LinkKind.CODED_TO)
    ties(said[1:4], points[0], LinkKind.PART_OF)
    ties(said[4:5], themes[1], LinkKind.PART_OF)
    commitment = make("commitment", title="Open the books", number="2")
    ties([*themes, answer], commitment, LinkKind.BECAME, note="Inferred: no source states it")
    milestones = [stand("milestone", title=f"Step {n}", number=f"2.{n}") for n in range(2)]
    proof = [{"title": "The guide as printed", "address": "https://example.org/guide", "file": "DOC-1"}]
    for each in milestones:
        ties([commitment], each, LinkKind.STEPS_TO, day=2)
    updates = [stand("update", title="A guide is out", milestone_id=milestones[0].pk, state="complete", evidence=proof,
                     day=date(2019, 9, 1)),
               stand("update", title="Hard to find", milestone_id=milestones[0].pk, side="civil-society")]  # fmt: skip
    ties(milestones[:1], updates[0], LinkKind.REPORTED_BY, day=3)
    ties(milestones[:1], updates[1], LinkKind.REPORTED_BY, day=4)
    draft, edition = stand("draft", title="First draft"), stand("edition", title="The plan")
    ties([commitment], draft, LinkKind.CUT_AS, day=5)
    ties([draft], edition, LinkKind.BUNDLED_IN, day=6)
    route = stand("route", title="Approval", on_id=edition.pk)
    ties([edition], route, LinkKind.LAID_BEFORE, day=7)
    comments = [make("input", words=f"Shorter {n}") for n in range(3)]
    for each in comments:
        ties([draft], each, LinkKind.COMMENTED_BY, day=8)
    return {"commitment": commitment, "said": said, "themes": themes, "points": points, "milestones": milestones,
            "updates": updates, "draft": draft, "edition": edition, "route": route, "comments": comments}  # fmt: skip


def page(client, record, query=""):
    answer = client.get(f"{record.get_absolute_url()}trail/{query}")
    assert answer.status_code == 200
    return answer


def test_a_commitment_counts_the_whole_way_back_and_a_milestone_and_an_update_do_too(
    client, world, monkeypatch
):
    monkeypatch.setattr(way, "FIRST", 1)
    below = [("activity", 1), ("input", 5), ("code", 1), ("point", 2), ("theme", 2), ("response", 1)]
    shown = page(client, world["commitment"])
    assert [(rung.kind, rung.count) for rung in shown.context["way"]] == below
    assert (
        'href="?causes=input"' in shown.content.decode()
        and "Inferred: no source states it" in shown.content.decode()
    )
    listed = page(client, world["commitment"], "?causes=way.point").context["groups"][0]
    assert [row.record for row in listed.rows] == world["points"] and listed.count == 2
    assert client.get(f"{world['commitment'].get_absolute_url()}trail/?causes=way.draft").status_code == 400
    update = page(client, world["updates"][0]).context["way"]
    assert [(rung.kind, rung.count) for rung in update] == [*below, ("commitment", 1), ("milestone", 1)]
    assert page(client, world["said"][0]).context["way"] == []


def test_what_is_behind_in_several_ways_counts_once_and_more_than_is_counted_says_so(
    client, world, monkeypatch
):
    monkeypatch.setattr(
        "moothill.front.trail.behind.COUNTED", 6
    )  # five contributions, one of them in two ways
    (rung,) = [each for each in page(client, world["commitment"]).context["way"] if each.kind == "input"]
    assert (rung.count, rung.over) == (5, False)
    monkeypatch.setattr("moothill.front.trail.behind.COUNTED", 5)
    (rung,) = [each for each in page(client, world["commitment"]).context["way"] if each.kind == "input"]
    assert (rung.count, rung.over) == (5, True)


def test_it_leads_on_to_milestones_updates_with_their_evidence_and_sign_offs(client, world, steward, at):
    step = Step.objects.create(
        route_id=world["route"].pk, number=1, office="Cabinet", role="steward", side="government"
    )
    Signature.objects.create(step=step, verdict="conditions", day=date(2018, 12, 3), conditions="Say who pays",
                             by_id=steward.participant, at=at)  # fmt: skip
    shown = page(client, world["said"][0])
    kinds = [(step.cause.kind, step.effect.kind) for step in shown.context["effects"].steps]
    assert [each for each in kinds if each[0] in PROMISES] == [
        ("commitment", "milestone"), ("commitment", "milestone"), ("milestone", "update"), ("milestone", "update"),
        ("commitment", "draft"), ("draft", "edition"), ("edition", "route"),
    ]  # fmt: skip
    words = " ".join(shown.content.decode().split())
    for part in (
        "By way of <a", "it is behind <a", "That stands in <a", "The newest of 2 updates on it is <a",
        "Complete, the government says", "The guide as printed", "In progress, civil society says", "No evidence is named.",
        "Approved, with conditions", "Cabinet: Say who pays",
    ):  # fmt: skip
        assert part in words, part


def test_only_what_is_linked_to_a_commitment_itself_is_said_to_be_part_of_it(client, world):
    """Somebody whose idea was refused reads that the theme of it led somewhere, not the idea."""
    by_theme, itself = (
        " ".join(page(client, world[name][0]).content.decode().split()) for name in ("said", "themes")
    )
    assert "It became part of" not in by_theme and "By way of <a" in by_theme
    assert "It became part of <a" in itself and "By way of" not in itself


def test_the_newest_update_is_that_of_the_latest_day_whenever_it_came(client, world):
    first, second = world["updates"]
    thing = kinds.get("update").things().get(pk=second.pk)
    for day, newest in ((None, first), (date(2019, 8, 1), first), (date(2020, 1, 1), second)):
        thing.day = day
        thing.save()
        words = " ".join(page(client, world["commitment"]).content.decode().split())
        said = words.partition("The newest of 2 updates on it is ")[2]
        assert said.startswith(f'<a href="{newest.get_absolute_url()}"')


def test_long_ways_onward_are_told_part_by_part(client, world, monkeypatch):
    monkeypatch.setattr("moothill.front.trail.effects.SHOWN", 3)
    whole = page(client, world["commitment"]).context["effects"].steps
    seen, query = [], "?onward=0"
    while query:
        part = page(client, world["commitment"], query)
        seen += [step for step, _details in part.context["steps"]]
        query = part.context["older"]
    assert seen == list(whole) and len(whole) == 7
    for place in ("?onward=x", "?onward=99"):
        assert client.get(f"{world['commitment'].get_absolute_url()}trail/{place}").status_code == 400


def test_comments_are_told_at_the_draft_and_lead_back_to_it(client, world):
    (group,) = page(client, world["draft"]).context["comments"]
    assert (group.count, [row.record for row in group.rows]) == (3, world["comments"])
    assert page(client, world["draft"], "?causes=commented-by.on").context["groups"][0].count == 3
    assert world["comments"][0].pk not in page(client, world["commitment"]).context["effects"].records
    back = page(client, world["comments"][0])
    assert [row.record for row in back.context["groups"][0].rows] == [world["draft"]]
    assert {"commitment": 1, "theme": 2}.items() <= {
        rung.kind: rung.count for rung in back.context["way"]
    }.items()


def test_what_is_not_known_is_said_plainly(client, make, world):
    lone = make("commitment", title="Out of nothing")
    words = page(client, lone).content.decode()
    assert "No theme stands behind this commitment." in words
    assert "No contribution is linked to this commitment." in words
    assert "No milestone is recorded, and nothing has been reported yet." in words
    assert "none recorded" in words
    assert "Nothing has been reported yet." in page(client, world["milestones"][1]).content.decode()
    assert "It names no evidence." in page(client, world["updates"][1]).content.decode()


def test_the_picture_has_a_box_for_each_and_says_the_same_as_a_table(client, world):
    picture = page(client, world["commitment"]).context["picture"]
    names = [len(rows) for _name, rows in picture.table]
    assert names == [5, 3, 2, 1, 1, 2, 2]
    table = {row.words: row.onward for _name, rows in picture.table for row in rows}
    assert table["2 Open the books"] == ["2.0 Step 0", "2.1 Step 1"]
    assert set(table["2.0 Step 0"]) == {f"{each.reference} {each.title}" for each in world["updates"]}
    assert len(picture.chart.boxes) == sum(names)
    assert page(client, world["themes"][0]).context["picture"] is None


def test_drafts_and_what_was_withdrawn_are_not_told_to_visitors(
    client, client_of, steward, world, make, ties, at
):
    hidden = make("theme", title="A canary sings", publish=False)
    ties([hidden], world["commitment"], LinkKind.BECAME)
    ties([make("input", words="Said to the canary")], hidden, LinkKind.PART_OF)
    withdraw(record=world["points"][0], reason="Twice", by=steward, at=at + timedelta(days=9))
    shown = page(client, world["commitment"])
    assert "canary" not in shown.content.decode() and "Point 0" not in shown.content.decode()
    counts = {rung.kind: rung.count for rung in shown.context["way"]}
    assert counts["theme"] == 2 and counts["point"] == 1
    inside = page(client_of(steward), world["commitment"])
    assert {rung.kind: rung.count for rung in inside.context["way"]}["theme"] == 3


def test_as_many_questions_for_one_theme_and_milestone_as_for_more(
    client, world, make, stand, ties, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(60) as few:
        page(client, world["commitment"])
    for number in range(3):
        theme, step = make("theme", title=f"More {number}"), stand("milestone", title=f"More {number}")
        ties([make("input", words="More")], theme, LinkKind.PART_OF)
        ties([theme], world["commitment"], LinkKind.BECAME)
        ties([world["commitment"]], step, LinkKind.STEPS_TO)
        ties([step], stand("update", milestone_id=step.pk), LinkKind.REPORTED_BY)
    with django_assert_num_queries(len(few)):
        page(client, world["commitment"])
