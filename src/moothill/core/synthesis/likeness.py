"""How alike two texts are, by the words and by the letters they share."""

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from moothill.core.synthesis.words import folded

MOST_READ = (
    4_000  # characters of one text that are compared: what follows tells little more, and time has a bound
)


@dataclass(frozen=True, slots=True)
class Print:
    """What is compared of a text.

    `shingles` are its words and each two that stand side by side; `trigrams` each three letters in a row within a word,
    its beginning and its end counted as letters. The first forgive a typing error least and the second another order.
    """

    shingles: frozenset[str]
    trigrams: frozenset[str]


def print_of(text: str) -> Print:
    """The print of the first MOST_READ characters of `text`. Never raises."""
    found = folded(text[:MOST_READ])
    pairs = (f"{one} {other}" for one, other in pairwise(found))
    return Print(
        frozenset(found).union(pairs),
        frozenset(word[at : at + 3] for word in map(_bounded, set(found)) for at in range(len(word) - 2)),
    )


def likeness(one: Print, other: Print) -> float:
    """From 0.0, nothing in common, to 1.0 for equal prints; the same whichever comes first.

    Half of it is words, half letters. Of each it is the geometric mean of two measures: what is shared as a part of both
    (Dice), and as a part of the smaller (overlap). So a text that grew by a sentence stays alike, and a few words that
    happen to stand in a long text are not.
    """
    return (_shared(one.shingles, other.shingles) + _shared(one.trigrams, other.trigrams)) / 2


def _bounded(word: str) -> str:
    return f" {word} "


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return float(one == other)
    both = len(one & other)
    return both / sqrt((len(one) + len(other)) / 2 * min(len(one), len(other)))
