"""Random elections and budgets, full of ties, counted by us and by the libraries that are known to be right."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

from moothill.core.ballots.budgets import Budget, budget_of
from moothill.core.ballots.budgets.completing import Completion, equal_shares
from moothill.core.ballots.budgets.greedy import greedy
from moothill.core.ballots.lots import DrawnLots
from moothill.core.ballots.marked import Kind, marked
from moothill.core.ballots.ranked import Ranked, ranked
from moothill.core.ballots.stv import count


class Drawn:
    """In place of a library's chance: the same lots that we draw."""

    def __init__(self, order: tuple[int, ...]) -> None:
        self.order = order

    def choice(self, equal: Sequence[int]) -> int:
        return min(equal, key=self.order.index)


def _election(chance: random.Random) -> Ranked:
    candidates = chance.randint(2, 7)
    seats = chance.randint(1, candidates - 1)
    rows = []
    for _ in range(chance.randint(2, 14)):
        length = chance.randint(1, candidates)
        rows.append((chance.randint(1, 4), chance.sample(range(1, candidates + 1), length)))
    return ranked(names=[str(n) for n in range(candidates)], seats=seats, ballots=rows)


def oracle_stv(tries: int) -> dict[str, Any]:
    """Against pref_voting, which is given the same lots."""
    from pref_voting.profiles_with_ties import ProfileWithTies
    from pref_voting.proportional_methods import stv_scottish

    chance, seen, differ = random.Random(20070042), Counter[str](), []
    for number in range(tries):
        ballots = _election(chance)
        order = tuple(chance.sample(ballots.standing, len(ballots.standing)))
        account = count(ballots, DrawnLots(order))
        ties = [stage.tie for stage in account.stages if stage.tie]
        seen["ties"] += bool(ties)
        seen["lots"] += any(tie.lot for tie in ties)
        rows = list(ballots.heaps())
        ranks = [{one: place for place, one in enumerate(ranking, 1)} for _, ranking in rows]
        profile = ProfileWithTies(ranks, rcounts=[many for many, _ in rows], candidates=ballots.standing)
        theirs = stv_scottish(profile, num_seats=ballots.seats, rng=Drawn(order))
        if sorted(map(int, theirs)) != sorted(account.elected):
            rows_told = [(many, list(ranking)) for many, ranking in rows]
            told = {"number": number, "seats": ballots.seats, "ballots": rows_told, "lots": order}
            differ.append(told | {"ours": sorted(account.elected), "theirs": sorted(map(int, theirs))})
    return {"tries": tries, **seen, "differ": differ}


def _budget(chance: random.Random, kind: Kind) -> Budget:
    projects, rows = chance.randint(1, 8), []
    for _ in range(chance.randint(1, 12)):
        wanted = chance.sample(range(1, projects + 1), chance.randint(1, projects))
        points = {one: 1 if kind is Kind.APPROVAL else chance.randint(1, 5) for one in wanted}
        rows.append((chance.randint(1, 3), points))
    money = chance.randint(5, 60)
    costs = [chance.randint(1, money) for _ in range(projects)]
    names = [f"p{number}" for number in range(1, projects + 1)]
    return budget_of(
        ballots=marked(names=names, kind=kind, ballots=rows), ids=names, costs=costs, budget=money
    )


def oracle_budgets(tries: int) -> dict[str, Any]:
    """Against pabutools: Equal Shares alone, Add1, Add1E, with approvals and points; greedy by votes."""
    from pabutools.election import (
        Additive_Cardinal_Sat,
        ApprovalBallot,
        ApprovalProfile,
        CardinalBallot,
        CardinalProfile,
        Cost_Sat,
        Instance,
        Project,
    )  # fmt: skip
    from pabutools.rules import (
        exhaustion_by_budget_increase,
        greedy_utilitarian_welfare,
        method_of_equal_shares,
    )
    from pabutools.tiebreaking import TieBreakingRule

    chance, differ, done = random.Random(200813276), [], Counter[str]()
    for number in range(tries):
        kind = chance.choice((Kind.APPROVAL, Kind.SCORE))
        budget = _budget(chance, kind)
        order = tuple(chance.sample(range(1, len(budget.costs) + 1), len(budget.costs)))
        projects = [Project(one, cost) for one, cost in zip(budget.ids, budget.costs, strict=True)]
        instance = Instance(projects, budget_limit=budget.budget)
        votes = [dict(marks) for many, marks in budget.ballots.heaps for _ in range(many)]
        totals: Counter[int] = Counter()
        for vote in votes:
            totals.update(vote)
        if kind is Kind.APPROVAL:
            profile = ApprovalProfile([ApprovalBallot(projects[one - 1] for one in vote) for vote in votes])
            sat = Cost_Sat
        else:
            profile = CardinalProfile(
                [
                    CardinalBallot({projects[one - 1]: points for one, points in vote.items()})
                    for vote in votes
                ]
            )
            sat = Additive_Cardinal_Sat

        def standing(inst: Any, prof: Any, one: Any, totals=totals, order=order) -> tuple[Any, int, int]:
            place = int(one.name[1:])
            return one.cost, -totals[place], order.index(place)

        ties, lots = TieBreakingRule(standing), DrawnLots(order)
        asked = {"sat_class": sat, "tie_breaking": ties}
        theirs = {Completion.NONE: method_of_equal_shares(instance, profile, **asked)}
        for completion, stop in ((Completion.ADD1, False), (Completion.ADD1E, True)):
            theirs[completion] = exhaustion_by_budget_increase(
                instance,
                profile,
                method_of_equal_shares,
                dict(asked),
                exhaustive_stop=stop,
                budget_step=len(votes),
            )
        found = {one: equal_shares(budget, completion=one, increment=1, lots=lots).selected for one in theirs}
        told = {str(one): sorted(project.name for project in outcome) for one, outcome in theirs.items()}
        ours = {str(one): sorted(budget.ids[n - 1] for n in selected) for one, selected in found.items()}
        if kind is Kind.APPROVAL:
            wanted = greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat, tie_breaking=ties)
            told["greedy"] = sorted(one.name for one in wanted if totals[int(one.name[1:])])
            ours["greedy"] = sorted(budget.ids[n - 1] for n in greedy(budget, lots=lots).selected)
        done[str(kind)] += 1
        if told != ours:
            rows = [(many, dict(marks)) for many, marks in budget.ballots.heaps]
            case = {
                "number": number,
                "kind": kind,
                "costs": budget.costs,
                "budget": budget.budget,
                "ballots": rows,
            }
            differ.append(case | {"lots": order, "ours": ours, "theirs": told})
    return {"tries": tries, **done, "differ": differ}
