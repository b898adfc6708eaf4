"""Texts made of words as language spreads them: few are everywhere, most are rare. The same ones each time."""

import random
from itertools import accumulate, islice, product

VOCABULARY = 30_000
_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "la",
    "me",
    "ni",
    "po",
    "ru",
    "sa",
    "te",
    "vi",
    "wo",
    "zu",
    "tha",
    "ger",
    "lon",
)


class Words:
    """A speaker with a vocabulary of made-up words; `word(0)` is the most common one."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)  # nosec: only to measure with
        made = ("".join(each) for length in (2, 3, 4) for each in product(_SYLLABLES, repeat=length))
        self.known = list(islice(made, VOCABULARY))
        self._chance.shuffle(self.known)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
        self._halves = [self._say(30) for _half in range(20_000)]

    def word(self, rank: int) -> str:
        """The word that is said `rank`-th most."""
        return self.known[rank]

    def title(self) -> str:
        """Five words."""
        return self._say(5).capitalize()

    def text(self) -> str:
        """Sixty words, put together from two of many halves, so that a million texts take no hour to make."""
        return f"{self._chance.choice(self._halves)} {self._chance.choice(self._halves)}"

    def _say(self, count: int) -> str:
        return " ".join(self._chance.choices(self.known, cum_weights=self._weights, k=count))
