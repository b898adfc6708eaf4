"""Counts that grow while they are told: in steps, and late, so that no difference between two days tells of one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stepped:
    """What may be told: by name "so many or more", in steps of the threshold; 0 stands for fewer than one step.

    `total` is told in the same way.
    """

    total: int
    least: Mapping[str, int]


def in_steps(weeks: Sequence[Mapping[str, int]], *, threshold: int) -> Stepped:
    """What may be told of counts by week, oldest first, of weeks that are over.

    Weeks are taken together until at least `threshold` people answered in them; those who came after the last such group are
    not told of yet. So what is told changes only with many at once, and each change is a whole step, however many people
    were behind it. Raises ValueError for a threshold below 3, or a negative count.

    >>> in_steps([{"yes": 7, "no": 16}, {"yes": 1}], threshold=5)
    Stepped(total=20, least={'yes': 5, 'no': 15})
    """
    if threshold < 3 or any(count < 0 for week in weeks for count in week.values()):
        raise ValueError("a threshold of 3 or more, and counts of 0 or more")
    names = list(dict.fromkeys(name for week in weeks for name in week))
    told, waiting = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    for week in weeks:
        for name, count in week.items():
            waiting[name] += count
        if sum(waiting.values()) >= threshold:
            told = {name: told[name] + waiting[name] for name in names}
            waiting = dict.fromkeys(names, 0)
    return Stepped(
        _floor(sum(told.values()), threshold), {name: _floor(told[name], threshold) for name in names}
    )


def _floor(count: int, step: int) -> int:
    return count - count % step
