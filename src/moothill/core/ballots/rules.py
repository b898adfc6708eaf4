"""Every rule by its name: what it counts, and how its result is told."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from moothill.core.ballots.budgets.budget import Budget
from moothill.core.ballots.errors import CannotCount, gettext_noop
from moothill.core.ballots.lots import Lots
from moothill.core.ballots.marked import Kind, Marked
from moothill.core.ballots.ranked import Ranked
from moothill.core.ballots.telling.sheet import Sheet

Choice = Ranked | Marked | Budget


@dataclass(frozen=True, slots=True)
class Wishes:
    """What may be asked of a count beside the rule; each rule takes what concerns it.

    `leaver`, `sitting`, `unwilling`: a casual vacancy. `stop`, `least`: greedy. `completion`, `increment`, `bound`,
    `compare`: Equal Shares.
    """

    lots: Lots | None = None
    leaver: int = 0
    sitting: Collection[int] = ()
    unwilling: Collection[int] = ()
    stop: bool = False
    least: int = 1
    completion: str = "add1"
    increment: int | None = None
    bound: int = 20_000
    compare: bool = False


@dataclass(frozen=True)
class Told:
    """A result, ready to be told: as a sheet and as data. Both are made when asked for."""

    sheet: Callable[[], Sheet]
    data: Callable[[], dict[str, Any]]


@dataclass(frozen=True)
class Rule:
    """`reads` is the kind of ballots that it counts."""

    reads: type[Ranked] | type[Marked] | type[Budget]
    words: str
    count: Callable[[Any, Wishes], Told] = field(repr=False)


def count_by(rule: str, choice: Choice, wishes: Wishes) -> Told:
    """Count `choice` by the rule of this name. Raises CannotCount if it is not for such ballots, or cannot be done."""
    found = RULES[rule]
    if not isinstance(choice, found.reads):
        raise CannotCount(
            gettext_noop("The rule “%(rule)s” does not count these ballots."),
            gettext_noop("They can be counted by: %(fitting)s."),
            rule=rule,
            fitting=", ".join(name for name, one in RULES.items() if isinstance(choice, one.reads)),
        )
    return found.count(choice, wishes)


def _stv(ballots: Ranked, wishes: Wishes) -> Told:
    from moothill.core.ballots.stv import count
    from moothill.core.ballots.telling import stv_data, stv_sheet

    account = count(ballots, wishes.lots, by_value=True)
    return Told(partial(stv_sheet.stv_sheet, account), partial(stv_data.stv_data, account))


def _vacancy(ballots: Ranked, wishes: Wishes) -> Told:
    from moothill.core.ballots.stv import fill_vacancy
    from moothill.core.ballots.telling import stv_data, stv_sheet

    if not wishes.leaver:
        raise CannotCount(gettext_noop("A vacancy needs a leaver."), gettext_noop("Say who left, by number."))
    found = fill_vacancy(
        ballots, leaver=wishes.leaver, sitting=wishes.sitting, unwilling=wishes.unwilling, lots=wishes.lots
    )
    return Told(partial(stv_sheet.vacancy_sheet, found), partial(stv_data.vacancy_data, found))


def _marks(kind: Kind, ballots: Marked, wishes: Wishes) -> Told:
    from moothill.core.ballots.tallies.marks import count_marks, of_kind
    from moothill.core.ballots.telling.tally_sheet import tally_data, tally_sheet

    found = count_marks(of_kind(ballots, kind), wishes.lots)
    return Told(partial(tally_sheet, found), partial(tally_data, found))


def _borda(ballots: Ranked, wishes: Wishes) -> Told:
    from moothill.core.ballots.tallies.borda import borda
    from moothill.core.ballots.telling.tally_sheet import tally_data, tally_sheet

    found = borda(ballots, wishes.lots)
    return Told(partial(tally_sheet, found), partial(tally_data, found))


def _pairwise(ballots: Ranked, wishes: Wishes) -> Told:
    from moothill.core.ballots.tallies.pairwise import pairwise
    from moothill.core.ballots.telling.tally_sheet import pairwise_data, pairwise_sheet

    found = pairwise(ballots)
    return Told(partial(pairwise_sheet, found), partial(pairwise_data, found))


def _greedy(budget: Budget, wishes: Wishes) -> Told:
    from moothill.core.ballots.budgets.greedy import greedy
    from moothill.core.ballots.telling.budget_data import greedy_data
    from moothill.core.ballots.telling.budget_sheet import greedy_sheet

    found = greedy(budget, stop=wishes.stop, least=wishes.least, lots=wishes.lots)
    return Told(partial(greedy_sheet, found), partial(greedy_data, found))


def _shares(budget: Budget, wishes: Wishes) -> Told:
    from moothill.core.ballots.budgets.completing import Completion, equal_shares
    from moothill.core.ballots.telling.budget_data import shares_data
    from moothill.core.ballots.telling.budget_sheet import shares_sheet

    found = equal_shares(
        budget, completion=Completion(wishes.completion), increment=wishes.increment, bound=wishes.bound,
        compare=wishes.compare, lots=wishes.lots,
    )  # fmt: skip
    return Told(partial(shares_sheet, found), partial(shares_data, found))


RULES: dict[str, Rule] = {
    "scottish-stv": Rule(Ranked, gettext_noop("the single transferable vote of Scottish councils"), _stv),
    "scottish-stv-vacancy": Rule(
        Ranked, gettext_noop("a casual vacancy, by recount without the leaver"), _vacancy
    ),
    "approval": Rule(Marked, gettext_noop("approvals"), partial(_marks, Kind.APPROVAL)),
    "dots": Rule(Marked, gettext_noop("dots (cumulative)"), partial(_marks, Kind.DOTS)),
    "score": Rule(Marked, gettext_noop("scores"), partial(_marks, Kind.SCORE)),
    "borda": Rule(Ranked, gettext_noop("Borda's points"), _borda),
    "pairwise": Rule(Ranked, gettext_noop("every pair, and the Condorcet winner"), _pairwise),
    "greedy": Rule(Budget, gettext_noop("a budget, the most wanted projects first"), _greedy),
    "equal-shares": Rule(Budget, gettext_noop("a budget, the Method of Equal Shares"), _shares),
}
