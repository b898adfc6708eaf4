"""A casual vacancy, filled from the papers of the election itself.

Scottish councils hold a by-election instead, so this rule is not theirs. It is a recount of every paper, as bodies
outside parliament do it (discussed in I. D. Hill, "Casual vacancies and the Meek method", Voting matters): the name of
the leaver is struck out everywhere and the count starts again by the Scottish rules, for as many seats as before, with
two differences, so that nobody who sits can lose the seat. Whoever sits is never excluded. And the count ends with the
first other candidate who reaches the quota, or who is the only other one left: that is who takes the seat.
"""

from collections.abc import Collection
from dataclasses import dataclass

from moothill.core.ballots.errors import CannotCount, gettext_noop
from moothill.core.ballots.lots import Lots
from moothill.core.ballots.ranked import Ranked
from moothill.core.ballots.stv.account import Account, Tie
from moothill.core.ballots.stv.counting import Count
from moothill.core.ballots.stv.ties import choose

RULE = "scottish-stv-vacancy"


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Who takes the seat of the `leaver`, with the account of the recount.

    `tie` says how the `successor` was chosen if several reached the quota in the same stage with equal votes.
    """

    leaver: int
    sitting: tuple[int, ...]
    unwilling: tuple[int, ...]
    successor: int
    tie: Tie | None
    account: Account


def fill_vacancy(
    ballots: Ranked,
    *,
    leaver: int,
    sitting: Collection[int],
    unwilling: Collection[int] = (),
    lots: Lots | None = None,
) -> Vacancy:
    """Fill the seat of the `leaver` while the `sitting` keep theirs; the `unwilling` do not stand again.

    If several reach the quota in one stage, the one with most votes takes the seat; equals are told apart as rule 49
    does. Raises CannotCount if leaver, sitting and unwilling overlap or name a number that nobody has, if those who
    sit fill all seats, if nobody else stands, or if no paper names anybody left; LotNeeded as `count` does.
    """
    named = (leaver, *sitting, *unwilling)
    if len(set(named)) < len(named):
        raise CannotCount(
            gettext_noop("Somebody is named twice among leaver, sitting and unwilling."),
            gettext_noop("Name each number once."),
        )
    left = ballots.without((leaver, *unwilling))
    if len(sitting) >= ballots.seats or not set(left.standing) - set(sitting):
        raise CannotCount(
            gettext_noop("There is no vacancy, or nobody to fill it."),
            gettext_noop(
                "Name those who sit now, fewer than there are seats, and leave somebody who could follow."
            ),
        )
    return _Recount(left, lots, leaver, frozenset(sitting), tuple(sorted(unwilling))).filled()


class _Recount(Count):
    rule = RULE

    def __init__(
        self,
        ballots: Ranked,
        lots: Lots | None,
        leaver: int,
        sitting: frozenset[int],
        unwilling: tuple[int, ...],
    ) -> None:
        super().__init__(ballots, lots, by_value=True)
        self.leaver, self.sitting, self.unwilling = leaver, sitting, unwilling
        self.successor: int = 0
        self.last_tie: Tie | None = None

    def filled(self) -> Vacancy:
        account = self.run()
        sitting = tuple(sorted(self.sitting))
        return Vacancy(self.leaver, sitting, self.unwilling, self.successor, self.last_tie, account)

    def is_over(self) -> bool:
        return bool(self.successor)

    def may_go(self) -> set[int]:
        return self.continuing - self.sitting

    def reach(self) -> list[int]:
        reached = super().reach()
        new = [one for one in reached if one not in self.sitting]
        if not new:
            return reached
        most = max(self.totals[one] for one in new)
        best = [one for one in new if self.totals[one] == most]
        self.successor, self.last_tie = choose(best, self.stages, most=True, lots=self.lots)
        return [one for one in reached if one in self.sitting or one == self.successor]

    def fill(self) -> list[int]:
        """The only one left takes the seat."""
        if self.successor or len(self.may_go()) > 1:
            return []
        (self.successor,) = self.may_go()
        return [self.successor]
