"""Ranked ballots: who stands, for how many seats, and the papers, sorted so that those which begin alike lie together."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from moothill.core.ballots.checks import check_copies, check_frame, check_numbers


@dataclass(frozen=True, slots=True)
class Ranked:
    """The ballots of one contest. Make it with `ranked`, which checks everything.

    Candidates are known by number, from 1, in the order of `names`. A ranking is a string of bytes: the numbers of the
    candidates, best first. `rankings` are distinct and sorted; `before[n]` papers lie before the n-th of them, and the
    last entry of `before` is how many there are. `blank` papers name nobody who stands and count nowhere. Those `gone`
    keep their numbers and no longer stand.
    """

    names: tuple[str, ...]
    seats: int
    rankings: tuple[bytes, ...] = ()
    before: tuple[int, ...] = (0,)
    blank: int = 0
    gone: frozenset[int] = frozenset()
    title: str = ""
    parties: tuple[str, ...] = ()

    @property
    def papers(self) -> int:
        """How many papers name anybody who stands."""
        return self.before[-1]

    @property
    def standing(self) -> list[int]:
        """The numbers of those who stand."""
        return [number for number in range(1, len(self.names) + 1) if number not in self.gone]

    def heaps(self) -> Iterator[tuple[int, bytes]]:
        """Each ranking, after the number of papers that have it."""
        for place, ranking in enumerate(self.rankings):
            yield self.before[place + 1] - self.before[place], ranking

    def without(self, gone: Collection[int]) -> "Ranked":
        """The same papers with the names of those `gone` struck out; a paper that named nobody else is blank.

        Raises CannotCount for a number that nobody has.
        """
        check_numbers(tuple(gone), len(self.names))
        strike = bytes(gone)
        papers: Counter[bytes] = Counter()
        for copies, ranking in self.heaps():
            papers[ranking.translate(None, strike)] += copies
        return _laid_out(replace(self, gone=self.gone | frozenset(gone)), papers)


def ranked(
    *,
    names: Sequence[str],
    seats: int,
    ballots: Iterable[tuple[int, Sequence[int]]],
    title: str = "",
    parties: Sequence[str] = (),
) -> Ranked:
    """Ballots as pairs of a number of papers and a ranking of candidates' numbers, best first.

    A ranking may stop early; an empty one is a blank paper. Raises CannotCount for no candidate or more than 254, fewer
    than one seat, a negative number of papers, a candidate who does not stand, or one who is ranked twice.
    """
    check_frame(len(names), seats)
    papers: Counter[bytes] = Counter()
    for copies, ranking in ballots:
        check_copies(copies)
        check_numbers(ranking, len(names))
        papers[bytes(ranking)] += copies
    return _laid_out(Ranked(tuple(names), seats, title=title, parties=tuple(parties)), papers)


def _laid_out(frame: Ranked, papers: Mapping[bytes, int]) -> Ranked:
    rankings = tuple(sorted(ranking for ranking, copies in papers.items() if copies and ranking))
    before = (0, *accumulate(papers[ranking] for ranking in rankings))
    return replace(frame, rankings=rankings, before=before, blank=frame.blank + papers.get(b"", 0))
