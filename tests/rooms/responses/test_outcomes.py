"""What counts as an answer to a contribution, by every way it can be reached."""

import random
from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.queries.figures import figures_of
from moothill.rooms.inputs.queries.receipts import Step, receipts_of
from moothill.rooms.responses.queries.outcomes import answered, outcomes_of
from moothill.rooms.themes.models import Point
from moothill.rooms.themes.queries.answers import answered_among

pytestmark = pytest.mark.django_db


def unanswered() -> set[int]:
    return set(answered(Input.objects.all(), False).values_list("pk", flat=True))


@pytest.fixture
def ways(make: Any, say: Any, lead: Any) -> dict[str, tuple[Record, Record]]:
    """By the way in which an answer reaches it: a contribution, and what is answered."""
    theme, point_of = make("theme"), make("theme")
    code, target = make("code", title="Oaks", definition="x"), say("Target")
    point, other = make("point", theme=make("theme").reference), make("point", theme=point_of.reference)
    found = {
        name: say(name) for name in ("itself", "gathered", "point", "theme", "code", "theme of the point")
    }
    lead([found["gathered"]], target, LinkKind.MERGED_INTO)
    lead([found["point"]], point)
    lead([found["theme"]], theme)
    lead([found["code"]], code, LinkKind.CODED_TO)
    coded = make("theme")
    lead([code], coded)
    lead([found["theme of the point"]], other)
    ends = [found["itself"], target, point, theme, coded, point_of]
    return {name: (one, end) for (name, one), end in zip(found.items(), ends, strict=True)}


def test_an_answer_reaches_a_contribution_by_every_way(ways: Any, answer: Any) -> None:
    for one, end in ways.values():
        assert one.pk in unanswered()
        response = answer(end)
        assert one.pk not in unanswered()
        assert [each.response for each in outcomes_of([one.pk])[one.pk]] == [response.pk]


def test_a_draft_and_a_withdrawn_response_are_no_answer(
    ways: Any, answer: Any, steward: Actor, at: Any
) -> None:
    made = [answer(end) for _one, end in ways.values()]
    for record in made:
        withdraw(record=record, reason="It was wrong.", by=steward, at=at)
    for _one, end in ways.values():
        answer(end, publish_it=False)
    assert unanswered() == set(Input.objects.values_list("pk", flat=True))
    assert outcomes_of([one.pk for one, _end in ways.values()]) == {}


def test_the_receipt_tells_considered_from_decided(say: Any, answer: Any, cycle: Cycle) -> None:
    one = say()
    answer(one, outcome="open", title="We look at it")
    answer(one, outcome="taken-up", title="We do it")
    thing = Input.objects.select_related("record", "call").get(pk=one.pk)
    thing.record.cycle = cycle
    stages = {stage.step: stage.reached for stage in receipts_of(cycle, [thing], PASSER_BY)[one.pk].stages}
    assert [each.title for each in stages[Step.CONSIDERED]] == ["R-0.1 We look at it: still open"]
    assert [each.title for each in stages[Step.DECIDED]] == ["R-0.2 We do it: taken up"]
    assert stages[Step.DECIDED][0].address == "/oakland-2018-20/responses/RE-2/"


@pytest.mark.parametrize("rows", [1, 3])
def test_outcomes_of_many_are_asked_as_often(
    rows: int, ways: Any, say: Any, answer: Any, at: Any, django_assert_num_queries: Any
) -> None:
    ids = [one.pk for one, _end in ways.values()]
    for link in Link.objects.filter(cause__in=ids):
        for _copy in range(rows):
            other = say("The same")
            Link.objects.create(cause=other, effect=link.effect, kind=link.kind, at=at)
            ids.append(other.pk)
    for _one, end in ways.values():
        answer(end)
    with django_assert_num_queries(4):
        assert len(outcomes_of(ids)) == len(ids)


def test_figures_and_themes_know_of_answers(ways: Any, answer: Any, cycle: Cycle) -> None:
    one, theme = ways["theme"]
    assert figures_of(cycle, PASSER_BY).unanswered == Input.objects.count()
    answer(theme)
    assert figures_of(cycle, PASSER_BY).unanswered == Input.objects.count() - 1
    assert answered_among(cycle, PASSER_BY, [theme.pk, one.pk]) == {theme.pk}


def _naively(one: int) -> bool:
    """The rule, as one would follow it by hand."""

    def said(pk: int) -> bool:
        return Link.objects.filter(cause=pk, kind="answered-by", effect__state="published").exists()

    for link in Link.objects.filter(cause=one).select_related("effect"):
        kind, effect = link.kind, link.effect
        if kind == "merged-into" and said(effect.pk):
            return True
        if kind == "part-of" and effect.kind in {"theme", "point"} and said(effect.pk):
            return True
        if kind == "part-of" and effect.kind == "point" and said(Point.objects.get(pk=effect.pk).theme_id):
            return True
        if kind == "coded-to":
            themes = Link.objects.filter(cause=effect, kind="part-of", effect__kind="theme")
            if any(said(pk) for pk in themes.values_list("effect", flat=True)):
                return True
    return said(one)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_query_finds_what_a_walk_by_hand_finds(
    seed: int, make: Any, say: Any, answer: Any, at: Any
) -> None:
    chance = random.Random(seed)
    inputs = [say(f"Idea {number}") for number in range(25)]
    themes = [make("theme", title=f"T{number}") for number in range(4)]
    points = [make("point", title=f"P{number}", theme=chance.choice(themes).reference) for number in range(4)]
    codes = [make("code", title=f"C{number}", definition="x") for number in range(4)]
    pairs = {(one, end, kind) for _each in range(40) for one, (end, kind) in [(
        chance.choice(inputs), chance.choice([(chance.choice(themes), "part-of"), (chance.choice(points), "part-of"),
                                              (chance.choice(codes), "coded-to"), (chance.choice(inputs), "merged-into")]),
    )] if one != end}  # fmt: skip
    pairs |= {(code, chance.choice(themes), "part-of") for code in codes}
    Link.objects.bulk_create(Link(cause=one, effect=end, kind=kind, at=at) for one, end, kind in pairs)
    for target in chance.sample([*inputs, *themes, *points], 5):
        answer(target)
    expected = {one.pk for one in inputs if not _naively(one.pk)}
    assert unanswered() == expected
    assert set(outcomes_of([one.pk for one in inputs])) == {one.pk for one in inputs} - expected
