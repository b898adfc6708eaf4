"""How fast a planning page is read: lines a second in each form, growth to a thousand times the page, beside a floor.

The page is made here: the same sections and tables as a real one, with words of its own. The floor does what no reader
can do without: the page split into lines, and lines into cells at their bars; for HTML, the tree that lxml makes. The
reader is called without its child process, and its limits are raised. As in that process, the collector of garbage is off.
"""

import argparse
import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kit import planning_page
from lxml import html

from moothill.core.wiki import Form, Limits, read

SIZES = (1, 10, 100, 1000)
NO_LIMITS = Limits(page=1 << 40, rows=1 << 40)
GROWTH_GOAL = 1.5  # seconds a line at the largest size, against those at ten times the page: 1 is linear


def main() -> int:
    """Print one table for each form."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--page", type=Path, help="a page of your own, read as often as it is large")
    parser.add_argument(
        "--most", type=int, default=1000, help="the largest size (default: 1000 times the page)"
    )
    given = parser.parse_args()
    sizes = [size for size in SIZES if size <= given.most]
    gc.disable()
    missed = (
        [words for form in Form for words in _measure(form, sizes)] if not given.page else _own(given.page)
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nThe process took {peak:,} MB at most.")
    print("Every goal is met." if not missed else f"Missed: {'; '.join(missed)}.")
    return 0


def _measure(form: Form, sizes: list[int]) -> Iterator[str]:
    print(
        f"\n{form.value:10}{'lines':>10}{'bytes':>13}{'seconds':>10}{'lines/s':>10}{'floor/s':>12}{'ratio':>8}{'growth':>8}"
    )
    each: dict[int, float] = {}
    for size in sizes:
        page = planning_page.made(form, size).encode()
        lines = page.count(b"\n")
        rounds = max(1, 30 // size)
        took = _seconds(lambda page=page: read(page, form=form, year=2018, limits=NO_LIMITS), rounds)
        floor = _seconds(lambda page=page: _floor(page, form), rounds)
        each[size] = took / lines
        growth = each[size] / each.get(10, each[size])
        print(
            f"x {size:<8}{lines:>10,}{len(page):>13,}{took:>10.3f}{lines / took:>10,.0f}{lines / floor:>12,.0f}"
            f"{took / floor:>8.1f}{growth:>8.2f}"
        )
    if each[sizes[-1]] > each.get(10, each[sizes[0]]) * GROWTH_GOAL:
        yield f"{form.value} is not linear"


def _own(path: Path) -> list[str]:
    page = path.read_bytes()
    lines = page.count(b"\n")
    took = _seconds(lambda: read(page, limits=NO_LIMITS), 20)
    reading = read(page, limits=NO_LIMITS)
    placed = sum(bool(fate.places) for fate in reading.fates)
    unread = sum(fate.unread for fate in reading.fates)
    print(
        f"{path.name}: {lines:,} lines as {reading.form} in {took * 1000:.0f} ms, {lines / took:,.0f} lines/s"
    )
    print(
        f"{len(reading.found)} records; of {len(reading.fates)} lines {placed} are placed, {unread} listed as unread"
    )
    return []


def _seconds(act: Callable[[], object], rounds: int) -> float:
    """Processor time of one call, the best of some."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        began = time.process_time()
        act()
        best = min(best, time.process_time() - began)
    return best


def _floor(page: bytes, form: Form) -> object:
    text = page.decode()
    if form == Form.HTML:
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    return [line.split("|") for line in text.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
