"""How fast texts are merged and compared, against Debian's diff3 and Python's difflib, and how time grows with length.

diff3 merges lines and starts a process for each merge: it is given many texts joined to one, so that starting counts for
little, and the time of an empty start is printed beside it. difflib compares words and does not merge; above a length it
is left out, being quadratic. All times are of the processor, so that a busy machine changes them little; ticks of the
clock are ten milliseconds, so short work is repeated.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from moothill.core.text import MAX_TEXT, diff, merge
from moothill.core.text.units import words

OUTLINE = Path(__file__).parents[1] / "src/moothill/front/sample/data/outline.toml"
SIZES = (1_000, 3_000, 10_000, 30_000, 60_000, 100_000, 200_000)
# difflib takes minutes beyond.
MOST_FOR_DIFFLIB = 10_000
BATCH = 1_000_000
GOAL_SECONDS = 1.0
# Over all sizes, time may grow by this much more than length.
GOAL_GROWTH = 3


class Three(NamedTuple):
    """A base, and what two people made of it."""

    base: str
    ours: str
    theirs: str


def main() -> int:
    """Print three tables; exit status 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (default: 3)")
    given = parser.parse_args()
    sections = real_sections()
    missed = _real(sections, given.rounds) + _growth(sections, given.rounds) + _crafted()
    print(f"\nGoals missed: {'; '.join(missed) or 'none'}.")
    return 1 if missed else 0


def real_sections() -> list[str]:
    """The texts of the sample's sections."""
    with OUTLINE.open("rb") as file:
        return [each["text"].strip() for each in tomllib.load(file)["sections"] if each.get("text")]


