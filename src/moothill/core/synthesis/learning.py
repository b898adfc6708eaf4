"""A linear model on words and letters, learned from what a team coded itself. The one module that needs scikit-learn.

Each text is its grams (see `grams`), weighted by how rare they are and how often it holds them. For each code a support
vector machine tells the texts with it from those without; codes are ranked by how far a text lies on their side. Nothing is
drawn by chance: the same readings give the same suggestions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from typing import Any

import numpy as np

from moothill.core.synthesis.grams import SPACE, Counts, Numbers, count_grams
from moothill.core.synthesis.guesses import Example, Guess, Suggested

LEAST = 10  # examples below which a line between them says little
STEP = 1_000  # texts that are looked at together: bounds the memory

_TOLERANCE = 1e-2


def can_learn() -> bool:
    """Whether scikit-learn is installed: the extra `analysis`."""
    return find_spec("sklearn") is not None


def software() -> str:
    """What learns, with its version, for the record."""
    return f"scikit-learn {metadata.version('scikit-learn')}, NumPy {metadata.version('numpy')}"


@dataclass(frozen=True, slots=True)
class Linear:
    """What was learned. `codes`: their keys. `columns`: those of grams seen, rising; `rarity` of each; `weights`: for each of
    these a row with a number for each code; `bias`: where each code's line lies.
    """

    codes: Numbers
    columns: Numbers
    rarity: Numbers
    weights: Numbers
    bias: Numbers

    def suggest(self, texts: Sequence[str], most: int = 3) -> list[Suggested]:
        """For each text at most `most` codes, the likeliest first, and how unsure that is. Needs scikit-learn's SciPy.

        A score is from 0 to 1, and no probability. A text that holds nothing seen before gets no code.
        """
        return [
            each
            for at in range(0, len(texts), STEP)
            for each in self._suggest(texts[at : at + STEP], min(most, len(self.codes)))
        ]

    def _suggest(self, texts: Sequence[str], most: int) -> Iterator[Suggested]:
        rows = _matrix(count_grams(texts), self.columns, self.rarity)
        sides = rows @ self.weights + self.bias
        order = np.argsort(-sides, axis=1, kind="stable")[:, : max(most, 2)]
        best = np.take_along_axis(sides, order, axis=1)
        margin = best[:, 0] - best[:, 1] if best.shape[1] > 1 else np.abs(best[:, 0])
        known = np.diff(rows.indptr) > 0
        unsure = np.where(known, np.exp(-margin), 1.0)
        scores = 1 / (1 + np.exp(-2 * best[:, :most]))
        codes = self.codes[order[:, :most]]
        for own, marks, doubt, seen in zip(
            codes.tolist(), scores.tolist(), unsure.tolist(), known.tolist(), strict=True
        ):
            guesses = tuple(map(Guess, own, marks)) if seen else ()
            yield Suggested(guesses, min(1.0, max(0.0, doubt)))


def learn(examples: Sequence[Example]) -> Linear | None:
    """Learn from these, in this order; None where there are too few of them or nothing to tell apart.

    An example without a code teaches what no code is about. Needs scikit-learn.
    """
    codes = sorted({code for example in examples for code in example.codes})
    if len(examples) < LEAST or not codes or all(set(example.codes) == set(codes) for example in examples):
        return None
    counts = count_grams([example.text for example in examples])
    columns, held = np.unique(counts.columns, return_counts=True)
    if not len(columns):
        return None
    rarity = (np.log((1 + len(examples)) / (1 + held)) + 1).astype(np.float32)
    rows = _matrix(counts, columns, rarity)
    learned = [_line(rows, np.array([code in example.codes for example in examples])) for code in codes]
    weights = np.stack([weight for weight, _ in learned], axis=1)
    bias = np.array([bias for _, bias in learned], np.float32)
    return Linear(np.array(codes, np.int64), columns.astype(np.int32), rarity, weights, bias)


def _line(rows: Any, has: Numbers) -> tuple[Numbers, float]:
    """The line between the rows that have a code and those that have not: its weights, and where it lies."""
    from sklearn.svm import LinearSVC

    if has.all():
        return np.zeros(rows.shape[1], np.float32), 1.0
    machine = LinearSVC(class_weight="balanced", random_state=0, tol=_TOLERANCE)
    machine.fit(rows, has)
    return machine.coef_[0].astype(np.float32), float(machine.intercept_[0])


def _matrix(counts: Counts, columns: Numbers, rarity: Numbers) -> Any:
    """One row of length 1 for each text, a column for each of `columns`: rarity times one plus the logarithm of the count."""
    from scipy.sparse import csr_matrix

    place = np.full(SPACE, -1, np.int32)
    place[columns] = np.arange(len(columns), dtype=np.int32)
    own = place[counts.columns]
    kept = own >= 0
    before = np.concatenate([[0], np.cumsum(kept)])
    starts, own = before[counts.starts], own[kept]
    values = (1 + np.log(counts.counts[kept])) * rarity[own]
    squares = np.concatenate([[0.0], np.cumsum(values.astype(np.float64) ** 2)])
    length = np.sqrt(squares[starts[1:]] - squares[starts[:-1]])
    values /= np.repeat(np.maximum(length, 1e-9), np.diff(starts)).astype(np.float32)
    return csr_matrix((values, own, starts), shape=(len(starts) - 1, len(columns)))
