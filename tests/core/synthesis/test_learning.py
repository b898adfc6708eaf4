"""Suggesting from what people coded: by a line between texts, and by likeness."""

import random
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import pytest

from moothill.core.synthesis.guesses import Example, Suggested
from moothill.core.synthesis.learning import Linear, can_learn, learn
from moothill.core.synthesis.packing import Lies, pack, unpack
from moothill.core.synthesis.voting import Likeness

TREES, BUSES, DATA = 11, 12, 13
WORDS = {
    TREES: "oak elm ash leaves shade park plant branches roots green street squirrels",
    BUSES: "bus route stop driver timetable late ticket fare evening seats shelter wheels",
    DATA: "spending contracts publish spreadsheet ledger licence open download formats council figures register",
}


def said(code: int, chance: random.Random) -> str:
    own = chance.sample(WORDS[code].split(), 5)
    return " ".join(
        [*own, *chance.sample("the we would like more of these here please and every".split(), 4)]
    )


def examples(count: int, seed: int = 1) -> list[Example]:
    chance = random.Random(seed)
    codes = [(TREES, BUSES, DATA)[at % 3] for at in range(count)]
    return [Example(said(code, chance), (code,)) for code in codes]


def first(found: list[Suggested]) -> list[int]:
    return [each.guesses[0].code for each in found]


@pytest.fixture(scope="module")
def model() -> Linear:
    learned = learn(examples(30))
    assert learned is not None
    return learned


def test_scikit_learn_is_here_for_tests() -> None:
    assert can_learn()


@pytest.mark.parametrize("way", [learn, Likeness])
def test_what_people_said_of_some_is_suggested_for_others_like_them(way: Any) -> None:
    asked = examples(60, seed=2)
    right = [
        one == other.codes[0]
        for one, other in zip(
            first(way(examples(30)).suggest([each.text for each in asked])), asked, strict=True
        )
    ]
    assert sum(right) >= 57


@pytest.mark.parametrize("way", [learn, Likeness])
def test_the_same_readings_give_the_same_suggestions(way: Any) -> None:
    asked = [each.text for each in examples(20, seed=3)]
    assert way(examples(30)).suggest(asked) == way(examples(30)).suggest(asked)


@pytest.mark.parametrize("way", [learn, Likeness])
def test_what_is_like_nothing_gets_no_code_and_is_least_sure(way: Any) -> None:
    assert way(examples(30)).suggest(["", "?!", "жжж"]) == [Suggested((), 1.0)] * 3


@pytest.mark.parametrize("way", [learn, Likeness])
def test_between_two_codes_it_is_less_sure_than_for_one(way: Any) -> None:
    clear, mixed = way(examples(30)).suggest(["oak elm ash leaves shade park", "oak elm ash bus route stop"])
    assert 0 <= clear.unsure < mixed.unsure <= 1


@pytest.mark.parametrize("way", [learn, Likeness])
def test_at_most_as_many_as_asked_for_the_likeliest_first(way: Any) -> None:
    (one,), (three,) = (way(examples(30)).suggest(["oak bus ledger"], most) for most in (1, 9))
    assert (len(one.guesses), len(three.guesses)) == (1, 3)
    scores = [guess.score for guess in three.guesses]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_code_with_a_single_example_can_appear() -> None:
    few = [*examples(30), Example("swans and ducks on the canal", (99,))]
    assert 99 in [guess.code for guess in learn(few).suggest(["ducks, swans, canal"])[0].guesses]  # type: ignore[union-attr]


def test_several_codes_on_one_text_are_learned_apart() -> None:
    chance = random.Random(5)
    both = [Example(f"{said(TREES, chance)} {said(BUSES, chance)}", (TREES, BUSES)) for _ in range(10)]
    found = learn([*examples(30), *both]).suggest(["oak elm shade, bus route late"])[0]  # type: ignore[union-attr]
    assert {guess.code for guess in found.guesses[:2]} == {TREES, BUSES}


@pytest.mark.parametrize(
    "few",
    [[], examples(9), [Example("oak", ())] * 20, [Example("oak", (TREES,))] * 20, [Example("", (at % 2 + 1,)) for at in range(20)]],
    ids=["none", "too few", "no code", "one code alone", "no words"],
)  # fmt: skip
def test_where_there_is_nothing_to_tell_apart_nothing_is_learned(few: list[Example]) -> None:
    assert learn(few) is None


def test_what_fits_nothing_teaches_too() -> None:
    bare = [Example(f"thank you for asking {at}", ()) for at in range(10)]
    oak, thanks = learn([*examples(3)[:1] * 5, *bare]).suggest(["oak ash elm leaves", "thank you for asking"])  # type: ignore[union-attr]
    assert oak.guesses[0].score > thanks.guesses[0].score


# A model as a file.


def test_a_model_comes_back_as_it_was(model: Linear) -> None:
    asked = [each.text for each in examples(20, seed=4)]
    assert unpack(pack(model)).suggest(asked) == model.suggest(asked)
    assert pack(model) == pack(unpack(pack(model)))


def _with(model: Linear, **others: Any) -> bytes:
    arrays = {
        name: others.get(name, getattr(model, name))
        for name in ("codes", "columns", "rarity", "weights", "bias")
    }
    written = BytesIO()
    np.savez(written, **arrays)
    return written.getvalue()


LIES = {
    "other shapes": lambda it: _with(it, weights=it.weights[:-1]),
    "fewer codes": lambda it: _with(it, codes=it.codes[:-1]),
    "no codes": lambda it: _with(it, codes=it.codes[:0], bias=it.bias[:0], weights=it.weights[:, :0]),
    "words for numbers": lambda it: _with(it, codes=it.codes.astype(str)),
    "objects that would run": lambda it: _with(it, codes=np.array([print, print, print], dtype=object)),
    "no numbers": lambda it: _with(it, bias=np.array([np.nan, 0, 0], np.float32)),
    "columns beyond their space": lambda it: _with(it, columns=it.columns + (1 << 19)),
    "columns in disorder": lambda it: _with(it, columns=it.columns[::-1]),
    "half of it": lambda it: pack(it)[: len(pack(it)) // 2],
    "nothing": lambda it: b"",
    "another file": lambda it: b"PK\x03\x04 no archive",
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_model_that_lies_is_refused_by_name(model: Linear, lie: str) -> None:
    with pytest.raises(Lies):
        unpack(LIES[lie](model))


def test_a_small_archive_that_holds_very_much_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        archive.writestr("codes.npy", bytes(200_000))
    assert len(written.getvalue()) < 1_000
    monkeypatch.setattr("moothill.core.synthesis.packing.LARGEST", 100_000)
    with pytest.raises(Lies, match="larger"):
        unpack(written.getvalue())
