"""Suggesting without a model: the codes of the coded texts that are most alike, each with a vote as heavy as its likeness."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from moothill.core.synthesis.guesses import Example, Guess, Suggested
from moothill.core.synthesis.likeness import likeness, print_of
from moothill.core.synthesis.ranking import likely
from moothill.core.synthesis.words import folded

LEAST = 0.05  # below it two texts share nothing but the commonest words

_COMPARED = 24  # coded texts that are compared letter by letter
_VOTES = 20
_COMMON = 4  # a word that more than one in so many texts hold leads nowhere
_READ = 4_000  # characters from which words are taken


class Likeness:
    """Suggests by likeness to `examples`. Nothing is drawn by chance: the same examples, the same suggestions."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self._codes = [example.codes for example in examples]
        self._prints = [print_of(example.text) for example in examples]
        held: dict[str, list[int]] = defaultdict(list)
        for at, example in enumerate(examples):
            for word in dict.fromkeys(folded(example.text[:_READ])):
                held[word].append(at)
        most = max(_COMMON, len(examples) // _COMMON)
        self._held = {word: places for word, places in held.items() if len(places) <= most}

    def suggest(self, texts: Sequence[str], most: int = 3) -> list[Suggested]:
        """For each text at most `most` codes, the likeliest first; none where no coded text is like it."""
        return [self._suggest(text, most) for text in texts]

    def _suggest(self, text: str, most: int) -> Suggested:
        votes: Counter[int] = Counter()
        for place, alike in self._nearest(text):
            for code in self._codes[place]:
                votes[code] += round(alike * 1_000_000)  # whole, so that the order of adding is no matter
        every = votes.total()
        if not every:
            return Suggested((), 1.0)
        best = sorted(votes, key=lambda code: (-votes[code], code))
        shares = [votes[code] / every for code in best]
        margin = shares[0] - (shares[1] if len(shares) > 1 else 0)
        return Suggested(tuple(map(Guess, best[:most], shares[:most])), 1 - margin)

    def _nearest(self, text: str) -> list[tuple[int, float]]:
        words = dict.fromkeys(folded(text[:_READ]))
        near = likely([self._held[word] for word in words if word in self._held], _COMPARED)
        own = print_of(text)
        found = [(place, likeness(own, self._prints[place])) for place in near]
        alike = [each for each in found if each[1] >= LEAST]
        return sorted(alike, key=lambda each: (-each[1], each[0]))[:_VOTES]
