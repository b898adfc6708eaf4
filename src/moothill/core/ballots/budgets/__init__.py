"""Budgets: greedy in its variants, and the Method of Equal Shares with its completions."""

from moothill.core.ballots.budgets.budget import Budget, budget_of

__all__ = ["Budget", "budget_of"]
