"""Ballots that mark options with points: approvals, dots and scores, for places or for a budget."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from moothill.core.ballots.checks import MOST_OPTIONS, check_copies, check_frame, check_numbers
from moothill.core.ballots.errors import CannotCount, gettext_noop

MOST_POINTS = 10**6

Marks = tuple[tuple[int, int], ...]
"""Numbers of options with their points, by number; options without points are left out."""


class Kind(StrEnum):
    """What voters do: tick options; share out a fixed number of dots; score each option by itself."""

    APPROVAL = "approval"
    DOTS = "dots"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Marked:
    """The ballots of one choice. Make it with `marked`, which checks everything.

    `heaps` are distinct marks after the number of ballots that have them, sorted; ballots without a mark are among
    them. `most` is the most a voter may give: dots in all, or points for one option; None where nothing limits it.
    """

    names: tuple[str, ...]
    seats: int
    kind: Kind
    most: int | None
    heaps: tuple[tuple[int, Marks], ...]
    title: str = ""

    @property
    def voters(self) -> int:
        """How many ballots there are, those without a mark included."""
        return sum(copies for copies, _ in self.heaps)


def marked(
    *,
    names: Sequence[str],
    seats: int = 1,
    kind: Kind,
    most: int | None = None,
    ballots: Iterable[tuple[int, Mapping[int, int]]],
    title: str = "",
) -> Marked:
    """Ballots as pairs of a number of voters and the points for options' numbers (1 for an approval).

    Raises CannotCount for no option or more than 10,000, fewer than one seat, a negative number of voters, an option that
    does not exist, points below 0 or above 10^6, an approval other than 1, or more points than `most` allows.
    """
    check_frame(len(names), seats, MOST_OPTIONS)
    heaps: Counter[Marks] = Counter()
    for copies, points in ballots:
        check_copies(copies)
        check_points(points, len(names), kind, most)
        heaps[tuple(sorted((number, given) for number, given in points.items() if given))] += copies
    merged = tuple(sorted((marks, copies) for marks, copies in heaps.items() if copies))
    return Marked(tuple(names), seats, kind, most, tuple((copies, marks) for marks, copies in merged), title)


def check_points(points: Mapping[int, int], options: int, kind: Kind, most: int | None) -> None:
    """Raises CannotCount unless the `points` of one ballot keep to the `kind` and its limit."""
    check_numbers(tuple(points), options)
    for number, given in points.items():
        if not 0 <= given <= (1 if kind is Kind.APPROVAL else MOST_POINTS):
            raise CannotCount(
                gettext_noop("A ballot gives option %(number)s the mark %(given)s."),
                gettext_noop("An approval is 1; points are from 0 to 10^6."),
                number=number,
                given=given,
            )
    given = sum(points.values()) if kind is Kind.DOTS else max(points.values(), default=0)
    if most is not None and given > most:
        raise CannotCount(
            gettext_noop("A ballot gives %(given)s points where %(most)s are allowed."),
            gettext_noop("Leave this ballot out, or correct the limit."),
            given=given,
            most=most,
        )
