"""Telling 50,000 followers of one act: against a bare INSERT ... SELECT, and what pages wait meanwhile.

One floor inserts the same rows into a bare table in one statement, the other into a table with the key and indexes that
notices have. The notices are made as the follower makes them beside the pages: in steps, with rests between. A page made
from the database, and an act that writes, are timed while nothing else runs, and while the notices are made.
"""

import argparse
import sys
from collections.abc import Callable
from statistics import median, quantiles
from threading import Thread
from time import perf_counter
from typing import Any

from kit.ground import new_site, on_each_database
from kit.writers import leave

READERS = 50_000
PAGE = "/scotland-2018-20/journal/"


def main() -> int:
    """Print one table for each database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", type=int, default=READERS, help=f"how many follow (default: {READERS})")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not given.here:
        return on_each_database(__file__, ["--readers", str(given.readers)])
    with new_site() as database:
        _measure(database, given.readers)
    return 0


def _measure(database: str, readers: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("sample", verbosity=0)
    call_command("worker", "--once")
    _let_follow(readers)
    _page(), _act()
    # The acts first: what they wrote stands on the page, which is to be the same one quiet and while telling.
    quiet_act, quiet_page = _beside(_act, 8.0), _beside(_page, 8.0)
    _leave_the_rest()
    bare, floor = _floor(indexed=False), _floor(indexed=True)
    took, steps, page = _while_telling(_page)
    took_again, _steps, act = _while_telling(_act)
    print(f"\n{database}: one act, {readers:,} followers")
    print(f"one INSERT ... SELECT, bare table {bare:8.2f} s")
    print(f"the same into a table with its indexes {floor:3.2f} s")
    for name, seconds in (("beside readers", took), ("beside writers", took_again)):
        print(
            f"notices, {name:14}           {seconds:8.2f} s   {seconds / floor:5.1f} times that, rests included"
        )
    work = sum(steps)
    print(f"work alone {work:.2f} s: {work / floor:.1f} times that, {work / bare:.0f} times the bare table")
    print(
        f"steps: {len(steps)}, half within {median(steps) * 1000:.0f} ms, longest {max(steps) * 1000:.0f} ms"
    )
    _report("a page for somebody with a cookie", quiet_page, page)
    _report("an act", quiet_act, act)
    leave()


def _let_follow(readers: int) -> None:
    from kit.bulk import pour, settle
    from kit.cycle import AT

    from moothill.commons.cycles.models import Cycle
    from moothill.commons.notifications.models import Follow, Reader
    from moothill.commons.people.models import Participant

    cycle = Cycle.objects.get(slug="scotland-2018-20")
    start = (Participant.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1000
    numbers = range(start, start + readers)
    gone = {"person": None, "organisation": None, "since": AT}
    pour(Participant, ({"id": n, "label": f"Reader {n}", **gone} for n in numbers))
    pour(
        Reader,
        (
            {
                "id": n,
                "participant_id": n,
                "address": "",
                "digest": None,
                "language": "",
                "often": "2-daily",
                "since": AT,
            }
            for n in numbers
        ),
    )
    pour(
        Follow,
        (
            {"reader_id": n, "cycle_id": cycle.pk, "topic": "cycle", "often": "", "asked": True, "since": AT}
            for n in numbers
        ),
    )
    settle(Participant, Reader, Follow)


def _act(number: int = 0) -> None:
    """A steward's act: a new task."""
    from datetime import UTC, datetime

    from moothill.commons.cycles.models import Cycle
    from moothill.commons.policy.actors import Actor
    from moothill.commons.record import kinds
    from moothill.commons.record.operations import create
    from moothill.core.policy import Role

    cycle = Cycle.objects.get(slug="scotland-2018-20")
    by = Actor(name="Bench", roles={cycle.pk: frozenset({Role.STEWARD})})
    values = {"title": f"Task {number}", "everyone": True}
    create(kind=kinds.get("task"), cycle=cycle, values=values, by=by, at=datetime.now(UTC))


def _page(number: int = 0) -> None:
    """A page that the store does not answer: made anew, from the database."""
    from kit import cold

    cold.get(PAGE)


