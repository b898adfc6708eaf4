"""How well and how fast codes are suggested: on real proposals, and for 10,000 and 100,000 contributions on each database.

Quality: a model that has seen so many of the proposals with their researchers' topics suggests three for all the others, five
times with other ones; beside it the three commonest topics, and likeness, which needs no scikit-learn. Speed: in this process
alone beside scikit-learn's own tools for the same work, which is the floor; then a whole training on each database, each in a
process of its own. The clock and the processor's time stand side by side, with the load of the machine: a busy one takes
longer on the clock. How quickly near-duplicates are found is measured by `script/bench similar`.
"""

import argparse
import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, pstdev
from time import perf_counter, process_time
from typing import Any

from kit.coded_texts import Proposals, made_of, numbered, proposals
from kit.ground import new_site, on_each_database

SPLITS, LEARNED = 5, (200, 500, 1_000)
QUALITY = {200: 0.92, 500: 0.94}  # readings: share with the right code among three
SECONDS = {10_000: 5.0, 100_000: 60.0}  # contributions: a whole training
RETRAIN, MEMORY = 1.0, 2_000  # seconds for a thousand readings; MB
READ = 1_000
FLOORED = 10_000  # texts at most for which the floor, which is slow, is measured
WAYS = ("model", "commonest", "likeness")


def main() -> int:
    """Print the tables. The exit status is 0 whether or not a goal is met; 2 without the texts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, required=True, help="folder with the file of real proposals")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (default: 3)")
    parser.add_argument("--only", choices=["quality", "alone", "database"], help="one of the three parts")
    parser.add_argument("--most", type=int, default=100_000, help="contributions at most (default: 100000)")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    parser.add_argument("--count", type=int, help=argparse.SUPPRESS)  # one training, in a process of its own
    given = parser.parse_args()
    given.texts = given.texts.resolve()
    try:
        real = proposals(given.texts)
    except FileNotFoundError as error:
        print(
            f"{error.filename} is not there. Give the folder that holds it: --texts FOLDER", file=sys.stderr
        )
        return 2
    if given.here:
        return _trained(real, given.count, given.rounds) if given.count else _databases(given)
    missed = [] if given.only not in (None, "quality") else _quality(real)
    missed += [] if given.only not in (None, "alone") else _alone(real, given)
    if given.only != "quality" and given.only != "alone":
        on_each_database(__file__, [*sys.argv[1:], *_if_none("--only", "database")])
    print("Every goal of these is met." if not missed else f"Missed: {'; '.join(missed)}.")
    return 0


def _if_none(name: str, value: str) -> list[str]:
    return [] if name in sys.argv else [name, value]


# Quality.


def _quality(real: Proposals) -> list[str]:
    topics = numbered(real.main)
    print(f"{len(real.texts):,} real proposals, {len(set(topics))} topics, {SPLITS} splits: mean (spread)")
    print(f"{'learned from':14}" + "".join(f"{way + ': first':>22}{'among three':>16}" for way in WAYS))
    missed = []
    for count in LEARNED:
        rows = [_rightly(real.texts, topics, *_split(len(topics), count, split)) for split in range(SPLITS)]
        columns = list(zip(*rows, strict=True))
        print(
            f"{count:<14,}"
            + "".join(f"{_spread(column):>{22 - 6 * (at % 2)}}" for at, column in enumerate(columns))
        )
        share = mean(columns[1])
        if share < QUALITY.get(count, 0):
            missed.append(f"{share:.3f} among three after {count}, below {QUALITY[count]}")
    return missed


def _rightly(texts: list[str], topics: list[int], known: list[int], asked: list[int]) -> list[float]:
    """For each of WAYS, how often the right topic came first and how often it was among three."""
    from moothill.core.synthesis.guesses import Example
    from moothill.core.synthesis.learning import learn
    from moothill.core.synthesis.voting import Likeness

    examples = [Example(texts[at], (topics[at],)) for at in known]
    common = [code for code, _number in Counter(topics[at] for at in known).most_common(3)]
    model, right, shares = learn(examples), [topics[at] for at in asked], []
    assert model is not None
    for way in (model, None, Likeness(examples)):
        found = [common] * len(asked)
        if way:
            suggested = way.suggest([texts[at] for at in asked])
            found = [[guess.code for guess in each.guesses] for each in suggested]
        shares.append(mean(own[:1] == [code] for own, code in zip(found, right, strict=True)))
        shares.append(mean(code in own for own, code in zip(found, right, strict=True)))
    return shares


def _split(total: int, count: int, seed: int) -> tuple[list[int], list[int]]:
    import random

    order = list(range(total))
    random.Random(seed).shuffle(order)  # nosec: only to measure with
    return sorted(order[:count]), order[count:]


def _spread(values: Sequence[float]) -> str:
    return f"{mean(values):.3f} ({pstdev(values):.3f})"


# Alone, without a database.


@dataclass
class Took:
    """The clock and the processor, each the best of several rounds, and the worst on the clock."""

    clock: float
    work: float
    worst: float


def _took(rounds: int, act: Callable[[], object], worked: Callable[[], float] = process_time) -> Took:
    times = []
    for _round in range(rounds):
        begun, before = perf_counter(), worked()
        act()
        times.append((perf_counter() - begun, worked() - before))
    clocks = [clock for clock, _work in times]
    return Took(min(clocks), min(work for _clock, work in times), max(clocks))


def _alone(real: Proposals, given: Any) -> list[str]:
    print(f"\nIn this process, {given.rounds} rounds, the best (and the worst on the clock); {_load()}")
    missed = _learning(real, given.rounds)
    _suggesting(real, given)
    return missed


def _learning(real: Proposals, rounds: int) -> list[str]:
    from moothill.core.synthesis.guesses import Example
    from moothill.core.synthesis.learning import learn

    topics, finer = numbered(real.main), _numbered_finer(real)
    texts = real.texts[:READ]
    for name, codes in (
        ("finer topics, several on one", finer),
        ("8 topics", [(topic,) for topic in topics]),
    ):
        examples = [Example(text, own) for text, own in zip(texts, codes, strict=False)]
        learn(examples[:50])  # whatever is loaded once
        took = _took(rounds, lambda: learn(examples))  # noqa: B023
        _line(f"learn from {READ:,}, {len({code for own in codes for code in own})} {name}", took)
    _beside(took, _took(rounds, lambda: _floor(texts, topics[:READ])))
    best = min(took.clock, took.work)
    return [f"learning took {best:.2f} s"] if best > RETRAIN else []


def _suggesting(real: Proposals, given: Any) -> None:
    from moothill.core.synthesis.guesses import Example
    from moothill.core.synthesis.learning import learn

    texts, topics = real.texts[:READ], numbered(real.main)[:READ]
    model = learn([Example(text, (topic,)) for text, topic in zip(texts, topics, strict=True)])
    machine, before = _floor(texts, topics), 0.0
    assert model is not None
    for count in (1_000, 10_000, given.most):
        asked = list(made_of(real.texts, count))
        took = _took(given.rounds if count <= FLOORED else 1, lambda: model.suggest(asked))  # noqa: B023
        _line(
            f"suggest for {count:,}" + (f", {took.work / before:.1f} times the former" if before else ""),
            took,
        )
        before = took.work
        if count <= FLOORED:
            _beside(took, _took(1, lambda: machine(asked)))  # noqa: B023


def _beside(took: Took, floor: Took) -> None:
    _line("  floor: scikit-learn's own words, letters and lines alone", floor)
    print(f"  ratio to the floor: {took.work / floor.work:.2f} of the processor's time")


def _numbered_finer(real: Proposals) -> list[tuple[int, ...]]:
    every = {
        label: at for at, label in enumerate(sorted({label for own in real.finer for label in own}), start=1)
    }
    return [tuple(every[label] for label in own) for own in real.finer]


def _floor(texts: list[str], topics: list[int]) -> Callable[[list[str]], object]:
    """The same kind of model by scikit-learn's own parts alone; what it gives says the best three of each text."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_union
    from sklearn.svm import LinearSVC

    reads = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32),
    )
    machine = LinearSVC(class_weight="balanced", random_state=0, tol=1e-3).fit(
        reads.fit_transform(texts), topics
    )
    return lambda asked: np.argsort(-machine.decision_function(reads.transform(asked)), axis=1)[:, :3]


