"""No question whatever makes an error, and reading one is pure."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.search.asking import MOST_WORDS, STOP_WORDS, Asked, read
from moothill.commons.search.engines.base import CLOSE, OPEN
from moothill.commons.search.excerpts import LENGTH, excerpt
from moothill.commons.search.queries import search

SYNTAX = [
    '"',
    "'",
    "*",
    "^",
    ":",
    "(",
    ")",
    "{",
    "}",
    "-",
    "+",
    "!",
    "&",
    "|",
    "<->",
    "\\",
    "%s",
    "%",
    ";",
    "--",
    "$$",
    "$1",
]
WORDS = [
    "AND",
    "OR",
    "NOT",
    "NEAR(a b, 2)",
    "title:",
    "{title} :",
    "#c1",
    "rowid",
    ":*",
    ":A",
    "plan",
    "the",
    "U&'",
    "\0",
]
anything = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.lists(st.sampled_from(SYNTAX + WORDS), max_size=20).map(" ".join),
    st.lists(st.sampled_from(SYNTAX + WORDS), max_size=20).map("".join),
)
in_the_database = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def something_to_find(make, index) -> None:
    make("objective", title="The plan AND what is not near: #c1 rowid")
    index()


@pytest.mark.django_db
@pytest.mark.usefixtures("something_to_find")
@in_the_database
@given(words=anything)
def test_no_question_makes_an_error(cycle, words) -> None:
    for where in (cycle, None):
        search(where, words, PASSER_BY, kind="objective")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        "", " ", '"', '""', '" "', "\0", "a\0b", "😀", "😀 plan", "‮plan", "the", "the of and", "x" * 10_000,
        "plan " * 2_000, '"' * 10_000, '"plan' * 2_000, "é" * 10_000, "\ud800", "𝒑𝒍𝒂𝒏", "プラン", "خطة", "योजना", "½ ² ①", "İSTANBUL",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("something_to_find")
def test_these_make_none_either(client, cycle, words) -> None:
    search(cycle, words, PASSER_BY)
    sent = words.encode("utf-8", "replace").decode()[:5_000]
    for address in ("/search/", "/search.json", f"/{cycle.slug}/search/", f"/{cycle.slug}/search.json"):
        assert client.get(address, {"q": sent}).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("something_to_find")
def test_words_that_every_text_holds_are_looked_for_where_nothing_else_is_asked(cycle) -> None:
    assert search(cycle, "what is the", PASSER_BY).count == 1
    assert search(cycle, "what is a plan", PASSER_BY).count == 1, "“a” is not in the record"


def test_a_question_is_read_as_words_and_phrases() -> None:
    assert read('Who pays for "Open  Data" at A-17?') == Asked((("open", "data"), ("pays",), ("a", "17")))
    assert read("„zwei Wörter“ drei’s") == Asked((("zwei", "wörter"), ("drei",)))
    assert read('half "quoted') == Asked((("half",), ("quoted",)))


@given(anything)
def test_a_question_read_is_within_bounds(words) -> None:
    asked = read(words)
    assert sum(map(len, asked.phrases)) <= MOST_WORDS
    assert all(word.isalnum() for phrase in asked.phrases for word in phrase)
    assert len(set(asked.phrases)) == len(asked.phrases)


@given(st.lists(st.sampled_from(sorted(STOP_WORDS)), min_size=1, max_size=5))
def test_something_is_looked_for_whenever_there_is_a_word(words) -> None:
    assert read(" ".join(words)).phrases


marked = st.lists(
    st.tuples(st.text(st.sampled_from("ab c\n"), max_size=200), st.sampled_from(["", "found"])), max_size=8
)


@given(marked)
def test_an_excerpt_is_a_stretch_of_the_text_and_holds_what_was_found(parts) -> None:
    text = "".join(before + (f"{OPEN}{word}{CLOSE}" if word else "") for before, word in parts)
    whole = " ".join(text.replace(OPEN, "").replace(CLOSE, "").split())
    pieces = excerpt(text)
    shown = "".join(piece.text for piece in pieces).removeprefix("… ").removesuffix(" …")
    assert shown in whole
    assert len(shown) <= LENGTH + len("found")
    assert any(piece.found for piece in pieces) == ("found" in whole)
