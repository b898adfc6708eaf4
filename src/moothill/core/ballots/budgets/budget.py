"""A budget, the projects that would share it, and what voters want."""

from collections.abc import Sequence
from dataclasses import dataclass

from moothill.core.ballots.errors import CannotCount, gettext_noop
from moothill.core.ballots.marked import Marked

MOST_MONEY = 10**15


@dataclass(frozen=True, slots=True)
class Budget:
    """Projects by number from 1: `ids` as in the file, `costs` and `budget` in whole units of one currency.

    The names and the votes are in `ballots`. Make it with `budget_of`, which checks everything. `selected` is an
    outcome that came with the file, by number; None if it said nothing.
    """

    ballots: Marked
    ids: tuple[str, ...]
    costs: tuple[int, ...]
    budget: int
    currency: str = ""
    selected: tuple[int, ...] | None = None

    def cost(self, projects: Sequence[int]) -> int:
        """What the projects with these numbers cost together."""
        return sum(self.costs[number - 1] for number in projects)


def check_money(money: int) -> None:
    """Raises CannotCount unless `money` is a budget or a cost that can be counted with."""
    if not 1 <= money <= MOST_MONEY:
        raise CannotCount(
            gettext_noop("A budget or a cost is %(money)s."),
            gettext_noop("Give whole units of money, from 1 to 10^15."),
            money=money,
        )


def budget_of(
    *,
    ballots: Marked,
    ids: Sequence[str],
    costs: Sequence[int],
    budget: int,
    currency: str = "",
    selected: Sequence[int] | None = None,
) -> Budget:
    """Raises CannotCount for a cost or a budget below 1 or above 10^15, or an id that comes twice.

    Projects that cost more than the whole budget are kept: they can win nothing.
    """
    for money in (budget, *costs):
        check_money(money)
    if len(set(ids)) < len(ids):
        raise CannotCount(
            gettext_noop("Two projects are called %(id)s."),
            gettext_noop("Give each its own."),
            id=next(one for one in ids if list(ids).count(one) > 1),
        )
    chosen = None if selected is None else tuple(selected)
    return Budget(ballots, tuple(ids), tuple(costs), budget, currency, chosen)