def _line(name: str, took: Took) -> None:
    print(f"{name:64}{took.clock:>8.2f} s (to {took.worst:.2f} s), processor {took.work:.2f} s", flush=True)


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


# On a database.


def _databases(given: Any) -> int:
    """Each count in a process of its own, so that its memory is its own."""
    counts = [count for count in (1_000, *SECONDS) if count <= given.most]
    for count in counts:
        subprocess.run([sys.executable, *sys.argv, "--count", str(count)], check=True)
    return 0


def _trained(real: Proposals, count: int, rounds: int) -> int:
    with new_site() as database:
        from lists import ready
        from similar import _work

        ready()
        from kit.cycle import AT, begin
        from kit.waiting_crowd import fill
        from kit.writers import leave

        from moothill.rooms.coding.models import Suggestion
        from moothill.rooms.coding.operations.suggesting import train

        cycle = begin("crowd")
        read = [(text, [topic]) for text, topic in zip(real.texts[:READ], real.main, strict=False)]
        fill(cycle, read, made_of(real.texts, count))
        before = _peak()
        first = _took(1, lambda: train(cycle=cycle, at=AT), _work())
        again = _took(max(1, rounds - 1), lambda: train(cycle=cycle, at=AT), _work())
        assert Suggestion.objects.count() == 3 * count
        print(f"\n{database}, {READ:,} read and {count:,} waiting; {_load()}")
        _line("a whole training, the first", first)
        _line("again, in place of what the former suggested", again)
        _judge(count, min(first, again, key=lambda took: took.work), before)
        if count <= FLOORED:
            _without(cycle, AT, _work(), train)
        leave()
    return 0


def _judge(count: int, best: Took, before: float) -> None:
    """By the clock; and by the processor's time, which is what the clock would show on a machine with nothing else to do."""
    most = _peak()
    print(f"memory at most {most:,.0f} MB ({before:,.0f} MB before the training)", end="")
    if count not in SECONDS:
        print(flush=True)
        return
    clock, work = (
        "met" if seconds <= SECONDS[count] and most <= MEMORY else "missed"
        for seconds in (best.clock, best.work)
    )
    print(
        f"; goal: {SECONDS[count]:.0f} s and {MEMORY:,} MB: {clock} by the clock, {work} by the processor's time",
        flush=True,
    )


def _without(cycle: Any, at: Any, worked: Callable[[], float], train: Any) -> None:
    from unittest.mock import patch

    with patch("moothill.rooms.coding.operations.suggesting.training.can_learn", return_value=False):
        _line(
            "the same without scikit-learn, by likeness", _took(1, lambda: train(cycle=cycle, at=at), worked)
        )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
