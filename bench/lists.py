"""How long lists and searches take: 10,000 activities against 100, and the words of 100,000 records or a million.

Every figure is the time on the clock that a whole page takes to be made, in this process, with no page store. A search is
held against two floors, both bare queries of the database by the same words: the first five hundred that match, in no order;
and the best twenty, ranked by the database's own measure.
"""

import argparse
import math
import sys
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter
from typing import Any

from kit.ground import new_site, on_each_database
from kit.writers import leave

FEW, MANY = (100, 100), (10_000, 2_000)  # activities and sections
RATIO = 2.0
LISTS = {
    "register": "activities/",
    "register, one state": "activities/?state=complete",
    "register, one stage": "activities/?stage=ST-1",
    "register, one place": "activities/?place=glas",
    "planning page": "planning/",
}
GOALS = {100_000: 0.25, 1_000_000: 1.0}  # records: seconds


def main() -> int:
    """Print two tables for each database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20, help="how often each page is made (default: 20)")
    parser.add_argument("--million", action="store_true", help="search a million records too (takes minutes)")
    parser.add_argument("--only", choices=["lists", "search"], help="one of the two tables")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not given.here:
        return on_each_database(__file__, sys.argv[1:])
    with new_site() as database:
        ready()
        missed = []
        if given.only != "search":
            missed += _lists(database, given.rounds)
        if given.only != "lists":
            missed += _searches(database, given.rounds, max(GOALS) if given.million else min(GOALS))
        leave()
    print("Every goal is met." if not missed else f"Missed: {'; '.join(missed)}.")
    return 0


def ready() -> None:
    """Settings and tables of the new site."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def _lists(database: str, rounds: int) -> list[str]:
    """Each list with few rows and with many: times, questions to the database, and the last of its pages."""
    from kit import cold
    from kit.crowds import fill
    from kit.cycle import begin

    few, many = begin("few"), begin("many")
    fill(
        few, activities=FEW[0], sections=FEW[1], alike=True
    )  # so that every filter shows a hundred rows here too
    fill(many, activities=MANY[0], sections=MANY[1])
    print(
        f"\n{database}, lists: {FEW[0]} activities and {FEW[1]} sections against {MANY[0]:,} and {MANY[1]:,}"
    )
    print(
        f"{'page':26}{'few, p95':>12}{'many, p95':>12}{'ratio':>8}{'in turn':>9}"
        f"{'queries':>9}{'many':>6}{'pages':>7}{'last, p95':>12}"
    )
    missed = []
    for name, path in LISTS.items():
        small, large = f"/few/{path}", f"/many/{path}"
        times = _in_turns(rounds, lambda: cold.get(small), lambda: cold.get(large))  # noqa: B023
        last, pages = _last(large)
        end = p95(_timed(lambda: cold.get(last)) for _round in range(rounds))  # noqa: B023
        asked = cold.queries(small), cold.queries(large), cold.queries(last)
        ratio = p95(times[1]) / p95(times[0])
        typical = median(more / less for less, more in zip(*times, strict=True))
        print(
            f"{name:26}{_ms(p95(times[0]))}{_ms(p95(times[1]))}{ratio:>8.2f}{typical:>9.2f}{asked[0]:>9}{asked[1]:>6}{pages:>7}{_ms(end)}"
        )
        missed += [f"{name} above {RATIO} times"] if ratio > RATIO else []
        missed += [f"{name} asks more with more rows"] if max(asked) > asked[0] + 1 else []
    return missed


def _last(path: str) -> tuple[str, int]:
    """The address of the last page of a list, found as a reader finds it, and how many pages there are."""
    import re

    from django.test import Client

    client, address, pages = Client(headers={"Host": "localhost"}), path, 1
    base = path.partition("?")[0]
    while older := re.search(r'href="\?([^"]*)" rel="next"', client.get(address).content.decode()):
        address, pages = f"{base}?{older[1].replace('&amp;', '&')}", pages + 1
    return address, pages


