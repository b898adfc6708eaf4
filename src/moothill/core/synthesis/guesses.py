"""What is learned from and what is suggested: the words that all ways of suggesting share."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Example(NamedTuple):
    """A text, and the keys of the codes that people gave it: none where nothing fits."""

    text: str
    codes: tuple[int, ...]


class Guess(NamedTuple):
    """A code by its key, and how strongly it is suggested: 0 to 1, which is no probability."""

    code: int
    score: float


class Suggested(NamedTuple):
    """What is suggested for one text, the likeliest first, and how unsure that is: 0 to 1, where 1 says nothing is known."""

    guesses: tuple[Guess, ...]
    unsure: float


class Guesser(Protocol):
    """Whatever suggests codes for texts."""

    def suggest(self, texts: Sequence[str], most: int = 3) -> list[Suggested]: ...
