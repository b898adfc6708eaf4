"""Approval, dots, score, Borda and the pairwise matrix: totals, their order, and ties by name."""

from moothill.core.ballots.tallies.borda import borda
from moothill.core.ballots.tallies.marks import count_marks
from moothill.core.ballots.tallies.pairwise import Pairwise, pairwise
from moothill.core.ballots.tallies.tally import Tally

__all__ = ["Pairwise", "Tally", "borda", "count_marks", "pairwise"]
