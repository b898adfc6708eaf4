"""The trail of a contribution, of a theme with 100,000 of them and of the commitment above it, among a million links.

And the same among ten times fewer: what stands behind is counted and paged, so a page should not cost twice as much. Each
page is made by Django from the database, past the store of ready pages. The work is processor time of this process: that of a
PostgreSQL server comes on top, and is in the clock.
"""

import argparse
import sys
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from kit.ground import new_site, on_each_database
from kit.writers import leave

LINKS = 1_000_000
LIMIT, RATIO = 100.0, 2.0
PAGES = {
    "a contribution": ("input", ""),
    "a theme": ("theme", ""),
    "the commitment": ("commitment", ""),
    "the theme's contributions": ("theme", "?causes=part-of.input"),
    "all behind the commitment": ("commitment", "?causes=input"),
}


def main() -> int:
    """Print a table for each database; 1 if a page is slower than it may be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--links", type=int, default=LINKS, help=f"how many links (default: {LINKS:,})")
    parser.add_argument("--times", type=int, default=60, help="how often each page is made (default: 60)")
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
        slow = _measure(database, given.links, given.times)
        leave()
    return int(slow)


def _measure(database: str, links: int, times: int) -> bool:
    from kit.links import lay

    few, many = lay("few", links // 10), lay("many", links)
    print(f"\n{database}: {few.links:,} and {many.links:,} links")
    print(f"{'':30}{'half':>9}{'p95':>9}{'work':>9}{'questions':>11}{'tenth: p95':>13}{'times':>7}")
    slow = False
    for name, (which, query) in PAGES.items():
        (half, last, work), (_half, less, _work) = (
            _timed(_address(ground, which, query), times) for ground in (many, few)
        )
        asked = _asked(_address(many, which, query))
        ratio = last / less
        print(
            f"{name:30}{half:>6.1f} ms{last:>6.1f} ms{work:>6.1f} ms{asked:>11}{less:>10.1f} ms{ratio:>7.2f}"
        )
        slow = slow or last > LIMIT or ratio > RATIO
    return slow


def _address(ground: Any, which: str, query: str) -> str:
    return f"/{ground.cycle.slug}/{getattr(ground, which)}/trail/{query}"


def _asked(path: str) -> int:
    from kit import cold

    return cold.queries(path)


def _timed(path: str, times: int) -> tuple[float, float, float]:
    """Half and p95 of the clock, and half of the work, in milliseconds."""
    from kit import cold

    for _ in range(3):
        cold.get(path)
    clock, worked = [], []
    for _time in range(times):
        begun, busy = perf_counter(), process_time()
        cold.get(path)
        clock.append((perf_counter() - begun) * 1000)
        worked.append((process_time() - busy) * 1000)
    return median(clock), quantiles(clock, n=20)[-1], median(worked)


if __name__ == "__main__":
    sys.exit(main())
