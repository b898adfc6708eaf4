"""Texts as numbers: which words, pairs of words and runs of letters each holds, without a list of all there are.

Every word, every two words in a row, and every three to five letters in a row within a word (its beginning and its end
counted as letters) is a *gram*, and a digest gives it one of SPACE columns. So a text reads the same whatever other texts
there are, and a model can be learned from a few and applied to any. All of it is arithmetic on whole arrays.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

SPACE = 1 << 19  # columns: words have the lower half, letters the upper
MOST_READ = 8_000  # characters of one text that are read

_HALF_BITS = 18
_LETTERS = (3, 4, 5)
_GAP = 32
_PLANE = 0x10000  # signs beyond are taken for letters
_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse
_INVERSE = pow(_BASE, -1, 1 << 64)

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each text holds each column: of text n, `columns[starts[n]:starts[n + 1]]`, rising, and `counts` beside."""

    starts: Numbers
    columns: Numbers
    counts: Numbers


def count_grams(texts: Sequence[str]) -> Counts:
    """The grams of the first MOST_READ characters of each text. Never raises; the same on every machine."""
    rows, columns = _found([_plain(text) for text in texts])
    keys = np.sort(rows.astype(np.int64) * SPACE + columns)
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    own = keys[first]
    counts = np.diff(first, append=len(keys)).astype(np.float32)
    starts = np.searchsorted(own, np.arange(len(texts) + 1, dtype=np.int64) * SPACE)
    return Counts(starts, (own % SPACE).astype(np.int32), counts)


def _plain(text: str) -> str:
    return f" {unicodedata.normalize('NFC', text[:MOST_READ]).lower()} "


def _found(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """The text and the column of every gram, in no order that matters."""
    if not texts:
        return np.empty(0, np.int32), np.empty(0, np.int32)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    row = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
    signs = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    spoken = (signs >= _PLANE) | _spoken()[np.minimum(signs, _PLANE - 1)]
    letters = np.where(spoken, signs, _GAP).astype(np.uint64)
    found = [*_of_words(letters, spoken, row), *_of_letters(letters, spoken, row)]
    return np.concatenate([rows for rows, _ in found]), np.concatenate([columns for _, columns in found])


@cache
def _spoken() -> Numbers:
    """Which signs belong to words: letters, the marks on them, and digits."""
    return np.array([unicodedata.category(chr(at))[0] in "LMN" for at in range(_PLANE)])


def _of_letters(letters: Numbers, spoken: Numbers, row: Numbers) -> list[tuple[Numbers, Numbers]]:
    """Runs of letters. Only the first and the last of a run may be a gap, so none leads from one word to the next."""
    gaps = np.concatenate([[0], np.cumsum(~spoken)])
    found, run = [], letters
    for size in range(2, max(_LETTERS) + 1):
        run = run[:-1] * np.uint64(_BASE) + letters[size - 1 :]
        if size not in _LETTERS or not len(run):
            continue
        at = np.arange(len(run))
        inside = gaps[at + size - 1] == gaps[at + 1]
        # Each text begins and ends with a gap: where the middle is one word, all of it is one text's.
        kept = np.flatnonzero(inside & (gaps[at + size] - gaps[at] < size))
        found.append((row[kept + 1], _column(run[kept] + np.uint64(size)) + SPACE // 2))
    return found


def _of_words(letters: Numbers, spoken: Numbers, row: Numbers) -> list[tuple[Numbers, Numbers]]:
    """Words of two letters and more, and each two in a row."""
    turns = np.flatnonzero(np.diff(spoken.astype(np.int8)))  # texts begin and end with a gap
    begins, ends = turns[::2] + 1, turns[1::2] + 1
    long = ends - begins > 1
    begins, ends = begins[long], ends[long]
    powers = _powers(_BASE, len(letters) + 1)
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(letters * powers[:-1], dtype=np.uint64)])
    digests = (sums[ends] - sums[begins]) * _powers(_INVERSE, len(letters) + 1)[begins]
    rows = row[begins]
    pairs = digests[:-1] * np.uint64(_BASE) + digests[1:] + np.uint64(1)
    beside = rows[:-1] == rows[1:]
    return [(rows, _column(digests)), (rows[:-1][beside], _column(pairs[beside]))]


def _powers(of: int, count: int) -> Numbers:
    steps = np.full(count, of, np.uint64)
    steps[:1] = 1
    powers: Numbers = np.cumprod(steps, dtype=np.uint64)
    return powers


def _column(digests: Numbers) -> Numbers:
    mixed = (digests ^ (digests >> np.uint64(32))) * np.uint64(0xD6E8FEB86659FD93)
    columns: Numbers = (mixed >> np.uint64(64 - _HALF_BITS)).astype(np.int32)
    return columns
