"""Texts that share most of their words, as letters do that many people send after one model: found among very many."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from zlib import crc32

from moothill.core.synthesis.likeness import Print, likeness, print_of
from moothill.core.synthesis.words import folded

ALIKE = 0.6  # likeness from which two texts share most of their words
LEAST_WORDS = 5  # of a text that is looked at: many say "yes, please" and copy nobody
_READ = 2_000  # characters of a text that are looked at
_ROW = 3  # words in a row that are looked up together
_SKETCH = 8  # of them that stand for a text
_BOTH = 3  # of those that two texts must have in common before they are compared
_LEADERS = 40  # texts that are looked at for each of them
_COMPARED = 4  # of them that are compared


@dataclass(frozen=True, slots=True)
class Campaign:
    """Texts, by their keys in the order in which they came; all are like the first. `equal` have its very words."""

    keys: tuple[int, ...]
    equal: int


@dataclass(slots=True)
class _Leader:
    """A text to which others are held, and who was like it."""

    text: str
    words: tuple[str, ...]
    keys: list[int] = field(default_factory=list)
    equal: int = 0
    _print: Print | None = None

    @property
    def print(self) -> Print:
        """What is compared of it: most are never compared."""
        self._print = self._print or print_of(self.text)
        return self._print


def campaigns(texts: Iterable[tuple[int, str]], *, least: int = 3, alike: float = ALIKE) -> list[Campaign]:
    """Groups of at least `least` of `texts`, pairs of key and text, that share most of their words: the largest first.

    Each text is in at most one. Equal words count as equal whatever their capitals, accents and signs. A text is held only
    against earlier ones that share some rows of words with it, so the work grows with the number of texts and not with its
    square; that a text goes unseen which shares words, but hardly three in a row, is the price. The same texts in the same
    order give the same groups. Never raises.
    """
    leaders: list[_Leader] = []
    equals: dict[tuple[str, ...], int] = {}
    rows: dict[int, list[int]] = {}
    for key, text in texts:
        words = folded(text[:_READ])
        if len(words) < LEAST_WORDS:
            continue
        found = equals.get(words)
        if found is None:
            found = equals[words] = _place(text[:_READ], words, leaders, rows, alike)
        leaders[found].keys.append(key)
        leaders[found].equal += words == leaders[found].words
    groups = [Campaign(tuple(each.keys), each.equal) for each in leaders if len(each.keys) >= least]
    return sorted(groups, key=lambda group: (-len(group.keys), group.keys[0]))


def _place(
    text: str, words: tuple[str, ...], leaders: list[_Leader], rows: dict[int, list[int]], alike: float
) -> int:
    """The place of the leader that is most like a text; a text like none leads from now on."""
    sketch = _sketch(words)
    shared = Counter(place for row in sketch for place in rows.get(row, ())[:_LEADERS])
    least = min(_BOTH, len(sketch))
    near = [place for place, count in shared.most_common(_COMPARED) if count >= least]
    if near:
        own = print_of(text)
        best, place = max((likeness(own, leaders[place].print), -place) for place in near)
        if best >= alike:
            return -place
    leaders.append(_Leader(text, words))
    for row in sketch:
        rows.setdefault(row, []).append(len(leaders) - 1)
    return len(leaders) - 1


def _sketch(words: tuple[str, ...]) -> tuple[int, ...]:
    """The least digests of each three words in a row: texts that share most rows share most of these."""
    rows = {crc32(" ".join(words[at : at + _ROW]).encode()) for at in range(max(1, len(words) - _ROW + 1))}
    return tuple(sorted(rows)[:_SKETCH])
