"""What is found, alike on both databases."""

import pytest

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.models import Record
from moothill.commons.record.operations import move, publish, revise, withdraw
from moothill.commons.record.paging import NoSuchPage
from moothill.commons.search import queries
from moothill.commons.search.models import Indexed
from moothill.commons.search.queries import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(make):
    page = make("page").reference

    def of(title, text="", **given):
        return make("section", page=page, title=title, text=text, **given)

    return of


@pytest.mark.parametrize(
    "words",
    [
        "workshops",  # another ending
        "WORKSHOP",
        "cafe",  # without the accent
        "café",
        "glasgow workshop",  # any order
        "“workshop in Glasgow”",  # side by side
        "the workshop in the café",  # words that every text holds are left out
        "co-creation",
        "cocreation OR co-creation creation",
        "government's",
        "SE-1",
    ],
)
def test_a_record_is_found_by(words, section, titles) -> None:
    section("A workshop in Glasgow", "Co-creation in the **Café**, with the government: or cocreation.")
    section("Something else", "Nothing of it.")
    assert titles(words) == ["A workshop in Glasgow"]


@pytest.mark.parametrize("words", ["work", '"Glasgow workshop"', "workshop Aberdeen", "SE-2", "hop"])
def test_a_record_is_not_found_by(words, section, titles) -> None:
    section("A workshop in Glasgow", "Co-creation in the Café.")
    assert titles(words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See https://example.org/minutes.", "minutes"),
        ("Write to forum@example.org", '"forum example"'),
        ("At 18:30, on 2018-03-05.", "2018-03-05"),
        ("data_sharing", "sharing"),
        ("Ministers’ ‘answers’—all", "minister answer all"),
        ("Ålesund, Straße, naïve", "alesund naive"),
        ("A [link](https://example.org/secretpath) here", '"link here"'),
    ],
)
def test_words_are_parted_alike_on_both_databases(text, words, section, titles) -> None:
    section("One", text)
    assert titles(words) == ["One"]


def test_a_word_in_the_title_counts_more_and_a_short_title_most(section, titles) -> None:
    section("Minutes of last year", "About the budget, at length. " * 5)
    section("Notes", "The budget.")
    section("A budget for everybody who lives here", "")
    section("The budget", "Long. " * 100)
    section("Budget talks", "Of open data.")
    assert titles("budget") == [
        "The budget", "Budget talks", "A budget for everybody who lives here", "Notes", "Minutes of last year",
    ]  # fmt: skip
    section("Other talks", "On open data and the budget.")
    assert titles("budget data")[0] == "Budget talks"


def test_only_english_is_read_by_its_endings(section, titles, cycle) -> None:
    section("Coinneamh", "Planaichean agus coinneamhan")
    assert titles("coinneamh") == titles("planaichean") == ["Coinneamh"]


def test_a_search_is_narrowed_by_kind_and_cycle(make, section, titles, cycle, other_cycle) -> None:
    section("Openness here")
    make("objective", title="Openness as an aim")
    make("objective", title="Openness there", cycle=other_cycle)
    assert titles("openness") == ["Openness here", "Openness as an aim"]
    assert titles("openness", kind="objective") == ["Openness as an aim"]
    assert titles("openness", where=None) == ["Openness here", "Openness there", "Openness as an aim"]
    assert titles("openness", where=other_cycle, kind="section") == []
    found = search(cycle, "openness", PASSER_BY)
    assert (found.count, dict(found.by_kind), found.bounded) == (2, {"section": 1, "objective": 1}, False)


def test_results_come_page_by_page_each_once(section, titles, cycle, monkeypatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 2)
    for number in range(5):
        section(f"Plan {number}")
    seen = titles("plan")
    following = search(cycle, "plan", PASSER_BY).following
    while following:
        found = search(cycle, "plan", PASSER_BY, after=following)
        seen += [result.record.title for result in found.results]
        following = found.following
    assert seen == [f"Plan {number}" for number in range(5)]


@pytest.mark.parametrize("mark", ["x", "1", "9-1-1", "0-1-1-1", "0--1", "０-1-1"])
def test_a_page_that_was_not_given_out_is_refused(mark, cycle) -> None:
    with pytest.raises(NoSuchPage):
        search(cycle, "plan", PASSER_BY, after=mark)


def test_a_search_with_too_many_results_says_so_and_shows_the_first(
    section, titles, cycle, monkeypatch
) -> None:
    monkeypatch.setattr(queries, "MOST", 3)
    for number in range(5):
        section(f"Plan {number}")
    assert titles("plan") == ["Plan 0", "Plan 1", "Plan 2"]
    found = search(cycle, "plan", PASSER_BY)
    assert (found.count, found.bounded, found.by_kind) == (3, True, {})


def test_the_words_that_were_found_are_marked(section, index, cycle) -> None:
    section("One", f"{'Before that. ' * 30}Three **workshops** on *open* data & <b>. {'After that. ' * 30}")
    index()
    pieces = search(cycle, '"open data" workshop', PASSER_BY).results[0].pieces
    assert [piece.text for piece in pieces if piece.found][0] == "workshops"
    assert "open" in "".join(piece.text for piece in pieces if piece.found)
    whole = "".join(piece.text for piece in pieces)
    assert "workshops on" in whole and whole.startswith("… ") and whole.endswith(" …") and len(whole) < 300


def test_the_index_follows_what_becomes_of_a_record(section, titles, steward, at) -> None:
    record: Record = section("Draft", "An aardvark.", publish=False)
    assert titles("aardvark") == []
    assert not Indexed.objects.exists() or not Indexed.objects.filter(pk=record.pk).exists()
    record = publish(record=record, by=steward, at=at)
    assert titles("aardvark") == ["Draft"]
    record = revise(record=record, values={"text": "A badger."}, base=2, by=steward, at=at)
    assert (titles("aardvark"), titles("badger")) == ([], ["Draft"])
    record = withdraw(record=record, reason="Twice", by=steward, at=at)
    assert titles("badger") == []
    assert not Indexed.objects.filter(pk=record.pk).exists()
    publish(record=record, by=steward, at=at)
    assert titles("badger") == ["Draft"]


def test_an_excerpt_is_never_older_than_the_record(section, index, cycle, steward, at) -> None:
    record = section("One", "An aardvark.")
    index()
    revise(record=record, values={"title": "Two", "text": "A badger."}, base=1, by=steward, at=at)
    found = search(cycle, "aardvark", PASSER_BY)
    assert [(result.record.title, result.pieces) for result in found.results] == [("Two", ())]


def test_a_move_leaves_a_record_found(section, titles, steward, at) -> None:
    first, second = section("An aardvark"), section("A badger")
    titles("badger")
    move(record=first, after=second, by=steward, at=at)
    assert titles("aardvark") == ["An aardvark"]