def _beside(work: Callable[[int], None], seconds: float) -> list[float]:
    """How long each turn took, one after the other, for a while."""
    return _until(work, lambda begun: perf_counter() - begun > seconds)


def _until(work: Callable[[int], None], ended: Callable[[float], bool]) -> list[float]:
    begun, waits = perf_counter(), []
    while not ended(begun):
        start = perf_counter()
        work(len(waits))
        waits.append(perf_counter() - start)
    return waits


def _leave_the_rest() -> None:
    """Let the acts that were only there to be timed be told to nobody: each would have 50,000 readers."""
    from moothill.commons.journal.models import Cursor, Head
    from moothill.commons.notifications import fanning
    from moothill.commons.notifications.models import Progress

    for head in Head.objects.all():
        Cursor.objects.filter(follower=fanning.FOLLOWER, head=head).update(number=head.number)
        Progress.objects.filter(head=head).update(number=head.number)


def _while_telling(work: Callable[[int], None]) -> tuple[float, list[float], list[float]]:
    """Seconds that the notices of one act took, each step, and what each turn of `work` took meanwhile.

    The runner is the one that stands beside the pages, in a thread of its own.
    """
    from django.db import connections

    from moothill.commons.journal.running import Runner
    from moothill.commons.notifications import fanning

    _act(-1)
    last, steps = _head().number, []

    def step(lines: Any) -> bool:
        begun = perf_counter()
        done = fanning.follow(lines)
        steps.append(perf_counter() - begun)
        return done

    runner = Runner({fanning.FOLLOWER: step})

    def run() -> None:
        try:
            runner.run()
        finally:
            connections.close_all()

    thread = Thread(target=run)
    begun = perf_counter()
    thread.start()
    waits = _until(work, lambda _begun: _is_told(last))
    took = perf_counter() - begun
    runner.stop()
    thread.join()
    _leave_the_rest()
    return took, steps, waits


def _head() -> Any:
    from moothill.commons.cycles.models import Cycle

    return Cycle.objects.select_related("head").get(slug="scotland-2018-20").head


def _is_told(last: int) -> bool:
    from moothill.commons.notifications.models import Progress

    return Progress.objects.get(head__scope="scotland-2018-20").number >= last


_SELECT = "SELECT reader_id, 1, cycle_id, '2-daily', '2018' FROM notifications_follow WHERE topic = 'cycle'"
_TWIN_INDEXES = (
    "CREATE UNIQUE INDEX bench_a ON bench_notice (entry_id, reader_id)",
    "CREATE INDEX bench_b ON bench_notice (reader_id, id DESC)",
    "CREATE INDEX bench_c ON bench_notice (reader_id) WHERE read_at IS NULL",
    "CREATE INDEX bench_d ON bench_notice (cycle_id, often, reader_id) WHERE often <> ''",
    "CREATE INDEX bench_e ON bench_notice (at)",
)


def _floor(*, indexed: bool) -> float:
    """One INSERT ... SELECT into a bare table, or into one with a key and the indexes that notices have."""
    from django.db import connection, transaction

    key = "id integer PRIMARY KEY" if connection.vendor == "sqlite" else "id bigserial PRIMARY KEY"
    columns = "reader_id bigint, entry_id bigint, cycle_id bigint, often text, at text, read_at text"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_notice")
        cursor.execute(f"CREATE TABLE bench_notice ({f'{key}, ' if indexed else ''}{columns})")
        for statement in _TWIN_INDEXES if indexed else ():
            cursor.execute(statement)
        begun = perf_counter()
        with transaction.atomic():
            cursor.execute(f"INSERT INTO bench_notice (reader_id, entry_id, cycle_id, often, at) {_SELECT}")
        return perf_counter() - begun


def _report(name: str, quiet: list[float], busy: list[float]) -> None:
    for words, of in (("half", median), ("p95", lambda waits: quantiles(waits, n=20)[-1])):
        calm, loud = of(quiet) * 1000, of(busy) * 1000
        told = f"{loud:6.1f} ms while telling ({len(busy)}): {loud / calm:.2f} times"
        print(f"{name:34}{words:5}{calm:6.1f} ms quiet ({len(quiet)}), {told}")


if __name__ == "__main__":
    sys.exit(main())
