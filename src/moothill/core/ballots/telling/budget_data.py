"""Budgets as data, for the recount and for whoever draws something else from it."""

from collections.abc import Sequence
from typing import Any

from moothill.core.ballots.budgets.budget import Budget
from moothill.core.ballots.budgets.completing import Shares
from moothill.core.ballots.budgets.greedy import Decision, Greedy


def greedy_data(count: Greedy) -> dict[str, Any]:
    """Plain data: projects by number in the order of the file, and by `ids`."""
    return _budget_data(count.rule, count.budget, count.selected) | {
        "stop": count.stop,
        "least": count.least,
        "decisions": _decisions_data(count.decisions),
    }


def shares_data(count: Shares) -> dict[str, Any]:
    """Plain data, with exact fractions as text."""
    compared = count.comparison
    return _budget_data(count.rule, count.budget, count.selected) | {
        "completion": str(count.completion),
        "increment": count.increment,
        "bound": count.bound,
        "share": str(count.share),
        "raises": count.raises,
        "ending": str(count.ending),
        "rounds": [
            {
                "project": one.project,
                "price": str(one.price),
                "payers": one.payers,
                "spent": one.spent,
                "equal": list(one.equal),
                "lot": list(one.drawn),
            }
            for one in count.rounds
        ],
        "filled": _decisions_data(count.filled),
        "comparison": compared
        and {
            "greedy": list(compared.greedy),
            "prefer_greedy": compared.prefer_greedy,
            "prefer_shares": compared.prefer_shares,
            "takes_greedy": compared.takes_greedy,
        },
    }


def _budget_data(rule: str, budget: Budget, selected: Sequence[int]) -> dict[str, Any]:
    return {
        "rule": rule,
        "title": budget.ballots.title,
        "options": list(budget.ballots.names),
        "ids": list(budget.ids),
        "costs": list(budget.costs),
        "budget": budget.budget,
        "voters": budget.ballots.voters,
        "elected": list(selected),
        "elected_ids": [budget.ids[number - 1] for number in selected],
        "cost": budget.cost(selected),
    }


def _decisions_data(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    return [
        {
            "project": one.project,
            "points": one.points,
            "cost": one.cost,
            "left": one.left,
            "verdict": str(one.verdict),
            "lot": list(one.drawn),
        }
        for one in decisions
    ]
