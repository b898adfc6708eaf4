"""The Method of Equal Shares: every voter gets an equal share of the budget, and supporters pay for projects together.

Source: Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive Utilities", NeurIPS 2021
(arXiv 2008.13276); ties and completions as the authors describe them at equalshares.net.

In each round, for every project that its supporters can still pay for together, the price of one point is found at which
they just do, where whoever cannot pay for all points given pays all that is left. With points as ballots the project with
the lowest price is elected. With approvals a project is worth its cost to whoever approves it, so it is the one with the
lowest share of its cost for each supporter who pays in full: the most effective votes. Equal ones: lower cost, then more
points, then lot, drawn once for all rounds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush

from moothill.core.ballots.budgets.budget import Budget
from moothill.core.ballots.budgets.purses import SLACK, Price, Purses, Support
from moothill.core.ballots.errors import LotNeeded
from moothill.core.ballots.lots import Lots
from moothill.core.ballots.marked import Kind


@dataclass(frozen=True, slots=True)
class Round:
    """One election. `price` is the exact money for one point; `payers` voters paid it in full, `spent` voters all they
    had left. `equal` are all projects that were as good, if there were several; `drawn` is their order by lot, if only
    that decided.
    """

    project: int
    price: Fraction
    payers: int
    spent: int
    equal: tuple[int, ...] = ()
    drawn: tuple[int, ...] = ()

    def effective_votes(self, cost: int) -> Fraction:
        """With approvals: the number of voters who would pay for the project at this price alone."""
        return cost / self.price


@dataclass(slots=True)
class _Leaders:
    """The best projects of a round so far, all of exactly equal `rate`."""

    rate: Fraction | None = None
    found: list[tuple[int, Price]] | None = None

    def limit(self) -> float:
        return float("inf") if self.rate is None else float(self.rate) * (1 + SLACK)


def run(
    budget: Budget, supported: Sequence[Support], share: Fraction, lots: Lots | None
) -> tuple[Round, ...]:
    """All rounds with this `share` for each voter. `supported` are the `supports` of the budget.

    A project that costs more than the whole budget takes no part, however large the share.

    Raises LotNeeded if projects equal in everything have to be told apart and `lots` is None.
    """
    return tuple(_Run(budget, supported, share, lots).rounds())


class _Run:
    """One run. Prices only rise, as purses only empty: a price seen once stays a bound from below."""

    def __init__(
        self, budget: Budget, supported: Sequence[Support], share: Fraction, lots: Lots | None
    ) -> None:
        self.budget, self.supported, self.lots = budget, supported, lots
        self.purses = Purses(len(budget.ballots.heaps), share)
        by_cost = budget.ballots.kind is Kind.APPROVAL
        self.worth = [cost if by_cost else 1 for cost in budget.costs]
        self.bounds = [
            (cost / support.total / worth * (1 - SLACK), number)
            for number, (cost, support, worth) in enumerate(
                zip(budget.costs, supported, self.worth, strict=True), 1
            )
            if support.total and cost <= budget.budget
        ]
        heapify(self.bounds)

    def rounds(self) -> list[Round]:
        made = []
        while leaders := self._leaders():
            made.append(self._elect(leaders))
        return made

    def _leaders(self) -> list[tuple[int, Price]]:
        """The projects that are best in this round, by exact price. Floats say only who needs no look."""
        best = _Leaders()
        seen, later = set[int](), list[tuple[float, int]]()
        while self.bounds and self.bounds[0][0] <= best.limit():
            bound, number = heappop(self.bounds)
            support, cost, worth = (
                self.supported[number - 1],
                self.budget.costs[number - 1],
                self.worth[number - 1],
            )
            if number not in seen:
                about = self.purses.about(support, cost, bound * worth * (1 - SLACK))
                if about is not None:
                    seen.add(number)
                    heappush(self.bounds, (about / worth, number))
                continue
            price = self.purses.price(support, cost, bound * worth)
            if price is not None:
                later.append((bound, number))
                _compare(best, price.value / worth, number, price)
        for entry in later:
            heappush(self.bounds, entry)
        return best.found or []

    def _elect(self, leaders: list[tuple[int, Price]]) -> Round:
        numbers = tuple(sorted(number for number, _ in leaders))
        chosen, drawn = self._break_tie(numbers)
        price = dict(leaders)[chosen]
        support = self.supported[chosen - 1]
        self.purses.pay(support, price)
        self.bounds = [entry for entry in self.bounds if entry[1] != chosen]
        heapify(self.bounds)
        payers, spent = price.voters(spent=False), price.voters(spent=True)
        return Round(chosen, price.value, payers, spent, numbers if len(numbers) > 1 else (), drawn)

    def _break_tie(self, numbers: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        def standing(number: int) -> tuple[int, int]:
            return self.budget.costs[number - 1], -self.supported[number - 1].total

        first = min(map(standing, numbers))
        left = tuple(number for number in numbers if standing(number) == first)
        if len(left) == 1:
            return left[0], ()
        if self.lots is None:
            raise LotNeeded(0, left)
        drawn = self.lots.order(0, left)
        return drawn[0], drawn


def _compare(best: _Leaders, rate: Fraction, number: int, price: Price) -> None:
    if best.rate is None or best.found is None or rate < best.rate:
        best.rate, best.found = rate, [(number, price)]
    elif rate == best.rate:
        best.found.append((number, price))
