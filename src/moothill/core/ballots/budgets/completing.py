"""Completions: Equal Shares alone often leaves much of the budget unspent, so the shares are raised, or the rest filled up.

Add1 raises every voter's share step by step, counting anew each time, as long as the outcome costs no more than the budget,
and keeps the last outcome that does not. Add1E stops also as soon as the outcome is exhaustive, which means that no
further project would fit into the budget. U fills up greedily what is left; Add1U and Add1EU do both. Cities that used
Add1 used it without the second stop. (equalshares.net, "Completion methods".)

The comparison step (Wieliczka, 2023) holds the outcome against the greedy one: if strictly more voters have more of their
approved projects, or points, in the greedy outcome, that is used.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from moothill.core.ballots.budgets.budget import Budget
from moothill.core.ballots.budgets.greedy import Decision, Verdict, decide, greedy
from moothill.core.ballots.budgets.purses import supports
from moothill.core.ballots.budgets.shares import Round, run
from moothill.core.ballots.errors import CannotCount, gettext_noop
from moothill.core.ballots.lots import Lots

RULE = "equal-shares"
BOUND = 20_000


class Completion(StrEnum):
    """The completions, by the names that the literature gives them."""

    NONE = "none"
    ADD1 = "add1"
    ADD1E = "add1e"
    FILL = "u"
    ADD1_FILL = "add1u"
    ADD1E_FILL = "add1eu"

    @property
    def raises(self) -> bool:
        """Whether shares are raised."""
        return self.startswith("add1")

    @property
    def stops_when_exhaustive(self) -> bool:
        """Whether raising stops as soon as nothing more would fit."""
        return self.startswith("add1e")

    @property
    def fills(self) -> bool:
        """Whether the rest is filled up greedily."""
        return self.endswith("u")


class Ending(StrEnum):
    """Why the shares were not raised further."""

    NOT_RAISED = "shares are not raised"
    OVERSPEND = "the next raise would overspend"
    EXHAUSTIVE = "nothing more fits"
    ALL = "everything that anybody wants is elected"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many voters are better served by each outcome; `greedy` is used if more prefer it."""

    greedy: tuple[int, ...]
    prefer_greedy: int
    prefer_shares: int

    @property
    def takes_greedy(self) -> bool:
        """Whether strictly more voters are better served by the greedy outcome."""
        return self.prefer_greedy > self.prefer_shares


@dataclass(frozen=True, slots=True)
class Shares:
    """A count by Equal Shares. `share` is what each voter had in the end, after `raises` of `increment` each."""

    budget: Budget
    completion: Completion
    increment: int
    bound: int
    share: Fraction
    raises: int
    ending: Ending
    rounds: tuple[Round, ...]
    filled: tuple[Decision, ...]
    comparison: Comparison | None
    selected: tuple[int, ...]
    rule: str = RULE


def usual_increment(budget: Budget) -> int:
    """One unit of money, or a thousandth of a voter's share where that is more: a budget of 10^9 needs no million steps."""
    return max(1, budget.budget // (1000 * max(budget.ballots.voters, 1)))


def equal_shares(
    budget: Budget,
    *,
    completion: Completion = Completion.ADD1,
    increment: int | None = None,
    bound: int = BOUND,
    compare: bool = False,
    lots: Lots | None = None,
) -> Shares:
    """Count by Equal Shares; `increment` is in units of money, by default `usual_increment`.

    Raises CannotCount if nobody voted, for an increment or bound below 1, or if the shares have been raised `bound` times
    and could be raised again; LotNeeded if a lot must decide and `lots` is None.
    """
    step = usual_increment(budget) if increment is None else increment
    if not budget.ballots.voters:
        raise CannotCount(gettext_noop("There is no ballot."), gettext_noop("There is nothing to share."))
    if step < 1 or bound < 1:
        raise CannotCount(
            gettext_noop("The increment or the bound is below 1."),
            gettext_noop("Give whole numbers from 1 on."),
        )
    raised = _raised(budget, completion, step, bound, lots)
    elected = tuple(one.project for one in raised.rounds)
    filled = decide(budget, elected, stop=False, least=1, lots=lots) if completion.fills else ()
    selected = elected + tuple(one.project for one in filled if one.verdict is Verdict.TAKEN)
    comparison = _comparison(budget, selected, lots) if compare else None
    if comparison and comparison.takes_greedy:
        selected = comparison.greedy
    return Shares(
        budget, completion, step, bound, raised.share, raised.raises, raised.ending,
        raised.rounds, filled, comparison, selected,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Raised:
    share: Fraction
    raises: int
    ending: Ending
    rounds: tuple[Round, ...]


def _raised(budget: Budget, completion: Completion, step: int, bound: int, lots: Lots | None) -> _Raised:
    """The last outcome within the budget. The first always is: voters have no more than the budget between them."""
    supported = supports(budget)
    first = Fraction(budget.budget, budget.ballots.voters)
    wanted = sum(
        one.total > 0 and cost <= budget.budget for one, cost in zip(supported, budget.costs, strict=True)
    )
    rounds = run(budget, supported, first, lots)
    for raises in range(bound + 1):
        share = first + raises * step
        ending = _ending(budget, completion, rounds, wanted)
        if ending:
            return _Raised(share, raises, ending, rounds)
        following = run(budget, supported, share + step, lots)
        if budget.cost([one.project for one in following]) > budget.budget:
            return _Raised(share, raises, Ending.OVERSPEND, rounds)
        rounds = following
    raise CannotCount(
        gettext_noop("After %(bound)s raises of %(step)s each, the shares could still be raised."),
        gettext_noop("Choose a larger increment, or a higher bound."),
        bound=bound,
        step=step,
    )


def _ending(budget: Budget, completion: Completion, rounds: tuple[Round, ...], wanted: int) -> Ending | None:
    if not completion.raises:
        return Ending.NOT_RAISED
    if len(rounds) == wanted:
        return Ending.ALL
    elected = [one.project for one in rounds]
    left = budget.budget - budget.cost(elected)
    rest = [cost for number, cost in enumerate(budget.costs, 1) if number not in elected]
    if completion.stops_when_exhaustive and all(cost > left for cost in rest):
        return Ending.EXHAUSTIVE
    return None


def _comparison(budget: Budget, selected: tuple[int, ...], lots: Lots | None) -> Comparison:
    other = greedy(budget, lots=lots).selected
    for_greedy = for_shares = 0
    for voters, marks in budget.ballots.heaps:
        gain = sum(points * ((number in other) - (number in selected)) for number, points in marks)
        for_greedy += voters if gain > 0 else 0
        for_shares += voters if gain < 0 else 0
    return Comparison(other, for_greedy, for_shares)
