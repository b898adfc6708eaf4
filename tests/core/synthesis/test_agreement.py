"""Agreement is what others make of the same tables, and where nothing can be told it says why."""

import random
from math import isnan
from typing import Any

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import config_context
from sklearn.metrics import cohen_kappa_score

from moothill.core.synthesis.agreement import (
    Ground,
    Strength,
    Unknown,
    agreement,
    alpha,
    ground,
    interval,
    kappa,
    percent,
    strength,
)

ann, bob = "ann", "bob"


def pairs(*said: tuple[Any, Any]) -> list[dict[str, Any]]:
    """What Ann and Bob said of one thing after the other."""
    return [{ann: one, bob: other} for one, other in said]


def a_table(seed: int) -> list[dict[int, str]]:
    """Some things, some people who see most of them alike, and gaps."""
    chance = random.Random(seed)
    people, sorts = chance.randrange(2, 6), "abcdefg"[: chance.randrange(2, 8)]
    gap, slip = chance.choice([0, 0.1, 0.4, 0.7]), chance.random()
    units = []
    for truth in chance.choices(sorts, weights=range(1, len(sorts) + 1), k=chance.randrange(2, 40)):
        seen = [who for who in range(people) if chance.random() >= gap]
        units.append({who: chance.choice(sorts) if chance.random() < slip else truth for who in seen})
    return units


def theirs(units: list[dict[int, str]]) -> float:
    """Krippendorff's alpha as another program has it; not a number where it has none."""
    people = max((who for unit in units for who in unit), default=0) + 1
    table = [[ord(unit[who]) if who in unit else np.nan for unit in units] for who in range(people)]
    try:
        with np.errstate(invalid="ignore", divide="ignore"):
            return float(krippendorff.alpha(np.array(table, dtype=float), level_of_measurement="nominal"))
    except (ValueError, AssertionError):
        return float("nan")


def test_alpha_is_what_another_program_makes_of_a_thousand_tables_with_gaps() -> None:
    told = 0
    for seed in range(1000):
        units = a_table(seed)
        ours, other = alpha(units), theirs(units)
        if isinstance(ours, Unknown):
            # The other program knows no difference between full agreement and nothing to disagree about.
            assert isnan(other) or ours is Unknown.NO_VARIATION, (seed, ours, other)
        else:
            told += 1
            assert ours == pytest.approx(other, abs=1e-9), seed
    assert told > 900


def test_kappa_and_percent_are_what_another_program_makes_of_a_thousand_tables_with_gaps() -> None:
    told = 0
    for seed in range(1000):
        units = [{who: said for who, said in unit.items() if who < 2} for unit in a_table(seed)]
        both = [unit for unit in units if len(unit) == 2]
        ours = kappa(units)
        if isinstance(ours, Unknown):
            assert len({said for unit in both for said in unit.values()}) < 2, seed
            continue
        told += 1
        first, second = [unit[0] for unit in both], [unit[1] for unit in both]
        with config_context(skip_parameter_validation=True, assume_finite=True):
            assert ours == pytest.approx(cohen_kappa_score(first, second), abs=1e-9), seed
        assert percent(units) == pytest.approx(np.mean(np.array(first) == np.array(second)), abs=1e-12), seed
    assert told > 800


def test_the_printed_example_of_alpha() -> None:
    """K. Krippendorff, Computing Krippendorff's Alpha-Reliability, part C: four observers, twelve units, 0.743."""
    a, b, c, d = (
        "1 2 3 3 2 1 4 1 2 * * *",
        "1 2 3 3 2 2 4 1 2 5 * 3",
        "* 3 3 3 2 3 4 2 2 5 1 *",
        "1 2 3 3 2 4 4 1 2 5 1 *",
    )
    units = [
        {who: said for who, said in enumerate(column) if said != "*"}
        for column in zip(a.split(), b.split(), c.split(), d.split(), strict=True)
    ]
    assert alpha(units) == pytest.approx(0.743, abs=5e-4)


def test_full_agreement_is_one_and_chance_is_about_nought() -> None:
    assert agreement(pairs(("a", "a"), ("b", "b"))).percent == 1.0
    same = agreement(pairs(*[("a", "a"), ("b", "b")] * 10))
    assert (same.kappa, same.alpha, same.interval) == (1.0, 1.0, (1.0, 1.0))
    chance = random.Random(6)
    apart = agreement(pairs(*[(chance.choice("ab"), chance.choice("ab")) for _ in range(2000)]))
    assert abs(apart.kappa) < 0.05 and abs(apart.alpha) < 0.05  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("units", "why"),
    [
        ([], Unknown.NOTHING),
        ([{}], Unknown.NOTHING),
        ([{ann: "a"}, {ann: "b"}], Unknown.ONE_CODER),
        ([{ann: "a"}, {bob: "b"}], Unknown.NO_OVERLAP),
    ],
)
def test_what_cannot_be_told_says_why(units, why) -> None:
    assert agreement(units).percent is agreement(units).kappa is agreement(units).alpha is why
    assert agreement(units).interval is None


def test_where_everybody_always_says_the_same_nothing_is_told_but_how_often() -> None:
    found = agreement(pairs(("a", "a"), ("a", "a")))
    assert (found.percent, found.kappa, found.alpha) == (1.0, Unknown.NO_VARIATION, Unknown.NO_VARIATION)


def test_kappa_is_of_two_people_and_no_more() -> None:
    three = [{ann: "a", bob: "a", "cy": "b"}, {ann: "b", bob: "b", "cy": "b"}]
    assert kappa(three) is Unknown.MORE_THAN_TWO
    assert isinstance(alpha(three), float)


@given(
    st.lists(st.dictionaries(st.integers(0, 3), st.sampled_from("abc"), max_size=4), max_size=12),
    st.randoms(),
)
@settings(max_examples=60, deadline=None)
def test_neither_the_order_of_things_nor_what_one_person_alone_read_matters(units, chance) -> None:
    kept = [unit for unit in units if len(unit) > 1]
    mixed = chance.sample(units, len(units))
    assert alpha(mixed) == alpha(units)
    if kept:
        assert agreement(kept) == agreement(units)


def test_nineteen_of_twenty_intervals_hold_the_true_alpha() -> None:
    """Two people who err in a tenth and in a fifth of a hundred things with four answers, alike often."""
    rights, sorts = (0.9, 0.8), "abcd"
    same = rights[0] * rights[1] + (1 - rights[0]) * (1 - rights[1]) / 3
    true = 1 - (1 - same) / (1 - 1 / 4)
    chance = random.Random(2018)

    def says(truth: str, right: float) -> str:
        return truth if chance.random() < right else chance.choice(sorts.replace(truth, ""))

    held = 0
    for _ in range(300):
        truths = chance.choices(sorts, k=100)
        low, high = interval(pairs(*[tuple(says(truth, right) for right in rights) for truth in truths]))
        held += low <= true <= high
    assert 0.92 <= held / 300 <= 0.98


def test_limits_are_krippendorffs() -> None:
    assert [strength(each) for each in (0.8, 0.7999, 0.667, 0.6669, -1.0)] == [
        Strength.GOOD, Strength.TENTATIVE, Strength.TENTATIVE, Strength.WEAK, Strength.WEAK,
    ]  # fmt: skip
    assert strength(Unknown.NO_OVERLAP) is None
    assert [ground(each) for each in (0, 49, 50, 199, 200)] == [
        Ground.FEW, Ground.FEW, Ground.ROUGH, Ground.ROUGH, Ground.FAIR,
    ]  # fmt: skip
