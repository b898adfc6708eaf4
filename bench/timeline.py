"""The timeline of a small cycle and of one with a hundred times its dates: page, comparison, calendar, baseline.

The picture and the lists are bounded, so the page must not cost much more; a baseline and a calendar hold every date, so
they may grow with their number, and no faster.
"""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import process_time
from typing import Any

from kit.ground import new_site, on_each_database
from kit.writers import leave

SMALL, BIG = 100, 10_000
PAGE_GOAL, GROWTH_GOAL = 2.0, 1.5


def main() -> int:
    """Print one table for each database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=7, help="how often each is measured (default: 7)")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not given.here:
        return on_each_database(__file__, ["--times", str(given.times)])
    with new_site() as database:
        _measure(database, given.times)
    return 0


def _measure(database: str, times: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    small, big = (_costs(f"a-plan-of-{number}", number, times) for number in (SMALL, BIG))
    print(f"\n{database}: milliseconds of processor time, half of {times} runs took less")
    print(f"{'':24}{SMALL:>12,}{BIG:>12,} dates{'ratio':>10}")
    for name in small:
        print(f"{name:24}{small[name]:>12.1f}{big[name]:>12.1f}      {big[name] / small[name]:>10.2f}")
    missed = [name for name in small if big[name] / small[name] > _goal(name)]
    print("Every goal is met." if not missed else f"Missed: {', '.join(missed)}.")
    leave()


def _goal(name: str) -> float:
    """A bounded page may cost twice as much; what holds every date may grow with them."""
    return PAGE_GOAL if name in ("timeline page", "one stage of it") else BIG / SMALL * GROWTH_GOAL


def _costs(slug: str, dates: int, times: int) -> dict[str, float]:
    from kit import cold
    from kit import cycle as ground

    from moothill.commons.record.operations import revise
    from moothill.rooms.plan.operations import cut_baseline

    where = ground.begin(slug)
    by = ground.steward(where, 1)
    stage = _fill(where, dates)

    def cut() -> Any:
        agreed = [{"name": "", "organisation": "The board", "side": ""}]
        return cut_baseline(cycle=where, title="Agreed", why="It met", agreed=agreed, by=by, at=ground.AT)

    costs = {"cut a baseline": _median(cut, min(times, 3))}
    revise(record=stage, values={"when": "June 2018"}, base=1, by=by, at=ground.AT, reason="Late")
    for name, path in {
        "timeline page": "timeline/",
        "one stage of it": "timeline/?stage=ST-2",
        "baseline against now": "timeline/compare/?from=BL-1",
        "calendar": "calendar.ics",
    }.items():
        costs[name] = _median(partial(cold.get, f"/{slug}/{path}"), times)
    return costs


def _fill(where: Any, dates: int) -> Any:
    """Two stages, and as many activities in the first; laid down without the operations, which are not measured here."""
    from kit.cycle import AT, steward

    from moothill.commons.record import kinds
    from moothill.commons.record.models import Record
    from moothill.commons.record.operations import create
    from moothill.core.dates import when
    from moothill.rooms.activities.models import Activity

    first, second = (
        create(
            kind=kinds.get("stage"), cycle=where, values={"title": title, "when": "March - May 2018"},
            by=steward(where, 1), at=AT,
        )
        for title in ("Here", "There")
    )  # fmt: skip
    records = Record.objects.bulk_create(
        Record(cycle=where, kind="activity", reference=f"A-{n}", title=f"No. {n}", state="published", position=n,
               created_at=AT, published_at=AT)
        for n in range(dates)
    )  # fmt: skip
    things = [Activity(record=record, stage_id=first.pk) for record in records]
    for number, thing in enumerate(things):
        thing.when = when(f"{number % 28 + 1} March 2018")
    Activity.objects.bulk_create(things)
    return second


def _median(work: Callable[[], object], times: int) -> float:
    work()
    return median(_timed(work) for _ in range(times)) * 1000


def _timed(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
