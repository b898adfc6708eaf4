"""Borda's count, from ranked ballots.

Source: J.-C. de Borda, "Mémoire sur les élections au scrutin", Histoire de l'Académie Royale des Sciences (1781, 1784).
With n options standing the first preference scores n - 1 points, the second n - 2, the last 0. Options that a paper does
not rank share equally the points that are left, as if they had been ranked in every possible order; so a short paper
neither gains nor loses weight. Points can be halves.
"""

from fractions import Fraction

from moothill.core.ballots.lots import Lots
from moothill.core.ballots.ranked import Ranked
from moothill.core.ballots.tallies.tally import Tally, tally

RULE = "borda"


def borda(ballots: Ranked, lots: Lots | None = None) -> Tally:
    """The options with most points fill the places. Options that are gone are left out.

    Raises CannotCount if no paper ranks anything.
    """
    standing = ballots.standing
    halves = [0] * (len(ballots.names) + 1)  # twice the points, so that all are whole
    for copies, ranking in ballots.heaps():
        shared = len(standing) - len(ranking) - 1  # twice the mean of 0 to that number
        for number in standing:
            halves[number] += copies * shared
        for place, number in enumerate(ranking):
            halves[number] += copies * (2 * (len(standing) - 1 - place) - shared)
    return tally(
        rule=RULE, title=ballots.title, names=ballots.names, seats=ballots.seats, voters=ballots.papers,
        totals=[Fraction(halves[number], 2) for number in range(1, len(halves))], lots=lots, gone=ballots.gone,
    )  # fmt: skip