def _searches(database: str, rounds: int, count: int) -> list[str]:
    from kit.crowds import publish
    from kit.cycle import begin

    cycle = begin("library")
    begun = perf_counter()
    publish(cycle, count)
    print(
        f"\n{database}, search in {count:,} records (made in {perf_counter() - begun:.0f} s), {rounds} rounds"
    )
    print(f"{'words':34}{'half':>10}{'p95':>12}{'bare match':>12}{'bare rank':>12}{'found':>10}")
    pages: list[float] = []
    floors: list[float] = []
    questions = [(name, words, "") for name, words in _questions()]
    for name, words, narrowed in [
        *questions,
        ("the first of these, in one kind", questions[0][1], "&kind=activity"),
    ]:
        page, floor = _one(name, words, rounds, narrowed)
        pages, floors = pages + page, floors + floor
    goal = GOALS[count]
    print(f"{'all of these':34}{_ms(median(pages))}{_ms(p95(pages))}{_ms(p95(floors))}", end="")
    print(f"   p95 is {p95(pages) / p95(floors):.1f} times the bare match; the goal is {goal * 1000:.0f} ms")
    return [f"search p95 above {goal} s"] if p95(pages) > goal else []


def _questions() -> Iterator[tuple[str, str]]:
    """From words that are nearly everywhere to words that are nowhere."""
    from kit.words import Words

    of = Words().word
    yield "the two commonest words", f"{of(0)} {of(1)}"
    yield "the commonest word", of(0)
    yield "four common words", " ".join(of(rank) for rank in (2, 5, 8, 11))
    yield "a common and a rare word", f"{of(0)} {of(20_000)}"
    yield "three words of the middle", " ".join(of(rank) for rank in (100, 200, 300))
    yield "two common ones side by side", f'"{of(0)} {of(1)}"'
    yield "two of the middle side by side", f'"{of(150)} {of(90)}"'
    yield "a rare word", of(25_000)
    yield "a common word and one nowhere", f"{of(0)} xylophonist"
    yield "common words that seldom meet", f"{of(40)} {of(60)} {of(80)} {of(120)}"
    yield "a reference", "X-777"


def _one(name: str, words: str, rounds: int, narrowed: str) -> list[list[float]]:
    """Measure one question, print its row, and return the times of its page and of the bare match."""
    from urllib.parse import quote_plus

    from django.test import Client
    from kit import cold

    address = f"/library/search/?q={quote_plus(words)}{narrowed}"
    data = Client(headers={"Host": "localhost"}).get(address.replace("/search/", "/search.json")).json()
    page, match = _in_turns(rounds, lambda: cold.get(address), _bare(words, ranked=False))
    (rank,) = _in_turns(3, _bare(words, ranked=True))  # it may take seconds
    found = f"{data['count']:,}{'' if data['complete'] else '+'}"
    print(f"{name:34}{_ms(median(page))}{_ms(p95(page))}{_ms(p95(match))}{_ms(p95(rank))}{found:>10}")
    return [page, match]


def _bare(words: str, *, ranked: bool) -> Callable[[], Any]:
    """The floor: the same words in one plain query of this database."""
    from django.db import connection

    from moothill.commons.search.asking import read

    phrases = [" ".join(phrase) for phrase in read(words).phrases]
    if connection.vendor == "sqlite":
        end = "ORDER BY rank LIMIT 20" if ranked else "LIMIT 500"
        sql, given = (
            f"SELECT rowid FROM search_words WHERE search_words MATCH %s {end}",
            [" ".join(f'"{each}"' for each in phrases)],
        )
    else:
        question = " && ".join(["phraseto_tsquery('search_english', %s)"] * len(phrases))
        end = f"ORDER BY ts_rank(words, {question}) DESC LIMIT 20" if ranked else "LIMIT 500"
        sql, given = (
            f"SELECT record_id FROM search_indexed WHERE words @@ ({question}) {end}",
            phrases * (2 if ranked else 1),
        )

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            cursor.fetchall()

    return ask


def _in_turns(rounds: int, *works: Callable[[], object]) -> list[list[float]]:
    """Seconds of each work, done in turns, so that a busy moment of the machine hits all."""
    for work in works:
        work()
    times = [[_timed(work) for work in works] for _round in range(rounds)]
    return [list(each) for each in zip(*times, strict=True)]


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def p95(times: Any) -> float:
    """The time within which nineteen of twenty were."""
    ordered = sorted(times)
    return ordered[math.ceil(len(ordered) * 0.95) - 1]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:>9.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
