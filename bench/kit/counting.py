"""One task of the counting bench, run in a process of its own: python -m kit.counting TASK ARGUMENTS."""

import gc
import json
import random
import resource
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from moothill.core.ballots.budgets import Budget
from moothill.core.ballots.files import read_ballots
from moothill.core.ballots.ranked import Ranked, ranked

UNIT = 100_000


def wards(folder: str) -> dict[str, Ranked]:
    files = sorted(Path(folder, "scottish-stv", "ballots").glob("*.csv"))
    found = {file.stem: read_ballots(file.name, file.read_bytes()) for file in files}
    return {name: ballots for name, ballots in found.items() if isinstance(ballots, Ranked)}


def timed(make: Callable[[], Any]) -> tuple[Any, float]:
    """What is made, and the seconds of processor time it took: whatever else the machine does counts less.

    What lies about from before is kept out of the collector's sight, for every program alike.
    """
    gc.collect()
    gc.freeze()
    start = process_time()
    made = make()
    return made, process_time() - start


def memory() -> float:
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def wards_ours(folder: str) -> dict[str, Any]:
    from moothill.core.ballots.stv import count

    given = {
        name: (one.names, one.seats, [(many, list(ranking)) for many, ranking in one.heaps()])
        for name, one in wards(folder).items()
    }
    made, laid = timed(
        lambda: {
            n: ranked(names=names, seats=seats, ballots=rows) for n, (names, seats, rows) in given.items()
        }
    )
    accounts, seconds = timed(lambda: {name: count(ballots) for name, ballots in made.items()})
    return {
        "input": laid,
        "count": seconds,
        "memory": memory(),
        "rankings": sum(len(one.rankings) for one in made.values()),
        "elected": {name: sorted(one.elected) for name, one in accounts.items()},
        "quota": {name: one.quota for name, one in accounts.items()},
        "stages": {
            name: [[total / UNIT for total in stage.totals] for stage in one.stages]
            for name, one in accounts.items()
        },
    }


def wards_pref_voting(folder: str) -> dict[str, Any]:
    from pref_voting.profiles_with_ties import ProfileWithTies
    from pref_voting.proportional_methods import stv_scottish

    given = wards(folder)

    def profile(ballots: Ranked) -> Any:
        rows = list(ballots.heaps())
        ranks = [{one: place for place, one in enumerate(ranking, 1)} for _, ranking in rows]
        return ProfileWithTies(ranks, rcounts=[many for many, _ in rows], candidates=ballots.standing)

    made, laid = timed(lambda: {name: profile(ballots) for name, ballots in given.items()})
    found, seconds = timed(
        lambda: {name: stv_scottish(one, num_seats=given[name].seats) for name, one in made.items()}
    )
    elected = {name: sorted(map(int, one)) for name, one in found.items()}
    return {"input": laid, "count": seconds, "memory": memory(), "elected": elected}


def wards_votekit(folder: str) -> dict[str, Any]:
    from votekit import RankBallot, RankProfile
    from votekit.elections import FastSTV

    given = wards(folder)

    def profile(ballots: Ranked) -> Any:
        rows = [
            RankBallot(ranking=[{f"c{one}"} for one in ranking], weight=many)
            for many, ranking in ballots.heaps()
        ]
        return RankProfile(ballots=rows, candidates=[f"c{one}" for one in ballots.standing])

    made, laid = timed(lambda: {name: profile(ballots) for name, ballots in given.items()})
    found, seconds = timed(
        lambda: {
            name: FastSTV(one, n_seats=given[name].seats, simultaneous=True, tiebreak="random")
            for name, one in made.items()
        }
    )
    elected, stages = {}, {}
    for name, one in found.items():
        elected[name] = sorted(int(who[1:]) for group in one.get_elected() for who in group)
        stages[name] = [
            [float(state.scores.get(f"c{n}", 0)) for n in given[name].standing]
            for state in one.election_states
        ]
    return {"input": laid, "count": seconds, "memory": memory(), "elected": elected, "stages": stages}


