"""Budgets for tests: small ones by hand, and random ones."""

from types import ModuleType

from hypothesis import strategies as st

from moothill.core.ballots.budgets import Budget, budget_of
from moothill.core.ballots.marked import Kind, marked
from tests.core.ballots.elections import choices


def town(budget: int, costs: dict[str, int], votes: str) -> Budget:
    """Projects by letter, in this order, with their costs; votes such as "5 AB, 3 A"."""
    letters = list(costs)
    heaps = [heap.split() for heap in votes.split(",") if heap]
    rows = [(int(heap[0]), {letters.index(one) + 1: 1 for one in "".join(heap[1:])}) for heap in heaps]
    ballots = marked(names=letters, kind=Kind.APPROVAL, ballots=rows)
    return budget_of(ballots=ballots, ids=letters, costs=list(costs.values()), budget=budget)


@st.composite
def budgets(draw: st.DrawFn, kinds: tuple[Kind, ...] = (Kind.APPROVAL, Kind.DOTS, Kind.SCORE)) -> Budget:
    """A handful of projects with costs that collide often."""
    ballots = draw(choices(draw(st.sampled_from(kinds)), seats=st.just(1)))
    costs = [draw(st.sampled_from([1, 2, 3, 5, 6, 10, 12, 30])) for _ in ballots.names]
    ids = [str(number) for number in range(1, len(costs) + 1)]
    return budget_of(ballots=ballots, ids=ids, costs=costs, budget=draw(st.integers(1, 60)))


def theirs(recount: ModuleType, budget: Budget):
    """The same budget for the other program."""
    papers = [(copies, dict(marks)) for copies, marks in budget.ballots.heaps]
    return recount.Ballots(
        list(budget.ballots.names), papers, costs=list(budget.costs), ids=list(budget.ids), budget=budget.budget,
        kind=str(budget.ballots.kind),
    )  # fmt: skip
