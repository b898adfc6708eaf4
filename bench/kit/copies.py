"""Real texts, near-copies of them as people make them, and a sea of made ones around. The same ones each time."""

import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

LEAST_WORDS = 4  # of a text that is copied: "Yes please" is nobody's copy
SETS = {
    "English comments": ("polis_english_comments.csv", ("comment",)),
    "German proposals": ("cimt_bonn_cycling_dialogue.csv", ("title", "text")),
}
CHANGES = ("typing errors", "another order", "a sentence added")


def real_texts(folder: Path, name: str) -> list[str]:
    """The texts of one of SETS, each once, in their order. Raises FileNotFoundError."""
    file, columns = SETS[name]
    with (folder / file).open(encoding="utf-8", newline="") as source:
        rows = [
            " ".join(" ".join(row[column] for column in columns).split()) for row in csv.DictReader(source)
        ]
    return [text for text in dict.fromkeys(rows) if len(text.split()) >= LEAST_WORDS]


class Copier:
    """Somebody who copies a text with a change."""

    def __init__(self, texts: list[str], seed: int = 2) -> None:
        self._chance = random.Random(seed)  # nosec: only to measure with
        self._texts = texts

    def some(self, count: int) -> Iterator[tuple[int, str, str]]:
        """So many copies: the place of the original, which change, and the copy."""
        for number in range(count):
            place, change = self._chance.randrange(len(self._texts)), CHANGES[number % len(CHANGES)]
            make = {"typing errors": self._mistyped, "another order": self._reordered}.get(
                change, self._grown
            )
            yield place, change, make(self._texts[place])

    def _mistyped(self, text: str) -> str:
        """One word in ten, and at least one, with an error."""
        words = text.split()
        long = [at for at, word in enumerate(words) if len(word) > 3] or list(range(len(words)))
        for at in self._chance.sample(long, max(1, len(long) // 10)):
            words[at] = self._slip(words[at])
        return " ".join(words)

    def _slip(self, word: str) -> str:
        at = self._chance.randrange(max(1, len(word) - 1))
        one, two = word[at], word[at + 1 : at + 2]
        other = self._chance.choice("abcdefghijklmnopqrstuvwxyz")
        return (
            word[:at] + self._chance.choice([two + one, two, one + one + two, other + two]) + word[at + 2 :]
        )

    def _reordered(self, text: str) -> str:
        """Three parts, cut between any two words, in another order."""
        words = text.split()
        one, two = sorted(self._chance.sample(range(1, len(words)), 2))
        parts = [words[:one], words[one:two], words[two:]]
        while parts == [words[:one], words[one:two], words[two:]]:
            self._chance.shuffle(parts)
        return " ".join(word for part in parts for word in part)

    def _grown(self, text: str) -> str:
        """The beginning of another text before it or behind it."""
        added = " ".join(self._chance.choice(self._texts).split()[:15])
        return f"{added}. {text}" if self._chance.random() < 0.5 else f"{text} {added}."


def sea(texts: list[str], count: int, seed: int = 3) -> Iterator[str]:
    """So many texts of the words of `texts`, each following one that it follows there, and as long as one of them.

    So there is not one rare word among a million of them, which is harder than life.
    """
    chance = random.Random(seed)  # nosec: only to measure with
    spoken = [text.split() for text in texts]
    after = defaultdict(list)
    for words in spoken:
        for one, two in pairwise(words):
            after[one].append(two)
    for _text in range(count):
        length = len(chance.choice(spoken))
        made = [chance.choice(spoken)[0]]
        while len(made) < length:
            made.append(chance.choice(after.get(made[-1]) or chance.choice(spoken)))
        yield " ".join(made)
