"""How fast and how rightly ballots are counted, beside the libraries; needs the real ballots (--ballots FOLDER).

Each program counts once, in a process of its own; seconds are of processor time, memory is the peak of that process.
Beside each time stands what it got right: official winners, and the official figures of every stage. The libraries come
from the extra `bench`, into var/peers. With --oracle it holds our counts against theirs, on thousands of random elections
and hundreds of random budgets, instead.
"""

import argparse
import csv
import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

from kit.peers import install, run

BUDGET = "Poland_Wieliczka_2023_Green_Budget.pb"
SIZES = (62_500, 250_000, 1_000_000)
PEERS = {
    "pref_voting": "wards_pref_voting",
    "VoteKit FastSTV": "wards_votekit",
    "pyrankvote": "wards_pyrankvote",
}
ABSENT = """The real ballots are not here, so nothing was held against official results.
Give the folder that holds scottish-stv/ and pabulib/: --ballots FOLDER, or MOOTHILL_BALLOTS=FOLDER."""


def main() -> int:
    """Print the tables; 1 if something is wrong that should be right, or a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--ballots", default=os.environ.get("MOOTHILL_BALLOTS"), help="folder of real ballots"
    )
    parser.add_argument(
        "--oracle", action="store_true", help="hold counts against the libraries, on random ballots"
    )
    parser.add_argument("--elections", type=int, default=5000, help="random elections for --oracle (5000)")
    parser.add_argument("--budgets", type=int, default=500, help="random budgets for --oracle (500)")
    parser.add_argument("--alone", action="store_true", help="without the libraries")
    given = parser.parse_args()
    if not given.alone or given.oracle:
        install()
    if given.oracle:
        return _oracle(given.elections, given.budgets)
    failed = _sizes()
    if not given.ballots:
        print(ABSENT)
        return 1
    return _wards(given.ballots, given.alone) + _shares(given.ballots, given.alone) + failed > 0


def _verdict(good: bool, words: str) -> int:
    print(f"  {'holds ' if good else 'MISSED'} {words}")
    return not good


def _oracle(elections: int, budgets: int) -> int:
    """Both comparisons, with every difference in full."""
    stv, shares = run("oracle_stv", str(elections)), run("oracle_budgets", str(budgets))
    for found in (*stv["differ"], *shares["differ"]):
        print(json.dumps(found))
    counts = f"{stv['tries']:,} elections ({stv['ties']:,} with ties, {stv['lots']:,} with lots)"
    failed = _verdict(not stv["differ"], f"{counts} as pref_voting: {len(stv['differ'])} differ")
    counts = (
        f"{shares['tries']:,} budgets ({shares['approval']:,} by approvals, {shares['score']:,} by points)"
    )
    return failed + _verdict(not shares["differ"], f"{counts} as pabutools: {len(shares['differ'])} differ")


def _sizes() -> int:
    print("Scottish STV, random ballots, 30 candidates, 10 seats: count with every stage's account")
    print("    ballots  rankings  stages   input s   count s   rankings/s  peak MB, with the count")
    found: dict[str, Any] = {}
    for size in SIZES:
        found = run("big_ours", str(size), "30", "10", ours=True)
        print(
            f"{size:>11,}{found['rankings']:>10,}{found['stages']:>8}{found['input']:>10.2f}{found['count']:>10.3f}"
            f"{found['rankings'] / found['count']:>13,.0f}{found['input_memory']:>9.0f}"
            f"{found['memory']:>10.0f}"
        )
    failed = _verdict(found["count"] <= 3, "1,000,000 ballots in at most 3 s")
    return failed + _verdict(found["rankings"] / found["count"] >= 10**6, "a million rankings a second")


def _wards(folder: str, alone: bool) -> int:
    official = _official(Path(folder, "scottish-stv"))
    ours = run("wards_ours", folder, ours=True)
    rows = {"ours": ours} | ({} if alone else {name: run(task, folder) for name, task in PEERS.items()})
    print(f"\nScottish STV, {len(ours['elected'])} council wards, {ours['rankings']:,} rankings")
    print("                   ratio   count s   input s   peak MB  winners  stage figures")
    for name, found in rows.items():
        right, figures, all_figures = _held(found, official)
        told = f"{figures:,} of {all_figures:,}" if "stages" in found else "gives none"
        print(
            f"{name:<17}{found['count'] / ours['count']:>7.1f}{found['count']:>10.4f}{found['input']:>10.3f}"
            f"{found['memory']:>10.0f}  {right} of {len(official)}  {told}"
        )
    right, figures, all_figures = _held(ours, official)
    quotas = sum(ours["quota"][name] == one["quota"] for name, one in official.items())
    firsts = sum(ours["stages"][name][0] == one["first"] for name, one in official.items())
    failed = _verdict(right == len(official), f"official winners: {right} of {len(official)}")
    failed += _verdict(quotas == firsts == len(official), f"quotas {quotas}, first preferences {firsts}")
    failed += _verdict(figures == all_figures, f"official stage figures: {figures:,} of {all_figures:,}")
    speed = ours["rankings"] / ours["count"]
    failed += _verdict(speed >= 10**6, f"a million rankings a second: {speed:,.0f}")
    if alone:
        return failed
    ratio = rows["pref_voting"]["count"] / ours["count"]
    return failed + _verdict(ratio >= 40, f"at least 40 times pref_voting: {ratio:.1f}")


def _official(folder: Path) -> dict[str, dict[str, Any]]:
    """Winners, quota, first preferences and (stage, candidate, figure as published) of each ward."""
    found: dict[str, dict[str, Any]] = defaultdict(lambda: {"elected": [], "first": [], "figures": []})
    with (folder / "winners.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            ward = found[row["contest"]]
            ward["quota"] = int(row["quota"])
            ward["first"].append(int(row["first_preferences"]))
            if row["elected"] == "1":
                ward["elected"].append(int(row["candidate_no"]))
    with (folder / "stages.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if figure := row["total_votes_as_published"]:
                found[row["contest"]]["figures"].append((int(row["stage"]), int(row["candidate_no"]), figure))
    return dict(found)


def _held(found: dict[str, Any], official: dict[str, dict[str, Any]]) -> tuple[int, int, int]:
    """How many wards have the official winners, and how many figures are the official ones, of how many."""
    right = sum(found["elected"][name] == sorted(one["elected"]) for name, one in official.items())
    figures = [(name, *figure) for name, one in official.items() for figure in one["figures"]]
    stages = found.get("stages", {})
    return right, sum(_is_figure(stages.get(name, []), *figure) for name, *figure in figures), len(figures)


def _is_figure(stages: list[list[float]], stage: int, candidate: int, published: str) -> bool:
    """Figures with two places were rounded by whoever published them."""
    if stage > len(stages):
        return False
    places = 2 if len(published.partition(".")[2]) == 2 else 5
    return f"{stages[stage - 1][candidate - 1]:.{places}f}" == f"{float(published):.{places}f}"


def _shares(folder: str, alone: bool) -> int:
    file = str(Path(folder, "pabulib", BUDGET))
    ours = run("shares_ours", file, ours=True)
    print(f"\nEqual Shares with Add1, {BUDGET}\n                   ratio   count s   peak MB  projects")
    rows = {"ours, exact": ours}
    if not alone:
        rows["pabutools, merged"] = run("shares_pabutools", file)
    for name, found in rows.items():
        ratio = found["count"] / ours["count"]
        print(
            f"{name:<17}{ratio:>7.1f}{found['count']:>10.2f}{found['memory']:>10.0f}  {len(found['elected'])}"
        )
    if alone:
        return 0
    theirs = rows["pabutools, merged"]
    failed = _verdict(theirs["elected"] == ours["elected"], "both elect the same")
    ratio = theirs["count"] / ours["count"]
    return failed + _verdict(ratio >= 10, f"at least 10 times pabutools with merged ballots: {ratio:.1f}")


if __name__ == "__main__":
    raise SystemExit(main())
