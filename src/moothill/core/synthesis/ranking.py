"""From very many texts that share a little to the few that are most alike."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt

from moothill.core.synthesis.likeness import likeness, print_of

_EQUAL = 1e-9


@dataclass(frozen=True, slots=True)
class Like:
    """One text, by its key, and how alike it is."""

    key: int
    likeness: float


def likely(found: Iterable[Sequence[int]], most: int) -> dict[int, float]:
    """The keys that stand in the most and in the shortest of the lists `found`, best first and with their weights.

    At most `most`. Each list holds the texts in which one thing was found: the fewer, the more that tells. Equals are told
    apart by key, the lowest first.
    """
    lists = [keys for keys in found if keys]
    longest = max(map(len, lists), default=0)
    weight: Counter[int] = Counter()
    for keys in lists:
        tells = round(
            1_000_000 * log(1 + 2 * longest / len(keys))
        )  # whole, so that the order of adding is no matter
        for key in keys:
            weight[key] += tells
    best = nlargest(most, ((tells, -key) for key, tells in weight.items()))
    return {-key: float(tells) for tells, key in best}


def closest(weights: Mapping[int, float], lengths: Mapping[int, int], length: int, most: int) -> list[int]:
    """The keys whose texts hold the most of what tells for how long they are, best first: at most `most`.

    `weights` as `likely` gives them; `length` is that of the text which others are held against. A short text that stands
    whole in a long one is as close as two of one length that share as much. A key without a length is left out.
    """

    def close(key: int) -> float:
        own, other = max(length, 1), max(lengths[key], 1)
        return weights[key] / sqrt((own + other) / 2 * min(own, other))

    known = [key for key in weights if key in lengths]
    return sorted(known, key=lambda key: (-close(key), key))[:most]


def ranked(text: str, others: Mapping[int, str], *, most: int, least: float) -> list[Like]:
    """The `most` texts of `others` that are most like `text`, best first, each at least `least` alike.

    Equals are told apart by key, the lowest first. Never raises.
    """
    own = print_of(text)
    found = (Like(key, likeness(own, print_of(other))) for key, other in others.items())
    kept = [like for like in found if like.likeness >= least - _EQUAL]
    return sorted(kept, key=lambda like: (-like.likeness, like.key))[:most]
