"""How easily an English text reads: Flesch's figure, by his published formula.

Rudolf Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948), 221-233:
206.835 - 1.015 x (words / sentences) - 84.6 x (syllables / words). Syllables are estimated from the letters.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from moothill.core.plainness.sentences import Sentence

EASE = 30
"""Below this a text is "very difficult", by Flesch's own table: of the kind that scientific papers are written in."""

LEAST = 60
"""Words that a text needs for its figure to mean something: Flesch took samples of a hundred."""

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(
    r"(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$"
)  # makes, walked, make; not "able", "needed"
_TWO_VOWELS = re.compile(
    r"ia(?!n$|l$)|io(?!u|n)|(?<!p)eo(?!u)|iu|ea$|crea|[^q]ua|uou|ying\b|ism\b"
)  # read apart


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """About how many syllables an English word has: runs of vowels, without a silent end. One at least.

    >>> [syllables(word) for word in ("plan", "table", "makes", "transparency", "idea", "co-chair")]
    [1, 2, 1, 4, 3, 2]
    """
    return sum(_in_part(part) for part in re.split(r"[-'’]", word.lower()) if part) or 1


def _in_part(part: str) -> int:
    count = len(_VOWELS.findall(part)) + len(_TWO_VOWELS.findall(part))
    if _SILENT_END.search(part):
        count -= 1
    return max(1, count)


def reading_ease(read: Sequence[Sentence]) -> float | None:
    """Flesch's figure, from about 100 (very easy) downwards; None where there are too few words for it."""
    words = [word for each in read for word in each.words]
    if len(words) < LEAST:
        return None
    spoken = sum(syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / len(read) - 84.6 * spoken / len(words)
