"""How far people who coded the same things agree: percent agreement, Cohen's kappa, Krippendorff's alpha.

A *unit* is one thing that was coded: by whom, and what they said. Whoever did not code it is not in it, so gaps need no
sign. What they said is a name and no number: two answers are the same or they are not (nominal data).
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt
from typing import Any

Unit = Mapping[Any, Hashable]

WEAK, GOOD = 0.667, 0.8  # Krippendorff, Content Analysis (2004), p. 241: below nothing is concluded; the aim
_ALMOST_ALL = 1.959963984540054  # of a normal distribution 95 % lie within so many standard deviations


class Unknown(StrEnum):
    """Why a figure cannot be told."""

    NOTHING = "nothing-coded"
    ONE_CODER = "one-coder"
    NO_OVERLAP = "no-overlap"
    NO_VARIATION = "no-variation"
    MORE_THAN_TWO = "more-than-two"


Figure = float | Unknown


class Strength(StrEnum):
    """What may be concluded from an alpha: see `strength`."""

    GOOD = "good"
    TENTATIVE = "tentative"
    WEAK = "weak"


class Ground(StrEnum):
    """How much a figure rests on: see `ground`."""

    FEW = "few"
    ROUGH = "rough"
    FAIR = "fair"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures of one question. `units` were coded by two people or more; all others are not looked at.

    `interval` is where alpha lies in 95 of 100 such samples; None where alpha or its spread cannot be told.
    """

    units: int
    percent: Figure
    kappa: Figure
    alpha: Figure
    interval: tuple[float, float] | None


def agreement(units: Iterable[Unit]) -> Agreement:
    """All figures of `units`. Never raises; what cannot be told says why."""
    given = _Given.of(units)
    return Agreement(given.shared, _percent(given), _kappa(given), _alpha(given), _interval(given))


def percent(units: Iterable[Unit]) -> Figure:
    """Of all pairs of people who coded the same unit, the share that said the same: 0.0 to 1.0.

    With two people that is the share of the units on which they agree. Chance is not taken off.
    """
    return _percent(_Given.of(units))


def kappa(units: Iterable[Unit]) -> Figure:
    """Cohen's kappa of two people: (p_o - p_e) / (1 - p_e), on the units that both coded.

    p_o is the share on which they agree, and p_e what they would agree on by chance: the sum over all answers of the product
    of the shares in which each of the two gives it (J. Cohen, Educational and Psychological Measurement 20, 1960). With more
    than two people it is not defined; NO_VARIATION where both said the same of everything, since chance would too.
    """
    return _kappa(_Given.of(units))


def alpha(units: Iterable[Unit]) -> Figure:
    """Krippendorff's alpha for nominal data with any number of people and any gaps: 1 - D_o / D_e.

    D_o is the disagreement within units, each answer of a unit of m paired with the m - 1 others and weighed 1 / (m - 1);
    D_e is that of all answers paired whatever unit they are of (K. Krippendorff, Computing Krippendorff's Alpha-Reliability,
    2011, part C). With n answers, o of them agreeing by that weight and n_c being c:
    1 - (n - 1) (n - o) / (n² - sum of n_c²). NO_VARIATION where all answers are one.
    """
    return _alpha(_Given.of(units))


def interval(units: Iterable[Unit]) -> tuple[float, float] | None:
    """Where alpha lies in 95 of 100 such samples, at least -1.0 and at most 1.0; None where that cannot be told.

    By the jackknife: alpha is taken anew without each unit in turn, and its spread gives the standard error (B. Efron, The
    Jackknife, 1982, chapter 3). It needs no chance, so the same units give the same interval.
    """
    return _interval(_Given.of(units))


def strength(figure: Figure) -> Strength | None:
    """What may be concluded from an alpha, by Krippendorff's usual limits; None where it cannot be told.

    >>> strength(0.8), strength(0.7), strength(0.5)
    (<Strength.GOOD: 'good'>, <Strength.TENTATIVE: 'tentative'>, <Strength.WEAK: 'weak'>)
    """
    if isinstance(figure, Unknown):
        return None
    if figure < WEAK:
        return Strength.WEAK
    return Strength.GOOD if figure >= GOOD else Strength.TENTATIVE


def ground(units: int) -> Ground:
    """How much a figure from so many units rests on.

    Measured with two coders of known error, drawn again and again: 95 of 100 kappas lie within some 0.3 of each other from 50
    units, and within some 0.15 from 200. Fewer than 50 tell little.
    """
    if units < 50:
        return Ground.FEW
    return Ground.FAIR if units >= 200 else Ground.ROUGH


