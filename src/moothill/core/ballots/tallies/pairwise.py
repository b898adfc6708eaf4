"""Every option against every other, from ranked ballots, and the winner of all duels, if there is one.

Source: Condorcet, "Essai sur l'application de l'analyse à la probabilité des décisions rendues à la pluralité des voix"
(1785). The smallest group that beats all others: J. H. Smith, "Aggregation of preferences with variable electorate",
Econometrica 41 (1973). A paper prefers what it ranks to what it leaves out, and says nothing between two left out.
"""

from dataclasses import dataclass

from moothill.core.ballots.errors import CannotCount, gettext_noop
from moothill.core.ballots.ranked import Ranked

RULE = "pairwise"


@dataclass(frozen=True, slots=True)
class Pairwise:
    """`matrix[a - 1][b - 1]` papers prefer a to b. `winner` beats every other option; None if no option does.

    `unbeaten` lose to nobody. `leading` is the smallest group whose members each beat everyone outside it: the winner
    alone, or those in a circle or a tie at the top. `equal` are the pairs whose duel is a draw.
    """

    title: str
    names: tuple[str, ...]
    papers: int
    standing: tuple[int, ...]
    matrix: tuple[tuple[int, ...], ...]
    winner: int | None
    unbeaten: tuple[int, ...]
    leading: tuple[int, ...]
    equal: tuple[tuple[int, int], ...]

    def beats(self, one: int, other: int) -> bool:
        """Whether more papers prefer `one` to the `other` than the other way round."""
        return self.matrix[one - 1][other - 1] > self.matrix[other - 1][one - 1]


def pairwise(ballots: Ranked) -> Pairwise:
    """All duels. One option alone wins. Raises CannotCount if no paper ranks anything, or nothing stands."""
    standing = tuple(ballots.standing)
    if not ballots.papers:
        raise CannotCount(
            gettext_noop("No paper ranks anything."), gettext_noop("There is nothing to count.")
        )
    matrix = _matrix(ballots, standing)

    def beats(one: int, other: int) -> bool:
        return matrix[one - 1][other - 1] > matrix[other - 1][one - 1]

    winners = [one for one in standing if all(beats(one, other) for other in standing if other != one)]
    return Pairwise(
        title=ballots.title,
        names=ballots.names,
        papers=ballots.papers,
        standing=standing,
        matrix=tuple(map(tuple, matrix)),
        winner=winners[0] if winners else None,
        unbeaten=tuple(one for one in standing if not any(beats(other, one) for other in standing)),
        leading=_leading(standing, matrix),
        equal=tuple(
            (one, other)
            for one in standing
            for other in standing
            if one < other and not beats(one, other) and not beats(other, one)
        ),
    )


def _matrix(ballots: Ranked, standing: tuple[int, ...]) -> list[list[int]]:
    matrix = [[0] * len(ballots.names) for _ in ballots.names]
    for copies, ranking in ballots.heaps():
        below = set(standing)
        for one in ranking:
            below.discard(one)
            row = matrix[one - 1]
            for other in below:
                row[other - 1] += copies
    return matrix


def _leading(standing: tuple[int, ...], matrix: list[list[int]]) -> tuple[int, ...]:
    """From whoever wins most duels, add everyone whom a member does not beat, until nobody is left to add."""

    def not_beaten_by(one: int) -> set[int]:
        return {other for other in standing if matrix[one - 1][other - 1] <= matrix[other - 1][one - 1]} - {
            one
        }

    def wins(one: int) -> int:
        return len(standing) - 1 - len(not_beaten_by(one))

    group: set[int] = set()
    waiting = {max(standing, key=wins)}
    while waiting:
        group |= waiting
        waiting = set().union(*map(not_beaten_by, waiting)) - group
    return tuple(sorted(group))