def wards_pyrankvote(folder: str) -> dict[str, Any]:
    from pyrankvote import Ballot, Candidate, single_transferable_vote

    given = wards(folder)

    def profile(ballots: Ranked) -> Any:
        who = {one: Candidate(str(one)) for one in ballots.standing}
        rows = [
            Ballot(ranked_candidates=[who[one] for one in ranking])
            for many, ranking in ballots.heaps()
            for _ in range(many)
        ]
        return list(who.values()), rows

    made, laid = timed(lambda: {name: profile(ballots) for name, ballots in given.items()})
    found, seconds = timed(
        lambda: {name: single_transferable_vote(*one, given[name].seats) for name, one in made.items()}
    )
    elected, stages = {}, {}
    for name, one in found.items():
        elected[name] = sorted(int(who.name) for who in one.get_winners())
        stages[name] = []
        for state in one.rounds:
            votes = {int(row.candidate.name): float(row.number_of_votes) for row in state.candidate_results}
            stages[name].append([votes.get(n, 0.0) for n in given[name].standing])
    return {"input": laid, "count": seconds, "memory": memory(), "elected": elected, "stages": stages}


def big_ours(ballots: str, candidates: str, seats: str) -> dict[str, Any]:
    """Random ballots: favourites first, of random length, as in wards."""
    from moothill.core.ballots.stv import count

    chance, size = random.Random(1), int(candidates)
    strength = [1 / (place + 3) for place in range(size)]
    rows = []
    for _ in range(int(ballots)):
        length = min(size, 1 + int(chance.expovariate(0.25)))
        order = sorted(range(size), key=lambda one: chance.random() ** (1 / strength[one]), reverse=True)
        rows.append((1, bytes(one + 1 for one in order[:length])))
    made, laid = timed(lambda: ranked(names=[str(n) for n in range(size)], seats=int(seats), ballots=rows))
    laid_memory = memory()
    account, seconds = timed(lambda: count(made))
    return {
        "input": laid,
        "count": seconds,
        "input_memory": laid_memory,
        "memory": memory(),
        "rankings": len(made.rankings),
        "stages": len(account.stages),
    }


def _budget(file: str) -> Budget:
    budget = read_ballots(Path(file).name, Path(file).read_bytes())
    assert isinstance(budget, Budget)
    return budget


def shares_ours(file: str) -> dict[str, Any]:
    from moothill.core.ballots.budgets.completing import equal_shares

    budget = _budget(file)
    found, seconds = timed(partial(equal_shares, budget))
    return {
        "count": seconds,
        "memory": memory(),
        "elected": sorted(budget.ids[n - 1] for n in found.selected),
    }


def shares_pabutools(file: str) -> dict[str, Any]:
    from pabutools.election import Cost_Sat, parse_pabulib
    from pabutools.rules import exhaustion_by_budget_increase, method_of_equal_shares

    instance, profile = parse_pabulib(file)
    merged = profile.as_multiprofile()
    found, seconds = timed(
        lambda: exhaustion_by_budget_increase(
            instance, merged, method_of_equal_shares, {"sat_class": Cost_Sat},
            exhaustive_stop=False, budget_step=profile.num_ballots(),
        )
    )  # fmt: skip
    return {"count": seconds, "memory": memory(), "elected": sorted(one.name for one in found)}


TASKS = {
    one.__name__: one
    for one in (
        wards_ours, wards_pref_voting, wards_votekit, wards_pyrankvote, big_ours, shares_ours, shares_pabutools,
    )
}  # fmt: skip

if __name__ == "__main__":
    if sys.argv[1].startswith("oracle_"):
        from kit import oracles

        print(json.dumps(getattr(oracles, sys.argv[1])(int(sys.argv[2]))))
    else:
        print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
