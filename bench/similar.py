"""How surely and how fast a near-copy of a real text leads to the text, among 100,000 records or a million.

Real texts lie among made ones. Copies of them with typing errors, in another order or with a sentence added are held against
what is there: how often the original is among the first five, and how long that takes in this process. The floor beside it is
the database's own ranking by any of the same words, a bare query.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from kit.ground import new_site, on_each_database
from kit.writers import leave
from lists import GOALS, p95, ready

FIRST = 5
GOAL = 0.99
KIND = "input"


@dataclass
class Tally:
    """What came of the copies of one set."""

    tried: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)  # seconds of a processor, here and in the server

    @property
    def share(self) -> float:
        """Of all copies, how many led to their original."""
        return self.found.total() / self.tried.total()


def main() -> int:
    """Print a table for each database. The exit status is 0 whether or not a goal is met; 2 without the texts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, required=True, help="folder with the two files of real texts")
    parser.add_argument("--copies", type=int, default=2_000, help="of each set (default: 2000)")
    parser.add_argument("--million", action="store_true", help="among a million records (takes minutes)")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    given.texts = given.texts.resolve()
    from kit.copies import SETS, real_texts

    try:
        sets = {name: real_texts(given.texts, name) for name in SETS}
    except FileNotFoundError as error:
        print(
            f"{error.filename} is not there. Give the folder that holds it: --texts FOLDER", file=sys.stderr
        )
        return 2
    if not given.here:
        return on_each_database(__file__, sys.argv[1:])
    with new_site() as database:
        ready()
        missed = _measure(database, sets, max(GOALS) if given.million else min(GOALS), given.copies)
        leave()
    print("Every goal is met." if not missed else f"Missed: {'; '.join(missed)}.")
    return 0


def _measure(database: str, sets: dict[str, list[str]], count: int, copies: int) -> list[str]:
    from kit.copies import CHANGES, Copier
    from kit.cycle import begin

    cycle = begin("library")
    begun = perf_counter()
    firsts = _fill(cycle, sets, count)
    made = perf_counter() - begun
    print(f"\n{database}, similar texts in {count:,} records (made in {made:.0f} s), {copies:,} copies each")
    print("In the first five, of those with: " + ", ".join(CHANGES) + "; of all. Then half, p95 and slowest.")
    missed = []
    for name, texts in sets.items():
        ours = _held_against(_ours(cycle), texts, firsts[name], Copier(texts).some(copies))
        _print(f"{name}", ours)
        some = list(Copier(texts).some(max(30, copies // 40)))
        _print("  floor: any word, ranked", _held_against(_ranked(), texts, firsts[name], some))
        missed += (
            [f"{name}: {ours.share:.2%} in the first five, below {GOAL:.0%}"] if ours.share < GOAL else []
        )
        missed += [f"{name}: p95 above {GOALS[count]} s"] if p95(ours.seconds) > GOALS[count] else []
    return missed


def _fill(cycle: Any, sets: dict[str, list[str]], count: int) -> dict[str, int]:
    """The real texts amid the made ones, every other of which is of another kind; the id of the first text of each set."""
    from kit.copies import sea
    from kit.crowds import shelve

    every = [text for texts in sets.values() for text in texts]
    half = (count - len(every)) // 2

    def rows() -> Iterable[tuple[str, str]]:
        yield from ((KIND if at % 2 else "activity", text) for at, text in enumerate(sea(every, half)))
        yield from ((KIND, text) for text in every)
        rest = sea(every, count - len(every) - half, seed=4)
        yield from ((KIND if at % 2 else "activity", text) for at, text in enumerate(rest))

    first = shelve(cycle, rows) + half
    firsts = {}
    for name, texts in sets.items():
        firsts[name], first = first, first + len(texts)
    return firsts


def _held_against(search: Any, texts: list[str], first: int, copies: Iterable[tuple[int, str, str]]) -> Tally:
    tally, worked = Tally(), _work()
    for place, change, copy in copies:
        begun, before = perf_counter(), worked()
        keys = search(copy)
        tally.seconds.append(perf_counter() - begun)
        tally.worked.append(worked() - before)
        tally.tried[change] += 1
        tally.found[change] += first + place in keys
    return tally


def _work() -> Callable[[], float]:
    """What this process and, on PostgreSQL, the server's process for it have worked, which a busy machine leaves as it is."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return process_time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        server = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    tick = os.sysconf("SC_CLK_TCK")

    def worked() -> float:
        user, system = server.read_text().rpartition(")")[2].split()[11:13]
        return process_time() + (int(user) + int(system)) / tick

    return worked


def _ours(cycle: Any) -> Any:
    from moothill.commons.policy.actors import PASSER_BY
    from moothill.commons.search.similar import similar_to

    def search(text: str) -> list[int]:
        found = similar_to(cycle=cycle, text=text, actor=PASSER_BY, kind=KIND, most=FIRST)
        return [similar.record.pk for similar in found]

    return search


def _ranked() -> Any:
    """The floor: records that hold any of the words, by the database's own measure."""
    from django.db import connection

    from moothill.commons.search.asking import STOP_WORDS
    from moothill.core.synthesis import words

    rank = "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rank LIMIT %s"
    if connection.vendor != "sqlite":
        rank = """SELECT record_id FROM search_indexed, to_tsquery('search_english', %s) AS asked
            WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT %s"""

    def search(text: str) -> list[int]:
        telling = [word for word in dict.fromkeys(words(text)) if word not in STOP_WORDS]
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(rank, [" OR ".join(f'"{word}"' for word in telling), FIRST])
            else:
                cursor.execute(rank, [" | ".join(telling), FIRST])
            return [key for (key,) in cursor.fetchall()]

    return search


def _print(name: str, tally: Tally) -> None:
    shares = "".join(f"{tally.found[change] / tally.tried[change]:>9.2%}" for change in tally.tried)
    times = "".join(
        f"{seconds * 1000:>9.1f} ms"
        for seconds in (median(tally.seconds), p95(tally.seconds), max(tally.seconds))
    )
    print(
        f"{name:27}{shares}{tally.share:>9.2%}{times}   (p95 of processor time {p95(tally.worked) * 1000:.1f} ms)",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
