"""The sheets of budgets: greedy, and the Method of Equal Shares."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from moothill.core.ballots.budgets.budget import Budget
from moothill.core.ballots.budgets.completing import Comparison, Ending, Shares
from moothill.core.ballots.budgets.greedy import Decision, Greedy, Verdict
from moothill.core.ballots.budgets.shares import Round
from moothill.core.ballots.marked import Kind
from moothill.core.ballots.tallies.marks import sums
from moothill.core.ballots.telling.bars_picture import bars_picture
from moothill.core.ballots.telling.sheet import Grid, Sheet, Step
from moothill.core.ballots.telling.words import Said, gettext_noop, listed, say, whole

GREEDY = gettext_noop("Greedy: from the most wanted project down, take what still fits")
SHARES = gettext_noop("Method of Equal Shares (Peters, Pierczyński, Skowron, 2021)")
VERDICTS = {
    Verdict.TAKEN: gettext_noop("taken"),
    Verdict.TOO_DEAR: gettext_noop("does not fit"),
    Verdict.AFTER_THE_END: gettext_noop("after the end"),
    Verdict.BELOW: gettext_noop("below the minimum"),
}
ENDINGS = {
    Ending.NOT_RAISED: gettext_noop("The shares are not raised."),
    Ending.OVERSPEND: gettext_noop(
        "One more raise would elect projects for more than the budget, so this stands."
    ),
    Ending.EXHAUSTIVE: gettext_noop("No further project would fit into the budget, so this stands."),
    Ending.ALL: gettext_noop("Every project that anybody wants is elected."),
}


def about(value: Fraction) -> str:
    """Money for reading: whole, or with “≈” and two places."""
    if value.denominator == 1:
        return whole(value.numerator)
    cents = round(value * 100)
    return f"≈ {cents // 100:,}.{cents % 100:02d}"


def _names(budget: Budget, numbers: Iterable[int]) -> str:
    return listed([budget.ballots.names[number - 1] for number in numbers])


def _opening(budget: Budget) -> tuple[Said, ...]:
    words = gettext_noop("%(voters)s voters, %(projects)s projects, a budget of %(budget)s %(currency)s.")
    facts = {"voters": budget.ballots.voters, "projects": len(budget.costs), "budget": budget.budget}
    return (say(words, currency=budget.currency, **facts),)


def _result(budget: Budget, selected: Sequence[int]) -> tuple[Said, ...]:
    if not selected:
        return (Said(gettext_noop("No project is chosen.")),)
    words = gettext_noop("%(count)s projects are chosen, for %(cost)s of %(budget)s: %(names)s.")
    cost = budget.cost(selected)
    return (say(words, count=len(selected), cost=cost, budget=budget.budget, names=_names(budget, selected)),)


def _projects_grid(budget: Budget, selected: Sequence[int]) -> Grid:
    points = sums(budget.ballots)
    order = sorted(range(1, len(points) + 1), key=lambda n: (n not in selected, -points[n - 1], n))
    rows = [
        (
            budget.ballots.names[n - 1],
            budget.ids[n - 1],
            whole(budget.costs[n - 1]),
            whole(points[n - 1]),
            "chosen" if n in selected else "",
        )
        for n in order
    ]
    heads = ("Project", "Number", "Cost", "Points", "Outcome")
    return Grid(
        Said(gettext_noop("All projects")),
        tuple(Said(head) for head in heads),
        tuple(rows),
        frozenset(place for place, n in enumerate(order) if n in selected),
    )


def _picture(budget: Budget, selected: Sequence[int]) -> str:
    points = sums(budget.ballots)
    order = sorted(range(1, len(points) + 1), key=lambda n: (-points[n - 1], n))
    return bars_picture(
        [(budget.ballots.names[n - 1], Fraction(points[n - 1]), n in selected) for n in order]
    )


def greedy_sheet(count: Greedy) -> Sheet:
    """Every project in the order of its points, with the money that was left when its turn came."""
    variant = (
        gettext_noop("The count ends at the first project that does not fit.")
        if count.stop
        else gettext_noop("Projects that do not fit are passed over.")
    )
    least = gettext_noop(
        "Projects with fewer than %(least)s points are left out. Equal points: the cheaper first."
    )
    return Sheet(
        title=count.budget.ballots.title,
        rule=Said(GREEDY),
        result=_result(count.budget, count.selected),
        opening=(*_opening(count.budget), Said(variant), say(least, least=count.least)),
        steps=(),
        grids=(decisions_grid(count.budget, count.decisions),),
        picture=_picture(count.budget, count.selected),
    )


def decisions_grid(budget: Budget, decisions: Sequence[Decision]) -> Grid:
    """Greedy decisions in their order."""
    rows = tuple(
        (
            budget.ballots.names[one.project - 1],
            whole(one.points),
            whole(one.cost),
            whole(one.left),
            VERDICTS[one.verdict] + (", by lot" if one.drawn else ""),
        )
        for one in decisions
    )
    heads = ("Project", "Points", "Cost", "Money left before", "Decision")
    taken = frozenset(place for place, one in enumerate(decisions) if one.verdict is Verdict.TAKEN)
    return Grid(
        Said(gettext_noop("Decisions in their order")), tuple(Said(head) for head in heads), rows, taken
    )


def shares_sheet(count: Shares) -> Sheet:
    """The rounds of the last run, with the share, the price and who paid."""
    budget = count.budget
    steps = [_round(budget, place, one) for place, one in enumerate(count.rounds, 1)]
    grids = [_projects_grid(budget, count.selected)]
    if count.filled:
        grids.insert(0, decisions_grid(budget, count.filled))
    return Sheet(
        title=budget.ballots.title,
        rule=Said(SHARES),
        result=(*_result(budget, count.selected), *_compared(budget, count.comparison)),
        opening=(*_opening(budget), *_shares_opening(count)),
        steps=tuple(steps),
        grids=tuple(grids),
        picture=_picture(budget, count.selected),
    )


def _shares_opening(count: Shares) -> list[Said]:
    first = Fraction(count.budget.budget, count.budget.ballots.voters)
    said = [
        say(gettext_noop("An equal share of the budget is %(share)s for each voter."), share=about(first))
    ]
    if count.completion.raises:
        words = gettext_noop(
            "The share is raised by %(increment)s at a time, at most %(bound)s times, as long as the outcome stays "
            "within the budget: after %(raises)s raises it is %(share)s."
        )
        facts = {"increment": count.increment, "bound": count.bound, "raises": count.raises}
        said.append(say(words, share=about(count.share), **facts))
    said.append(Said(ENDINGS[count.ending]))
    if count.completion.fills:
        said.append(
            Said(gettext_noop("What is left is filled up with the most wanted projects that still fit."))
        )
    return said


def _round(budget: Budget, place: int, one: Round) -> Step:
    name, cost = budget.ballots.names[one.project - 1], budget.costs[one.project - 1]
    heading = say(gettext_noop("Round %(place)s: %(name)s"), place=place, name=name)
    approval = gettext_noop(
        "It costs %(cost)s. %(payers)s supporters pay %(price)s each and %(spent)s pay all that they have left: "
        "%(votes)s effective votes, the most of all."
    )
    points = gettext_noop(
        "It costs %(cost)s. %(payers)s supporters pay %(price)s for each point and %(spent)s pay all that they have "
        "left: the lowest price of all."
    )
    facts = {"cost": cost, "payers": one.payers, "spent": one.spent}
    words = approval if budget.ballots.kind is Kind.APPROVAL else points
    said = [say(words, price=about(one.price), votes=about(one.effective_votes(cost)), **facts)]
    if one.equal:
        equal = gettext_noop(
            "Exactly as good: %(names)s. The cheaper goes first, then the one with more points."
        )
        said.append(say(equal, names=_names(budget, one.equal)))
    if one.drawn:
        said.append(say(gettext_noop("A lot decided: %(names)s."), names=_names(budget, one.drawn)))
    return Step(heading, tuple(said))


def _compared(budget: Budget, comparison: Comparison | None) -> tuple[Said, ...]:
    if comparison is None:
        return ()
    words = gettext_noop(
        "Compared with the greedy outcome: %(shares)s voters are better served by Equal Shares, %(greedy)s by greedy."
    )
    used = (
        gettext_noop("More prefer greedy, so the greedy outcome is used.")
        if comparison.takes_greedy
        else gettext_noop("Not more prefer greedy, so the outcome of Equal Shares stands.")
    )
    return (say(words, shares=comparison.prefer_shares, greedy=comparison.prefer_greedy), Said(used))