def edited(text: str, chance: Random, every: int, mark: str) -> str:
    """`text` with a word changed, added or left out in every so many, never in a place that the other mark takes."""
    tokens = text.split(" ")
    for start in range(0 if mark == "ours" else every // 2, len(tokens) - every // 2, every):
        at = start + chance.randrange(max(1, every // 3))
        tokens[at] = chance.choice([f"{mark}{at}", f"{tokens[at]} {mark}{at}", ""])
    return " ".join(tokens)


def three(base: str, seed: int = 1, every: int = 60) -> Three:
    """A base and two edits of it, in places of their own."""
    chance = Random(seed)
    return Three(base, edited(base, chance, every, "ours"), edited(base, chance, every, "theirs"))


def of_length(sections: list[str], length: int) -> str:
    """A text of about this length, made of real sentences, in each of which two words come from others."""
    chance = Random(length)
    sentences = [each.split() for text in sections for each in text.replace("\n", " ").split(". ") if each]
    every_word = [word for sentence in sentences for word in sentence]

    def sentence() -> str:
        made = list(chance.choice(sentences))
        for _ in range(2):
            made[chance.randrange(len(made))] = chance.choice(every_word)
        return " ".join(made)

    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < length:
        paragraphs.append(". ".join(sentence() for _ in range(5)) + ".")
    return "\n\n".join(paragraphs)[:length]


def seconds(act: Callable[[], object], rounds: int) -> float:
    """The middle of so many, in seconds of the processor, those of child processes included."""
    taken = []
    for _ in range(rounds):
        begun, times, passed = sum(os.times()[:4]), 0, 0.0
        while passed < 0.2:
            act()
            times, passed = times + 1, sum(os.times()[:4]) - begun
        taken.append(passed / times)
    return median(taken)


def by_diff3(texts: Three, rounds: int) -> float:
    """Seconds that `diff3 --merge` takes."""
    with tempfile.TemporaryDirectory(prefix="moothill-") as folder:
        names = []
        for name, text in zip(
            ("ours", "base", "theirs"), (texts.ours, texts.base, texts.theirs), strict=True
        ):
            Path(folder, name).write_text(text + "\n")
            names.append(str(Path(folder, name)))
        return seconds(
            lambda: subprocess.run(["diff3", "--merge", *names], capture_output=True, check=False), rounds
        )


def by_difflib(texts: Three, rounds: int) -> float:
    """Seconds for the two comparisons of words that a merge needs."""

    def compare() -> None:
        for side in (texts.ours, texts.theirs):
            SequenceMatcher(None, words(texts.base), words(side), autojunk=False).get_opcodes()

    return seconds(compare, rounds)


def _real(sections: list[str], rounds: int) -> list[str]:
    """Every section of the sample, edited by two, one after another."""
    texts = [three(text, seed, every=20) for seed, text in enumerate(sections)]
    copies = BATCH // sum(len(text) for text in sections)
    joined = Three(*("\n\n".join(list(side) * copies) for side in zip(*texts, strict=True)))
    start = by_diff3(Three("", "", ""), 5)
    rows = {
        "merge": seconds(lambda: [merge(t.base, ours=t.ours, theirs=t.theirs) for t in texts], rounds),
        "diff": seconds(lambda: [diff(t.base, t.ours) for t in texts], rounds),
        "difflib, words, both sides": sum(by_difflib(t, rounds) for t in texts),
        f"diff3, lines, {copies} times joined": (by_diff3(joined, rounds) - start) / copies,
    }
    clashes = sum(bool(merge(t.base, ours=t.ours, theirs=t.theirs).clashes) for t in texts)
    size = sum(len(text) for text in sections)
    print(f"{len(texts)} real sections, {size:,} characters; {clashes} of them clash")
    for name, taken in rows.items():
        print(f"  {name:34}{taken * 1000:>10.2f} ms{size / taken / 1e6:>10.2f} MB/s")
    print(f"  {'(starting diff3 once)':34}{start * 1000:>10.2f} ms")
    return []


def _growth(sections: list[str], rounds: int) -> list[str]:
    """Texts from 1 KB to 200 KB with an edit by each in every sixty words."""
    print(
        f"\n{'length':>9}{'merge':>12}{'diff':>12}{'difflib':>12}{'diff3':>12}{'merge / KB':>13}{'clashes':>9}"
    )
    missed, rates = [], []
    for size in SIZES:
        texts = three(of_length(sections, size))
        taken = seconds(lambda texts=texts: merge(texts.base, ours=texts.ours, theirs=texts.theirs), rounds)
        compared = seconds(lambda texts=texts: diff(texts.base, texts.ours), rounds)
        peer = by_difflib(texts, 1) if size <= MOST_FOR_DIFFLIB else None
        clashes = len(merge(texts.base, ours=texts.ours, theirs=texts.theirs).clashes)
        rates.append(taken / size)
        print(
            f"{size:>9,}{_ms(taken)}{_ms(compared)}{_ms(peer)}{_ms(by_diff3(texts, rounds))}"
            f"{rates[-1] * 1e6:>10.3f} ms{clashes:>9}"
        )
        if size <= MAX_TEXT and taken > GOAL_SECONDS:
            missed.append(f"{size:,} characters took {taken:.2f} s")
    if rates[-1] > GOAL_GROWTH * rates[0]:
        missed.append(
            f"a character of the longest takes {rates[-1] / rates[0]:.1f} times one of the shortest"
        )
    return missed


def _ms(taken: float | None) -> str:
    return f"{'':>12}" if taken is None else f"{taken * 1000:>9.1f} ms"


def crafted(length: int) -> dict[str, Three]:
    """Texts that are costly to compare, as long as asked for."""
    chance = Random(5)

    def of(choices: str, between: str = " ") -> str:
        return between.join(chance.choices(choices.split(), k=length))[:length]

    numbers = [str(n) for n in range(length // 6)]
    shuffled = chance.sample(numbers, len(numbers))
    return {
        "all words equal": Three(
            "a " * (length // 2), "a " * (length // 2 - 1) + "b ", "b " + "a " * (length // 2 - 1)
        ),
        "alternating": Three("a b " * (length // 4), "b a " * (length // 4), "b " * (length // 2)),
        "reversed": Three(" ".join(numbers), " ".join(numbers[::-1]), " ".join(shuffled)),
        "random words of four": Three(of("a b c d"), of("a b c d"), of("a b c d")),
        "random sentences of three": Three(of("a. b. c."), of("a. b. c."), of("a. b. c.")),
        "random lines of three": Three(of("a b c", "\n"), of("a b c", "\n"), of("a b c", "\n")),
        "random lines of many": Three(
            of(" ".join(numbers), "\n"), of(" ".join(numbers), "\n"), of(" ".join(numbers), "\n")
        ),
        "random paragraphs of three": Three(of("a b c", "\n\n"), of("a b c", "\n\n"), of("a b c", "\n\n")),
        "random cells of three": Three(*("| " + of("a b c", " | ") for _ in range(3))),
        "random rows": Three(*("| " + of("a|b|c b|c c|a|b", " |\n| ") for _ in range(3))),
        "pairs of anchors": Three(
            *(" ".join(f"{n} x x" for n in chance.sample(range(length // 9), length // 9)) for _ in range(3))
        ),
        "every other line by both": Three(
            *("\n".join(f"{n}\n{w} {w} x" for n in range(length // 11)) for w in "abc")
        ),
        "every third word by both": Three(
            *(" ".join(f"{n} z. {w}" for n in range(length // 11)) for w in "abc")
        ),
        "blanks": Three(" " * length, "\t" * length, "\n" * length),
        "marks": Three(". " * (length // 2), "| " * (length // 2), "." * length),
    }


def _crafted() -> list[str]:
    """The most that any text within the allowed length takes, in processor time."""
    print(f"\nCrafted texts of {MAX_TEXT:,} and {2 * MAX_TEXT:,} characters{'':10}{'diff3':>12}")
    missed = []
    longer = crafted(2 * MAX_TEXT)
    for name, texts in crafted(MAX_TEXT).items():
        taken, double = (
            seconds(lambda each=each: merge(each.base, ours=each.ours, theirs=each.theirs), 1)
            for each in (texts, longer[name])
        )
        print(f"  {name:28}{_ms(taken)}{_ms(double)}{_ms(by_diff3(texts, 1))}")
        if taken > GOAL_SECONDS:
            missed.append(f"{name}: {taken:.2f} s")
    return missed


if __name__ == "__main__":
    sys.exit(main())
