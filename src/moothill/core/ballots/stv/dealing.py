"""Dealing papers on to their next preference, many at once.

Rankings are sorted, so all papers that begin alike lie side by side. A bundle is such a run: it is moved whole, and
opened only when the candidate it comes to is out. That is why a count costs far less than one step for each paper.
"""

from bisect import bisect_left
from collections import Counter

from moothill.core.ballots.ranked import Ranked

Bundle = tuple[int, int, int, int]
"""Rankings from the first number up to the second, alike in as many first preferences as the third number says and held
for the last of these; each paper is worth the fourth number, in units."""


class Table:
    """The counting table. A candidate's pile can be taken away; from then on nothing is dealt to that candidate."""

    def __init__(self, ballots: Ranked) -> None:
        self._rankings, self._before = ballots.rankings, ballots.before
        self._piles: list[list[Bundle]] = [[] for _ in range(len(ballots.names) + 1)]
        self._closed = b""

    def take(self, candidate: int) -> list[Bundle]:
        """The candidate's pile, for good."""
        pile, self._piles[candidate] = self._piles[candidate], []
        self._closed += bytes((candidate,))
        return pile

    def held(self, candidate: int) -> Counter[int]:
        """How many papers lie on the candidate's pile, by what each is worth in units."""
        parted: Counter[int] = Counter()
        for low, high, _, value in self._piles[candidate]:
            parted[value] += self._before[high] - self._before[low]
        return parted

    def deal(self, bundles: list[Bundle]) -> tuple[list[int], list[int], int]:
        """Put each of the `bundles`, opened where need be, on the pile of its next preference that is still there.

        Returns the papers and the votes (in units) that each candidate received, by number, and how many papers name
        nobody further. This is the one loop whose speed matters: therefore it is long and makes no calls of ours.
        """
        rankings, before, piles, closed = self._rankings, self._before, self._piles, self._closed
        papers, votes, ended = [0] * len(piles), [0] * len(piles), 0
        for start, high, depth, value in bundles:
            low = start
            while low < high:
                first, end = rankings[low], low + 1
                rest = first[depth:].lstrip(closed)
                if not rest:
                    ended += before[end] - before[low]
                    low = end
                    continue
                candidate, stop = rest[0], len(first) - len(rest) + 1
                if end < high and rankings[end].startswith(alike := first[:stop]):
                    if rankings[high - 1].startswith(alike):
                        end = high
                    else:
                        end = bisect_left(rankings, alike[:-1] + bytes((candidate + 1,)), end, high)
                piles[candidate].append((low, end, stop, value))
                copies = before[end] - before[low]
                papers[candidate] += copies
                votes[candidate] += copies * value
                low = end
        return papers, votes, ended
