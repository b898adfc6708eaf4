"""How many acts a second ten writers get done in one cycle, and how long the unluckiest of them waits.

An act is a whole one: policy, checks, columns, revision, the sealed line, and the disk. The floor is the same number of
writers who each insert one row of the same size in a transaction, with nothing around it.
"""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from kit.ground import new_site, on_each_database
from kit.writers import at_once, leave

WRITERS = 10


def main() -> int:
    """Print one table for each database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=8, help="how long each part writes (default: 8)")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not given.here:
        return on_each_database(__file__, ["--seconds", str(given.seconds)])
    with new_site() as database:
        _measure(database, given.seconds)
    return 0


def _measure(database: str, seconds: float) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(f"\n{database}: {WRITERS} writers, {seconds:g} s each")
    print(f"{'':36}{'a second':>10}{'half within':>14}{'longest wait':>15}{'most / least':>15}")
    floor = _report("floor: one bare INSERT each", seconds, _bare_insert(), None)
    _report("new tasks in one cycle", seconds, _new_tasks(), floor)
    _report("changes, each to one's own task", seconds, _own_changes(), floor)
    call_command("journal", "verify")
    leave()


def _report(name: str, seconds: float, act: Callable[[int, int], object], floor: float | None) -> float:
    """Let all write, print one row, and return acts a second."""
    begun = perf_counter()
    waits = at_once(WRITERS, partial(_write, seconds=seconds, act=act))
    every = [wait for own in waits for wait in own]
    rate = len(every) / (perf_counter() - begun)
    counts = [len(own) for own in waits]
    against = f"  {rate / floor:.2f} of the floor" if floor else ""
    print(
        f"{name:36}{rate:>10.0f}{median(every) * 1000:>11.1f} ms{max(every) * 1000:>12.1f} ms"
        f"{f'{max(counts)} / {min(counts)}':>15}{against}"
    )
    return rate


def _write(writer: int, *, seconds: float, act: Callable[[int, int], object]) -> list[float]:
    """How long each act of one writer took, waiting included."""
    waits: list[float] = []
    end = perf_counter() + seconds
    while (begun := perf_counter()) < end:
        act(writer, len(waits))
        waits.append(perf_counter() - begun)
    return waits


def _bare_insert() -> Callable[[int, int], object]:
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_floor (writer integer, number integer, words text)")
    words = "x" * 600  # about what a task, its revision and its line take together

    def insert(writer: int, number: int) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_floor VALUES (%s, %s, %s)", [writer, number, words])

    return insert


def _new_tasks() -> Callable[[int, int], object]:
    from kit.cycle import add_task, begin, steward

    cycle = begin("new-tasks")
    return lambda writer, number: add_task(cycle, f"Task {number} of {writer}", steward(cycle, writer))


def _own_changes() -> Callable[[int, int], object]:
    from kit.cycle import AT, add_task, begin, steward

    from moothill.commons.record.operations import revise

    cycle = begin("own-changes")
    tasks = [add_task(cycle, f"Task of {writer}", steward(cycle, writer)) for writer in range(WRITERS)]

    def change(writer: int, number: int) -> None:
        values = {"title": f"Wording {number} of {writer}"}
        revise(record=tasks[writer], values=values, base=number + 1, by=steward(cycle, writer), at=AT)

    return change


if __name__ == "__main__":
    sys.exit(main())
