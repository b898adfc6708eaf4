"""What is like a text, alike on both databases."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given

from moothill.commons.policy.actors import OPERATOR, PASSER_BY
from moothill.commons.record.operations import revise, withdraw
from moothill.commons.search import similar
from moothill.commons.search.similar import LENGTH, Similar, similar_among, similar_to
from tests.commons.search.test_any_question import anything, in_the_database

pytestmark = pytest.mark.django_db

SCHOOLS = "Publish what every school spends, as open data that anyone can use."
MINUTES = "Put the minutes of each council meeting on one page within a week."
BUSES = "Let people see on a map when the next bus really comes."


@pytest.fixture
def said(make):
    """Stores a text as somebody's section of one planning page."""
    page = make("page").reference

    def say(text, **given):
        return make("section", **({"page": page, "title": text[:40], "text": text} | given))

    return say


@pytest.fixture
def like(index, cycle):
    """The titles of what is like a text."""

    def of(text, *, actor=PASSER_BY, where=cycle, **given) -> list[str]:
        index()
        return [found.record.title for found in similar_to(cycle=where, text=text, actor=actor, **given)]

    return of


@pytest.mark.parametrize(
    "text",
    [
        SCHOOLS,
        SCHOOLS.upper(),
        "Publish waht every school spends, as opne data that anyone can use",
        "As open data that anyone can use: publish what every school spends.",
        f"{SCHOOLS} And do it before the next budget is agreed.",
        "open data on what schools spend",
        "publishes schools",
    ],
)
def test_a_near_copy_leads_to_its_original(text, said, like) -> None:
    for each in (BUSES, SCHOOLS, MINUTES):
        said(each)
    assert like(text)[0] == SCHOOLS[:40]


def test_the_most_alike_come_first_with_how_alike_they_are(said, index, cycle) -> None:
    said("Publish what every hospital spends, as open data that anyone can use.")
    same = said(SCHOOLS)
    said(MINUTES)
    index()
    found = similar_to(cycle=cycle, text=SCHOOLS, actor=PASSER_BY)
    assert found[0] == Similar(same, 1.0, SCHOOLS)
    assert [each.likeness > 0.7 for each in found] == [True, True]
    assert len(similar_to(cycle=cycle, text=SCHOOLS, actor=PASSER_BY, most=1)) == 1


def test_nothing_is_like_what_only_shares_words_that_every_text_holds(said, like) -> None:
    said(MINUTES)
    assert like("The trees of this town are on fire and it is hot") == []


def test_what_is_looked_for_is_narrowed_by_cycle_kind_and_the_record_itself(
    said, make, like, other_cycle
) -> None:
    own = said(SCHOOLS)
    make("objective", title=SCHOOLS)
    make("objective", title=f"{SCHOOLS} There.", cycle=other_cycle)
    assert sorted(like(SCHOOLS)) == sorted([own.title, SCHOOLS])
    assert like(SCHOOLS, kind="objective") == like(SCHOOLS, but=own) == [SCHOOLS]
    assert like(SCHOOLS, where=other_cycle) == [f"{SCHOOLS} There."]


def test_only_what_somebody_may_see_is_found(said, like, steward, at, draft_cycle, make) -> None:
    said(SCHOOLS, publish=False)
    gone = said(f"{SCHOOLS} Gone.")
    assert len(like(SCHOOLS)) == 1
    withdraw(record=gone, reason="Twice", by=steward, at=at)
    assert like(SCHOOLS) == [] == like(SCHOOLS, actor=steward)
    make("objective", title=SCHOOLS, cycle=draft_cycle)
    assert like(SCHOOLS, where=draft_cycle) == []
    assert like(SCHOOLS, where=draft_cycle, actor=OPERATOR) == [SCHOOLS]


