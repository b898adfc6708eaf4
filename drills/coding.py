"""All 2,314 real proposals are brought in and coded by two who err: the figures of the page are those of other programs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from kit.ground import new_site, on_each_database
from kit.writers import leave

if TYPE_CHECKING:
    from moothill.commons.cycles.models import Cycle
    from moothill.commons.policy.actors import Actor

SLUG, BEGUN = "bonn-2017-18", datetime(2017, 9, 13, 8, tzinfo=UTC)
TIMES, EQUAL = 400, 1e-9


def main() -> int:
    """0 if every figure was right on every database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="sixty proposals, on this database alone")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    parser.add_argument("--seed", type=int, default=1, help="in which proposals the two err")
    given = parser.parse_args()
    if not (given.here or given.short):
        return on_each_database(__file__, ["--seed", str(given.seed)])
    with new_site() as database:
        told, broken = _drill(60 if given.short else None, given.seed)
        for words in (*told, *broken):
            print(f"{database}: {words}")
        if not broken:
            print(f"{database}: every figure is that of other programs.")
    return 1 if broken else 0


def _drill(most: int | None, seed: int) -> tuple[list[str], list[str]]:
    """What was measured, and what was wrong."""
    os.environ["DJANGO_ALLOWED_HOSTS"] = "*"
    import django

    django.setup()
    from django.core.management import call_command

    from tests.rooms.coding.agreement import bonn

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cycle, (one, other) = _begin()
    rows, ticks = bonn.proposals(most), count()
    truths = [row["main_label"] for row in rows]
    begun = perf_counter()
    records = bonn.brought_in(rows, cycle, by=one, clock=lambda: BEGUN + timedelta(seconds=next(ticks)))
    brought = perf_counter() - begun
    said = bonn.said_by_two(truths, seed)
    codes = bonn.codebook(cycle, by=one, at=BEGUN)
    bonn.coded([records[row["id"]] for row in rows], said, codes, (one, other), BEGUN)
    page, shown = _read(cycle)
    told = [
        f"{len(rows)} proposals brought in within {brought:.1f} s; the page of their agreement took {page:.2f} s",
        _sentence(shown, bonn.expected_alpha(truths)),
        _many_times(truths),
    ]
    broken = list(_faults(shown, said, len(rows)))
    low, high = shown["all_codes"]["alpha_interval"]
    if not low <= bonn.expected_alpha(truths) <= high:
        broken.append("the error that was made is not what alpha tells; that happens to one seed of twenty")
    leave()
    return told, broken


def _begin() -> tuple[Cycle, tuple[Actor, Actor]]:
    from kit.cycle import begin

    from moothill.commons.cycles.operations import appoint
    from moothill.commons.cycles.queries import actor_of
    from moothill.commons.people.models import Person
    from moothill.commons.people.operations import participant_of
    from moothill.commons.policy.actors import OPERATOR
    from moothill.core.policy import Role, Side

    cycle = begin(SLUG)
    people = [Person.objects.create_user(f"coder{number}@example.org") for number in (1, 2)]
    for person, side in zip(people, (Side.GOVERNMENT, Side.CIVIL_SOCIETY), strict=True):
        appoint(
            cycle=cycle, participant=participant_of(person), role=Role.STEWARD, side=side, by=OPERATOR, at=BEGUN
        )  # fmt: skip
    one, other = (actor_of(person, BEGUN) for person in people)
    return cycle, (one, other)


def _read(cycle: Cycle) -> tuple[float, dict[str, Any]]:
    """How long the page takes, and the data beside it."""
    from django.test import Client

    reader = Client(headers={"Host": "localhost"})
    address = f"{cycle.get_absolute_url()}coding/agreement"
    reader.get(f"{address}/")  # templates are read once
    begun = perf_counter()
    assert reader.get(f"{address}/?again=1").status_code == 200
    return perf_counter() - begun, reader.get(f"{address}.json").json()


def _faults(shown: dict[str, Any], said: Sequence[tuple[str, str]], number: int) -> Iterator[str]:
    from tests.rooms.coding.agreement import bonn

    if shown["items"] != number:
        yield f"{shown['items']} of {number} were counted"
    one, other = zip(*[[bonn.LABELS.index(label) for label in pair] for pair in said], strict=True)
    yield from _unlike("all codes", shown["all_codes"], bonn.counted_elsewhere(one, other))
    for row in shown["codes"]:
        label = row["label"].replace(" ", "_")
        both = ([pair[who] == label for pair in said] for who in (0, 1))
        yield from _unlike(label, row, bonn.counted_elsewhere(*both))


def _unlike(what: str, told: dict[str, Any], counted: Any) -> Iterator[str]:
    for name in ("percent", "kappa", "alpha"):
        ours, theirs = told[name], getattr(counted, name)
        if (ours is None) != (theirs is None) or (theirs is not None and abs(ours - theirs) > EQUAL):
            yield f"{name} of {what}: {ours} here, {theirs} elsewhere"


def _sentence(shown: dict[str, Any], expected: float) -> str:
    whole = shown["all_codes"]
    low, high = whole["alpha_interval"]
    return (
        f"agreed {whole['percent']:.3f}, kappa {whole['kappa']:.3f}, alpha {whole['alpha']:.3f} ({low:.3f} to {high:.3f}); "
        f"by the error that was made alpha is {expected:.3f}"
    )


def _many_times(truths: Sequence[str]) -> str:
    """In how many of many rounds of 200 the interval holds the alpha of the error that was made."""
    from moothill.core.synthesis.agreement import agreement
    from tests.rooms.coding.agreement import bonn

    some = truths[:200]
    true = bonn.expected_alpha(some)
    held = 0
    for seed in range(TIMES):
        found = agreement([{0: one, 1: other} for one, other in bonn.said_by_two(some, seed)])
        low, high = found.interval or (1.0, -1.0)
        held += low <= true <= high
    return f"the interval of {len(some)} proposals holds the error that was made in {held} of {TIMES} rounds"


if __name__ == "__main__":
    sys.exit(main())
