"""The Scottish single transferable vote, as councils count it.

Source: Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52; the Order of 2011
(SSI 2011/399) numbers the same rules 46 to 53. Numbers of rules in this package are those of 2007.
"""

from collections import Counter

from moothill.core.ballots.errors import CannotCount, gettext_noop
from moothill.core.ballots.lots import Lots
from moothill.core.ballots.ranked import Ranked
from moothill.core.ballots.stv.account import UNIT, Account, Kind, Move, Stage, Tie
from moothill.core.ballots.stv.dealing import Bundle, Table
from moothill.core.ballots.stv.ties import choose

RULE = "scottish-stv"


def count(ballots: Ranked, lots: Lots | None = None, *, by_value: bool = False) -> Account:
    """Fill the seats, and say how; with `by_value` each move says how many papers came at which value.

    With no more candidates than seats all are elected at the first stage. Raises CannotCount if no paper names
    anybody, and LotNeeded if the rules call for a lot and `lots` is None. Equal ballots and lots always give an equal
    account, in whatever order the ballots came.
    """
    return Count(ballots, lots, by_value=by_value).run()


class Count:
    """A count as it goes on. Call `count`; this is a class so that a casual vacancy can differ in a few points."""

    rule = RULE

    def __init__(self, ballots: Ranked, lots: Lots | None, *, by_value: bool) -> None:
        if not ballots.rankings:
            raise CannotCount(
                gettext_noop("No paper names anybody who stands."), gettext_noop("There is nothing to count.")
            )
        self.ballots, self.lots, self.by_value = ballots, lots, by_value
        self.table = Table(ballots)
        self.quota = ballots.papers // (ballots.seats + 1) + 1  # rule 46
        self.full = self.quota * UNIT
        self.totals = [0] * (len(ballots.names) + 1)  # by candidate number, in units
        self.continuing = set(ballots.standing)
        self.surpluses: dict[int, list[Bundle]] = {}  # piles of those elected with more than the quota
        self.elected: list[int] = []
        self.stages: list[Stage] = []

    def run(self) -> Account:
        """Stage after stage until the seats are filled."""
        everything = (0, len(self.ballots.rankings), 0, UNIT)
        self._stage(Kind.FIRST, 0, None, [everything], self.ballots.papers * UNIT)  # rule 45
        while not self.is_over():
            if self.surpluses:
                self._pass_on_a_surplus()
            else:
                self._exclude()
        return Account(self.rule, self.ballots, self.quota, tuple(self.stages), tuple(self.elected))

    def is_over(self) -> bool:
        """Whether all seats are filled."""
        return not self.continuing or len(self.elected) == self.ballots.seats

    def may_go(self) -> set[int]:
        """Who may be excluded: every continuing candidate."""
        return self.continuing

    def reach(self) -> list[int]:
        """Rule 47: whoever has the quota at the end of a stage is elected."""
        totals, full = self.totals, self.full
        return [one for one in self.continuing if totals[one] >= full]

    def fill(self) -> list[int]:
        """Rule 52: once as many continue as seats are left, all of them are elected and nothing more is passed on."""
        left = self.ballots.seats - len(self.elected)
        return list(self.continuing) if len(self.continuing) <= left else []

    def _pass_on_a_surplus(self) -> None:
        """Rules 48 and 49: the largest surplus, as a part of every paper that the candidate holds."""
        totals = self.totals
        most = max([totals[one] for one in self.surpluses])
        tied = [one for one in self.surpluses if totals[one] == most]
        candidate, tie = choose(tied, self.stages[:-1], most=True, lots=self.lots)
        surplus = most - self.full
        # First multiplied, then divided once, and cut to five decimal places for each paper: rule 48.
        bundles = [
            (low, high, depth, surplus * value // most)
            for low, high, depth, value in self.surpluses.pop(candidate)
        ]
        self._stage(Kind.SURPLUS, candidate, tie, bundles, surplus)

    def _exclude(self) -> None:
        """Rules 50 and 51: the one with fewest votes goes, and every paper passes on at the value it came with."""
        totals, who = self.totals, self.may_go()
        fewest = min([totals[one] for one in who])
        tied = [one for one in who if totals[one] == fewest]
        candidate, tie = choose(tied, self.stages[:-1], most=False, lots=self.lots)
        self.continuing.remove(candidate)
        self._stage(Kind.EXCLUSION, candidate, tie, self.table.take(candidate), fewest)

    def _stage(self, kind: Kind, candidate: int, tie: Tie | None, bundles: list[Bundle], worth: int) -> None:
        """Deal `bundles`, take their `worth` from the `candidate`, and see who is elected now (rules 47 and 52)."""
        before = {to: self.table.held(to) for to in self.continuing} if self.by_value else {}
        papers, votes, ended = self.table.deal(bundles)
        values = {to: _parted(self.table.held(to) - held) for to, held in before.items()}
        if candidate:
            self.totals[candidate] -= worth
        self.totals = [old + new for old, new in zip(self.totals, votes, strict=True)]
        moves = tuple(
            [Move(to, papers[to], votes[to], values.get(to, ())) for to in range(len(papers)) if papers[to]]
        )
        elected = self._elect(self.reach())
        filled = self._elect(self.fill())
        self.stages.append(
            Stage(
                len(self.stages) + 1, kind, candidate, moves, ended, lost=worth - sum(votes),
                totals=tuple(self.totals[1:]), elected=elected + filled, filled=filled, tie=tie,
            )
        )  # fmt: skip

    def _elect(self, these: list[int]) -> tuple[int, ...]:
        these.sort(key=lambda one: (-self.totals[one], one))
        for candidate in these:
            self.continuing.remove(candidate)
            self.elected.append(candidate)
            pile = self.table.take(candidate)
            if self.totals[candidate] > self.full:
                self.surpluses[candidate] = pile
        return tuple(these)


def _parted(papers: Counter[int]) -> tuple[tuple[int, int], ...]:
    return tuple((papers[value], value) for value in sorted(papers, reverse=True))
