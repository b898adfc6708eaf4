"""Whether everybody is reached alike: for each group the share that comes as far as the whole does, or less far."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

Name = TypeVar("Name", bound=Hashable)
SMALL = 5  # in a group of fewer one more or less changes everything
# A group is reached less where its share is under four fifths of the whole's.
_PART, _WHOLE = 4, 5


class Verdict(StrEnum):
    """How far a group is reached, held against the whole."""

    ALIKE = "alike"
    LESS = "less"
    TOO_SMALL = "too-small"
    NOTHING_YET = "nothing-yet"


@dataclass(frozen=True, slots=True)
class Reach:
    """That `reached` of `number` came so far. Raises ValueError for more than there are."""

    reached: int
    number: int

    def __post_init__(self) -> None:
        if not 0 <= self.reached <= self.number:
            raise ValueError(f"{self.reached} of {self.number} cannot be reached")

    def __add__(self, other: "Reach") -> "Reach":
        return Reach(self.reached + other.reached, self.number + other.number)

    @property
    def share(self) -> float:
        """From 0.0 to 1.0; 0.0 of nothing."""
        return self.reached / self.number if self.number else 0.0


def whole(groups: Mapping[Any, Reach]) -> Reach:
    """All groups together. Each thing is in one of them."""
    return sum(groups.values(), Reach(0, 0))


def judge(group: Reach, of: Reach) -> Verdict:
    """How far `group` is reached, held against the whole `of` which it is a part.

    LESS: at under 80 % of the share of the whole, which is the "four-fifths rule" of adverse impact (29 CFR 1607.4 D).
    TOO_SMALL: it has fewer than SMALL. NOTHING_YET: nothing at all is reached, so that nobody is left behind.

    >>> judge(Reach(7, 10), Reach(90, 100)), judge(Reach(8, 10), Reach(100, 100))
    (<Verdict.LESS: 'less'>, <Verdict.ALIKE: 'alike'>)
    """
    if not of.reached:
        return Verdict.NOTHING_YET
    if group.number < SMALL:
        return Verdict.TOO_SMALL
    less = _WHOLE * group.reached * of.number < _PART * of.reached * group.number
    return Verdict.LESS if less else Verdict.ALIKE


def judged(groups: Mapping[Name, Reach]) -> dict[Name, Verdict]:
    """The verdict on each of `groups`, which together are the whole; in their order. Never raises."""
    every = whole(groups)
    return {name: judge(group, every) for name, group in groups.items()}