Answers = frozenset[tuple[Hashable, int]]


@dataclass(frozen=True, slots=True)
class _Given:
    """What was coded: each different unit with how often it is there. `untold` is why nothing at all can be told.

    There may be thousands of units, and few that differ: whoever gives a code or not makes four with two people.
    """

    times: Mapping[tuple[tuple[Any, Hashable], ...], int]
    shared: int
    untold: Unknown | None

    @classmethod
    def of(cls, units: Iterable[Unit]) -> "_Given":
        every = Counter(tuple(unit.items()) for unit in units)
        coders = {coder for unit in every for coder, _said in unit}
        times = {unit: count for unit, count in every.items() if len(unit) > 1}
        untold = None
        if not times:
            reasons = (Unknown.NOTHING, Unknown.ONE_CODER)
            untold = reasons[len(coders)] if len(coders) < len(reasons) else Unknown.NO_OVERLAP
        return cls(times, sum(times.values()), untold)

    def answers(self) -> Counter[Answers]:
        """How often each mixture of answers is there, whoever gave which."""
        found: Counter[Answers] = Counter()
        for unit, count in self.times.items():
            found[frozenset(Counter(said for _coder, said in unit).items())] += count
        return found


def _percent(given: _Given) -> Figure:
    if given.untold:
        return given.untold
    same = pairs = 0
    for answers, times in given.answers().items():
        size = sum(count for _answer, count in answers)
        pairs += times * size * (size - 1)
        same += times * sum(count * (count - 1) for _answer, count in answers)
    return same / pairs


def _kappa(given: _Given) -> Figure:
    if given.untold:
        return given.untold
    coders = list(dict.fromkeys(coder for unit in given.times for coder, _said in unit))
    if len(coders) > 2:
        return Unknown.MORE_THAN_TWO
    first: Counter[Hashable] = Counter()
    second: Counter[Hashable] = Counter()
    same = 0
    for unit, times in given.times.items():
        one, other = (dict(unit)[coder] for coder in coders)
        first[one] += times
        second[other] += times
        same += times * (one == other)
    chance = sum(count * second[answer] for answer, count in first.items())
    number = given.shared
    if chance == number * number:
        return Unknown.NO_VARIATION
    return (number * same - chance) / (number * number - chance)


def _alpha(given: _Given) -> Figure:
    return given.untold or _alpha_of(_Table.of(given.answers()))


def _interval(given: _Given) -> tuple[float, float] | None:
    every = given.answers()
    table = _Table.of(every)
    middle = _alpha_of(table)
    number = given.shared
    if isinstance(middle, Unknown) or number < 3:
        return None
    left = [(_alpha_of(table.without(answers)), times) for answers, times in every.items()]
    told = [(value, times) for value, times in left if not isinstance(value, Unknown)]
    if len(told) < len(left):
        return None
    mean = sum(value * times for value, times in told) / number
    spread = sum((value - mean) ** 2 * times for value, times in told)
    error = sqrt(spread * (number - 1) / number)
    return max(-1.0, middle - _ALMOST_ALL * error), min(1.0, middle + _ALMOST_ALL * error)


@dataclass(frozen=True, slots=True)
class _Table:
    """The sums that alpha needs: how many answers of each sort, and by size of unit how many ordered pairs agree."""

    sorts: Counter[Hashable]
    agreeing: Counter[int]

    @classmethod
    def of(cls, every: Mapping[Answers, int]) -> "_Table":
        table = cls(Counter(), Counter())
        for answers, times in every.items():
            table._add(answers, times)
        return table

    def without(self, answers: Answers) -> "_Table":
        table = _Table(self.sorts.copy(), self.agreeing.copy())
        table._add(answers, -1)
        return table

    def _add(self, answers: Answers, times: int) -> None:
        size = sum(count for _answer, count in answers)
        for answer, count in answers:
            self.sorts[answer] += times * count
            self.agreeing[size] += times * count * (count - 1)


def _alpha_of(table: _Table) -> Figure:
    number = sum(table.sorts.values())
    expected = number * number - sum(count * count for count in table.sorts.values())
    if not number:
        return Unknown.NO_OVERLAP
    if not expected:
        return Unknown.NO_VARIATION
    agreeing = sum((Fraction(pairs, size - 1) for size, pairs in table.agreeing.items()), Fraction(0))
    return float(1 - (number - 1) * (number - agreeing) / expected)
