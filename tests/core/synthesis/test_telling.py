"""Which words lead to others like a text, and which texts they lead to."""

from hypothesis import given
from hypothesis import strategies as st

from moothill.core.synthesis import closest, likely, neighbours, ranked, rarest

names = st.lists(st.sampled_from("abcdefgh"), max_size=12)
lists = st.lists(st.lists(st.integers(1, 30), unique=True, max_size=12), max_size=8)


@given(names, st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 50)), st.integers(0, 6))
def test_the_rarest_words_are_known_ones_each_once_in_the_order_of_the_text(said, frequency, most) -> None:
    found = rarest(said, frequency, most)
    assert found == [word for word in dict.fromkeys(said) if word in found]
    known = [word for word in dict.fromkeys(said) if frequency.get(word)]
    assert len(found) == min(most, len(known))
    left_out = [frequency[word] for word in known if word not in found]
    assert not left_out or max((frequency[word] for word in found), default=0) <= min(left_out)


@given(names, st.integers(1, 5))
def test_neighbours_follow_each_other_and_leave_no_word_out(said, size) -> None:
    groups = neighbours(said, size)
    assert {word for group in groups for word in group} == set(said)
    assert all(len(group) == min(size, len(said)) for group in groups)


@given(lists, st.integers(1, 10))
def test_what_stands_in_every_list_comes_first(found, most) -> None:
    weights = likely([[0, *keys] for keys in found], most)
    assert list(weights)[:1] == ([0] if found else [])
    assert len(weights) <= most and list(weights.values()) == sorted(weights.values(), reverse=True)
    assert set(weights) <= {0, *(key for keys in found for key in keys)}


def test_a_short_list_tells_more_than_a_long_one() -> None:
    assert list(likely([[1], [2, 3, 4, 5]], 5)) == [1, 2, 3, 4, 5]


def test_a_short_text_that_holds_as_much_is_closer_than_a_long_one() -> None:
    weights = {1: 5.0, 2: 5.0, 3: 4.9, 4: 9.0}
    assert closest(weights, {1: 4_000, 2: 20, 3: 20}, 300, 9) == [2, 3, 1]
    assert closest(weights, {1: 4_000, 2: 20, 3: 20}, 300, 1) == [2]
    assert closest(weights, {1: 0, 2: 0}, 0, 9) == [1, 2]


@given(st.dictionaries(st.integers(1, 9), st.text(max_size=30), max_size=9), st.text(max_size=30))
def test_a_ranking_is_bounded_in_order_and_holds_the_text_itself_first(others, text) -> None:
    found = ranked(text, {**others, 0: text}, most=3, least=0.5)
    assert (found[0].key, found[0].likeness, len(found) <= 3) == (0, 1.0, True)
    assert found == sorted(found, key=lambda like: (-like.likeness, like.key))
    assert all(like.likeness >= 0.5 for like in found)
