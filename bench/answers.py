"""What waits for an answer, and telling everybody behind one: with a thousand contributions and with 100,000.

The list of the desk is made with nothing answered and with all but the newest twenty: then every row is looked at. The floor
beside it is the register's own first page. Telling is that of one response to five themes that hold everything.
"""

import argparse
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time
from typing import Any

from kit.ground import new_site, on_each_database
from kit.writers import leave

MANY = 100_000


def main() -> int:
    """Print a table for each database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--inputs", type=int, default=MANY, help=f"how many contributions (default: {MANY:,})"
    )
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not given.here:
        return on_each_database(__file__, sys.argv[1:])
    with new_site() as database:
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        for count in sorted({1_000, given.inputs}):
            _measure(database, count)
        leave()
    return 0


def _measure(database: str, count: int) -> None:
    from kit.answers import answer, fill
    from kit.cycle import begin

    cycle = begin(f"answers-{count}")
    themes = fill(cycle, count)
    print(f"\n{database}, {count:,} contributions")
    print(f"{'':34}{'half':>10}{'longest':>10}{'work':>10}")
    _report("register, first page (floor)", lambda: _register(cycle))
    for words in ("nothing answered", "all but the newest 20"):
        _report(f"desk, {words}", lambda: _desk(cycle))
        _report(f"desk, {words}, a theme", lambda: _desk(cycle, theme="TH-1"))
        _report(f"how many are answered, {words}", lambda: _tally(cycle))
        if words == "nothing answered":
            answer(cycle, themes)
    _tell()


def _report(words: str, work: Callable[[], Any], times: int = 9) -> None:
    work()
    clock, worked = [], []
    for _time in range(times):
        begun, busy = perf_counter(), process_time()
        work()
        clock.append(perf_counter() - begun)
        worked.append(process_time() - busy)
    print(
        f"{words:34}{median(clock) * 1000:>7.1f} ms{max(clock) * 1000:>7.1f} ms{median(worked) * 1000:>7.1f} ms"
    )


def _register(cycle: Any) -> Any:
    from moothill.commons.policy.actors import OPERATOR
    from moothill.rooms.inputs.queries import narrowing, register

    return register.page_of_inputs(narrowing.published(cycle, OPERATOR)).things


def _desk(cycle: Any, **asked: str) -> Any:
    from moothill.commons.policy.actors import OPERATOR
    from moothill.rooms.responses.queries import waiting

    things = waiting.narrow(cycle, OPERATOR, asked)
    late = waiting.late_calls(cycle, OPERATOR, cycle.starts)
    return waiting.page_of_waiting(things, late).things


def _tally(cycle: Any) -> Any:
    from moothill.commons.policy.actors import OPERATOR
    from moothill.rooms.responses.queries.lists import tallies

    return tallies(cycle, OPERATOR)


def _tell() -> None:
    from moothill.commons.journal.followers import advance
    from moothill.commons.notifications import fanning
    from moothill.commons.notifications.models import Notice

    before, steps, begun = Notice.objects.count(), [], perf_counter()
    while True:
        at = perf_counter()
        if not advance(fanning.FOLLOWER, fanning.follow):
            break
        steps.append(perf_counter() - at)
    told = Notice.objects.count() - before
    print(
        f"telling {told:,} people: {perf_counter() - begun:.1f} s in {len(steps)} steps, half within "
        f"{median(steps) * 1000:.0f} ms, longest {max(steps) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
