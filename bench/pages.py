"""How fast pages are read: from memory, "not modified", and made anew, against a floor in the same run.

The floor is a Django view with no middleware that returns ready bytes, as many as the page has, under the same server
with the same options. Floor and page are measured in turns, so that a busy moment of the machine hits both.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from kit.ground import moothill, new_site, on_each_database
from kit.load import Load, ask, run
from kit.servers import free_port, serving
from kit.writers import leave

SLUG = "scotland-2018-20"
PAGES = {  # name: address, and the most milliseconds of processor time to make it
    "cycle home": (f"/{SLUG}/", 30),
    "register": (f"/{SLUG}/activities/", 30),
    "planning page": (f"/{SLUG}/planning/", 80),
}
WARM_GOAL, UNCHANGED_GOAL = 0.8, 0.9


@dataclass
class Figures:
    """What was measured of one page; pairs are (floor, page), taken one right after the other."""

    length: int = 0
    warm: list[tuple[Load, Load]] = field(default_factory=list)
    unchanged: list[tuple[Load, Load]] = field(default_factory=list)
    cold: float = 0
    queries: tuple[int, int, int] = (0, 0, 0)


def main() -> int:
    """Print one table for each database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=1, help="how long each turn lasts (default: 1)")
    parser.add_argument("--rounds", type=int, default=5, help="how many turns each page gets (default: 5)")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not given.here:
        return on_each_database(__file__, ["--seconds", str(given.seconds), "--rounds", str(given.rounds)])
    with new_site() as database:
        figures = {name: Figures() for name in PAGES}
        _measure_served(figures, given.seconds, given.rounds)
        _measure_made(figures)
        _print(database, figures)
    return 0


def _measure_served(figures: dict[str, Figures], seconds: float, rounds: int) -> None:
    """Warm and not modified, through the server, each against the floor."""
    site, floor = free_port(), free_port()
    environment = os.environ | {"PORT": str(site)}
    with (
        serving([moothill(), "serve", "--with-sample"], environment, site, f"/{SLUG}/"),
        serving(_floor_command(floor), os.environ | {"PYTHONPATH": str(Path(__file__).parent)}, floor, "/1/"),
    ):
        for name, (path, _goal) in PAGES.items():
            headers = ask(site, path)[1]
            known = {"If-None-Match": headers["etag"]}
            figures[name].length = int(headers["content-length"])
            for _ in range(rounds):
                pair = run(floor, f"/{figures[name].length}/", seconds), run(site, path, seconds)
                figures[name].warm.append(pair)
                pair = run(floor, "/0/", seconds), run(site, path, seconds, known)
                figures[name].unchanged.append(pair)


def _floor_command(port: int) -> list[str]:
    """The floor under the very server that `moothill serve` runs, with an operator's defaults."""
    options = f"host='127.0.0.1', port={port}, workers=1, threads=env.read('MOOTHILL_THREADS')"
    given = f"{options}, application='kit.floor:application'"
    return [sys.executable, "-c", f"from moothill.config import env, serve; serve.run({given})"]


def _measure_made(figures: dict[str, Figures]) -> None:
    """Cold pages, and their questions to the database with the sample, and with three and nine times its rows.

    A list that no longer fits on one page may ask once more than one that does; from there on nothing may grow.
    """
    import django

    django.setup()
    from kit import cold

    for name, (path, _goal) in PAGES.items():
        figures[name].cold = cold.milliseconds(path)
    once = {name: cold.queries(path) for name, (path, _goal) in PAGES.items()}
    cold.multiply(SLUG, by=3)
    thrice = {name: cold.queries(path) for name, (path, _goal) in PAGES.items()}
    cold.multiply(SLUG, by=3)
    for name, (path, _goal) in PAGES.items():
        figures[name].queries = once[name], thrice[name], cold.queries(path)
    leave()


def _print(database: str, figures: dict[str, Figures]) -> None:
    print(f"\n{database}, answers a second")
    print(
        f"{'page':14}{'bytes':>9}{'floor':>8}{'warm':>8}{'ratio':>8}{'floor':>9}{'304':>8}{'ratio':>8}",
        end="",
    )
    print(f"{'cold CPU':>12}{'queries':>9}{'rows x 3':>10}{'x 9':>5}")
    for name, each in figures.items():
        print(f"{name:14}{each.length:>9,}{_pair(each.warm)}{_pair(each.unchanged)}", end="")
        print(f"{each.cold:>9.1f} ms{each.queries[0]:>9}{each.queries[1]:>10}{each.queries[2]:>5}")
    runs = [load for each in figures.values() for pair in each.warm + each.unchanged for load in pair]
    print(f"The load loop took {median(load.busy for load in runs):.0%} of one core.")
    missed = [words for name in figures for words in _missed(name, figures[name])]
    print("Every goal is met." if not missed else f"Missed: {'; '.join(missed)}.")


def _pair(pairs: list[tuple[Load, Load]]) -> str:
    floor, page = (median(load.rate for load in side) for side in zip(*pairs, strict=True))
    return f"{floor:>8.0f}{page:>8.0f}{_ratio(pairs):>8.2f}"


def _ratio(pairs: list[tuple[Load, Load]]) -> float:
    return median(page.rate / floor.rate for floor, page in pairs)


def _missed(name: str, figures: Figures) -> Iterator[str]:
    """The goals that this page does not reach, in words."""
    if _ratio(figures.warm) < WARM_GOAL:
        yield f"{name} warm below {WARM_GOAL} of the floor"
    if _ratio(figures.unchanged) < UNCHANGED_GOAL:
        yield f"{name} not modified below {UNCHANGED_GOAL} of the floor"
    if any(load.status != 304 for _floor, load in figures.unchanged):
        yield f"{name} was not answered with 304"
    if figures.cold > PAGES[name][1]:
        yield f"{name} cold above {PAGES[name][1]} ms"
    once, thrice, more = figures.queries
    if more > thrice or thrice > once + 1:
        yield f"{name} asks more of the database with more rows"


if __name__ == "__main__":
    sys.exit(main())