def test_words_that_were_taken_back_are_not_given_away_before_the_index_has_come(
    said, index, cycle, steward, at
) -> None:
    record = said(f"{SCHOOLS} Ada Fen lives at 3 Mill Lane.")
    index()
    revise(record=record, values={"text": SCHOOLS}, base=1, by=steward, at=at)
    assert similar_to(cycle=cycle, text="Ada Fen lives at 3 Mill Lane", actor=PASSER_BY) == []
    index()
    assert similar_to(cycle=cycle, text=SCHOOLS, actor=PASSER_BY)[0].excerpt == SCHOOLS


def test_common_words_lead_to_a_text_together(said, like, monkeypatch) -> None:
    monkeypatch.setattr(similar, "_RARE", 3)
    names = ("school", "budget", "council", "open", "data", "plan")
    for first, one in enumerate(names):
        for two in names[first + 1 :]:
            said(f"{one} {two} here")
    said("a plan for the council and its school")
    assert like("the council has a plan for each school")[0] == "a plan for the council and its school"
    assert "budget data here" in like("data budget")


@pytest.mark.parametrize("language", ["de", "gd", "pt-br"])
def test_other_languages_are_read_as_they_are_written(language, make, like, cycle) -> None:
    cycle.language = language
    cycle.save()
    make("objective", title="Schmaler Radweg: der Radweg ist zu schmal für alle")
    assert like("Der Radwg ist fur alle zu schmal, ein schmaler Radweg") != []


def test_an_excerpt_is_the_beginning_of_what_was_written(said, index, cycle) -> None:
    long = " ".join(f"word{number} is said" for number in range(80))
    said(long, title="A title of its own")
    index()
    excerpt = similar_to(cycle=cycle, text=long, actor=PASSER_BY)[0].excerpt
    assert excerpt.startswith("A title of its own word0 is said word1") and excerpt.endswith(" …")
    assert len(excerpt) <= LENGTH


@pytest.fixture
def something(said, index) -> None:
    said("The plan AND what is not near: #c1 rowid")
    index()


@pytest.mark.usefixtures("something")
@in_the_database
@given(text=anything)
def test_no_text_makes_an_error(cycle, text) -> None:
    similar_to(cycle=cycle, text=text, actor=PASSER_BY, kind="section")


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0", "😀", "the", "x" * 100_000, "plan " * 20_000, "é" * 10_000, "\ud800", "プラン", "½ ² ①", '"' * 9_000,
     " ".join(f"plan{number}" for number in range(9_000)), "plan\0rowid", "İSTANBUL", "٣ ৪"],
)  # fmt: skip
@pytest.mark.usefixtures("something")
def test_these_make_none_either(cycle, text) -> None:
    similar_to(cycle=cycle, text=text, actor=PASSER_BY)
    similar_to(cycle=cycle, text=text, actor=PASSER_BY, kind="nothing-like-it")


def test_it_asks_the_same_however_much_there_is(said, index, cycle) -> None:
    asked = []
    for text in (SCHOOLS, f"{SCHOOLS} Twice.", f"{SCHOOLS} Three times."):
        said(text)
        index()
        with CaptureQueriesContext(connection) as queries:
            similar_to(cycle=cycle, text=SCHOOLS, actor=replace(PASSER_BY))
        asked.append(len(queries))
    assert len(set(asked)) == 1


def test_several_cycles_and_kinds_are_looked_at_with_as_many_questions_as_one(
    said, make, index, cycle, other_cycle
) -> None:
    here = said(SCHOOLS)
    make("objective", title=SCHOOLS)
    there = make("objective", cycle=other_cycle, title=SCHOOLS)
    make("stage", cycle=other_cycle, title=SCHOOLS, when="March 2018")
    index()

    def found(cycles, kinds):
        with CaptureQueriesContext(connection) as asked:
            result = similar_among(cycles=cycles, text=SCHOOLS, actor=PASSER_BY, kinds=kinds)
        return {each.record for each in result}, len(asked)

    both, many = found([cycle, other_cycle], ["section", "objective"])
    one, few = found([other_cycle], ["objective"])
    assert one == {there} and {here, there} < both and len(both) == 3
    assert many == few
    assert found([], [])[0] == set()
