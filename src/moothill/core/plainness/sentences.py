"""The sentences of a text, and how many words each of them has."""

import re
from dataclasses import dataclass

LONG = 25
"""A sentence of more words is worth splitting: https://www.gov.uk/guidance/content-design/writing-for-gov-uk."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ABBREVIATED = re.compile(
    r"\b(?:e\.g|i\.e|etc|cf|no|nos|approx|incl|vs|St|Mr|Mrs|Ms|Dr|Prof|p|pp|art|para)\.", re.I
)
_INSIDE = re.compile(r"(?<=\d)\.(?=\d)|(?<=\w)\.(?=\w)")  # 1.2, statistics.gov.scot
_END = re.compile(r"[.!?…。！？]+[\"'”’)\]]*(?=\s|$)|[。！？]|;\s*\n|\n+")
_LEADING = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+", re.M)
_DOT = "\u2024"  # stands for a full stop that ends nothing


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is written, and its words."""

    text: str
    words: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether it has more words than people read with ease."""
        return len(self.words) > LONG


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in their order; a line or an item of a list is one of its own. Never raises.

    >>> [len(each.words) for each in sentences("One two. Three, e.g. four, v1.2!")]
    [2, 4]
    """
    kept = _INSIDE.sub(
        _DOT, _ABBREVIATED.sub(lambda found: found[0].replace(".", _DOT), _LEADING.sub("", text))
    )
    found = (" ".join(part.replace(_DOT, ".").split()) for part in _END.split(kept))
    return tuple(Sentence(each, words(each)) for each in found if _WORD.search(each))


def words(text: str) -> tuple[str, ...]:
    """The words of a text; one with a hyphen or an apostrophe is one word.

    >>> words("Co-chairs don't know.")
    ('Co-chairs', "don't", 'know')
    """
    return tuple(_WORD.findall(text))
