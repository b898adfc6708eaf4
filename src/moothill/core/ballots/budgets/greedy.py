"""Greedy budgets: from the most wanted project down, take what still fits.

This is how most cities count: by votes (or points), equal ones by lower cost, then by lot. Three variants are in use. What
does not fit is skipped, or ends the count; and projects below a minimum may be left out before it begins. (Compared, with
the cities that use them, in Rey and Maly, "The (computational) social choice take on indivisible participatory
budgeting", 2023, section on rules.)
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from moothill.core.ballots.budgets.budget import Budget
from moothill.core.ballots.errors import LotNeeded
from moothill.core.ballots.lots import Lots
from moothill.core.ballots.tallies.marks import sums

RULE = "greedy"


class Verdict(StrEnum):
    """What became of a project."""

    TAKEN = "taken"
    TOO_DEAR = "does not fit"
    AFTER_THE_END = "after the end"
    BELOW = "below the minimum"


@dataclass(frozen=True, slots=True)
class Decision:
    """One project, in the order of the count. `left` is the money before it; `drawn` are its equals, as drawn by lot."""

    project: int
    points: int
    cost: int
    left: int
    verdict: Verdict
    drawn: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Greedy:
    """A greedy count. `selected` are in the order in which they were taken."""

    budget: Budget
    stop: bool
    least: int
    decisions: tuple[Decision, ...]
    selected: tuple[int, ...]
    rule: str = RULE


def greedy(budget: Budget, *, stop: bool = False, least: int = 1, lots: Lots | None = None) -> Greedy:
    """Take projects by points until the money is spent.

    What does not fit is skipped, or ends the count if `stop`. Projects with fewer than `least` points are left out; by
    default those that nobody wants. Raises LotNeeded if projects equal in points and cost fit in part only and `lots`
    is None. A budget without voters takes nothing.
    """
    decisions = decide(budget, (), stop=stop, least=least, lots=lots)
    taken = tuple(decision.project for decision in decisions if decision.verdict is Verdict.TAKEN)
    return Greedy(budget, stop, least, decisions, taken)


def decide(
    budget: Budget, already: tuple[int, ...], *, stop: bool, least: int, lots: Lots | None
) -> tuple[Decision, ...]:
    """The decisions about all projects that are not `already` selected, with the money that those leave."""
    points = sums(budget.ballots)
    left, ended, decisions = budget.budget - budget.cost(already), False, []
    waiting = [number for number in range(1, len(budget.costs) + 1) if number not in already]

    def standing(number: int) -> tuple[int, int]:
        return -points[number - 1], budget.costs[number - 1]

    for (minus, cost), group in groupby(sorted(waiting, key=standing), key=standing):
        equals = tuple(group)
        fit = 0 if ended or -minus < least else min(len(equals), left // cost)
        drawn = _drawn(equals, lots) if 0 < fit < len(equals) else ()
        for place, project in enumerate(drawn or equals):
            verdict = _verdict(-minus < least, ended, place < fit)
            decisions.append(Decision(project, -minus, cost, left, verdict, drawn))
            left -= cost if verdict is Verdict.TAKEN else 0
            ended = ended or (stop and verdict is Verdict.TOO_DEAR)
    return tuple(decisions)


def _verdict(below: bool, ended: bool, fits: bool) -> Verdict:
    if below:
        return Verdict.BELOW
    if ended:
        return Verdict.AFTER_THE_END
    return Verdict.TAKEN if fits else Verdict.TOO_DEAR


def _drawn(equals: tuple[int, ...], lots: Lots | None) -> tuple[int, ...]:
    if lots is None:
        raise LotNeeded(0, equals)
    return lots.order(0, equals)
