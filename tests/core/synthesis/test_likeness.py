"""Two texts are alike when people would say so: a slip, another order or one more sentence changes little."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

from moothill.core.synthesis import likeness, print_of, words
from moothill.core.synthesis.likeness import MOST_READ

anything = st.text(st.characters(exclude_categories=()), max_size=200)
word = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=3, max_size=10)
# As many different words as a short comment has.
sentence = st.lists(word, min_size=6, max_size=30, unique=True)


def alike(one: str, other: str) -> float:
    return likeness(print_of(one), print_of(other))


@given(anything, anything)
def test_likeness_is_the_same_from_both_sides_and_between_nothing_and_all(one, other) -> None:
    assert alike(one, other) == alike(other, one)
    assert 0.0 <= alike(one, other) <= 1.0 + 1e-9


@given(anything)
@example("")
@example("😀")
@example("\ud800")
def test_a_text_is_wholly_like_itself(text) -> None:
    assert alike(text, text) == 1.0


@given(sentence)
def test_capitals_marks_and_blanks_do_not_count(said) -> None:
    assert alike(" ".join(said), "“" + ",  ".join(said).upper() + "!”") == 1.0


@given(sentence, st.randoms(use_true_random=False))
def test_another_order_leaves_a_text_very_much_alike(said, chance) -> None:
    cut = chance.randrange(1, len(said))
    assert alike(" ".join(said), " ".join(said[cut:] + said[:cut])) > 0.9
    assert alike(" ".join(said), " ".join(chance.sample(said, len(said)))) > 0.7


@given(sentence, st.randoms(use_true_random=False))
def test_a_typing_error_leaves_a_text_very_much_alike(said, chance) -> None:
    at = chance.randrange(len(said))
    slipped = [*said[:at], said[at][0] + said[at][:1:-1] + said[at][1], *said[at + 1 :]]
    assert alike(" ".join(said), " ".join(slipped)) > 0.5


@given(sentence, sentence)
def test_an_added_sentence_leaves_a_text_alike(said, added) -> None:
    assume(len(added) <= len(said) and not set(said) & set(added))
    assert alike(" ".join(said), " ".join(said + added)) > 0.55


@given(sentence, sentence)
def test_texts_without_a_common_letter_are_not_alike_at_all(said, other) -> None:
    assert alike(" ".join(said), "".join(chr(ord(letter) + 1_000) for letter in " ".join(other))) == 0.0


def test_a_few_words_that_stand_in_a_long_text_are_not_very_like_it() -> None:
    long = " ".join(f"word{number} and" for number in range(300)) + " I agree with this"
    assert alike("I agree with this", long) < 0.4
    assert alike("I agree with this", "I agree") > alike("I agree with this", long)


def test_what_real_people_repeat_is_told_from_what_only_begins_alike() -> None:
    said = "Publish what every school spends, as open data that anyone can use."
    copied = "Please publish what evry school spends as open data, that anyone can use!"
    grown = f"{said} And do it before the next budget is agreed."
    other = "Publish the minutes of every council, in plain words that anyone can read."
    assert alike(said, copied) > 0.8 > alike(said, other)
    assert alike(said, grown) > 0.7 > alike(said, other)


def test_accents_are_no_difference_and_other_scripts_are_read_too() -> None:
    assert alike("Càite a bheil an sgoil?", "Caite a bheil an sgoil") == 1.0
    assert alike("Где находится школа", "Где школа находится") >= 0.8


def test_no_more_than_the_beginning_of_a_long_text_is_compared() -> None:
    long = "open data " * MOST_READ
    assert alike(long, long + "something else") == 1.0


@given(anything)
def test_words_are_letters_and_digits_in_small_letters(text) -> None:
    assert all(each.isalnum() for each in words(text))
    assert words(" ".join(words(text))) == words(text)
