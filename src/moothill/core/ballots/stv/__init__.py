"""The single transferable vote: the Scottish count, and a casual vacancy filled from the same papers."""

from moothill.core.ballots.stv.account import UNIT, Account, Kind, Move, Stage, Tie
from moothill.core.ballots.stv.counting import RULE, count
from moothill.core.ballots.stv.vacancy import Vacancy, fill_vacancy

__all__ = ["RULE", "UNIT", "Account", "Kind", "Move", "Stage", "Tie", "Vacancy", "count", "fill_vacancy"]
