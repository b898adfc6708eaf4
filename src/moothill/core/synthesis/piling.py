"""Piles of texts that speak of the same, made by a machine so that somebody knows where to start reading. No themes."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from moothill.core.synthesis.words import folded

LEAST, MOST = 2, 20  # piles, whatever there is to read
TYPICAL = 3
TELLING = 6  # words
SEED = 6  # of every draw: the same texts give the same piles
_EACH = 4  # texts of a pile, about, while there are few
_FEW = 12  # different texts: too few for numbers to tell
_CANDIDATES = 400  # texts among which seeds are looked for
_NEAR = 0.2  # likeness from which a text is drawn to a seed, when seeds are chosen
_PARTS = 50  # dimensions in which texts are held against each other
_FEATURES = 12_000
_READ = 600  # characters of a text that are looked at


@dataclass(frozen=True, slots=True)
class Pile:
    """Texts by their keys, the most typical first, and the words that tell them from all others."""

    keys: tuple[int, ...]
    words: tuple[str, ...]

    @property
    def typical(self) -> tuple[int, ...]:
        """The three that stand for the pile."""
        return self.keys[:TYPICAL]


def how_many(texts: int) -> int:
    """Into how many piles so many texts go: more for more, never more than a person can look at.

    >>> how_many(5), how_many(200), how_many(5_000)
    (2, 7, 20)
    """
    return max(LEAST, min(MOST, round(sqrt(texts / _EACH))))


def piles(texts: Mapping[int, str], *, but: Collection[str] = frozenset()) -> list[Pile]:
    """`texts` in piles, the largest first; each text in one. `but` are words that tell nothing, such as "the".

    With scikit-learn: by the letters they share, in fewer dimensions (LSA), with k-means. Without: by likeness to seeds, and
    what is like none of them is the last pile. The same texts give the same piles with the same software. Never raises.
    """
    known = {key: text[:_READ] for key, text in texts.items() if text.strip()}
    if not known:
        return []
    groups = _by_letters(known) or _by_seeds(known, but)
    bags = {key: frozenset(folded(text)) for key, text in known.items()}
    spread = Counter(word for bag in bags.values() for word in bag)
    return [Pile(tuple(keys), _telling(keys, bags, spread, but)) for keys in groups if keys]


def learns() -> bool:
    """Whether scikit-learn is here."""
    try:
        import sklearn.cluster  # noqa: F401
    except ImportError:
        return False
    return True


def _by_letters(texts: Mapping[int, str]) -> list[list[int]]:
    """Groups by k-means, or none where scikit-learn is not here or the texts are too few or too much alike for it."""
    kinds = len(set(texts.values()))
    if not learns() or kinds <= _FEW:
        return []
    import warnings

    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize
    from threadpoolctl import threadpool_limits

    letters = TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(3, 4),
        sublinear_tf=True,
        max_features=_FEATURES,
        strip_accents="unicode",
    ).fit_transform(texts.values())
    parts = min(_PARTS, min(letters.shape) - 1)
    if parts < LEAST:
        return []
    # One thread: on so little, several wait for each other longer than they work.
    with warnings.catch_warnings(), threadpool_limits(1):
        warnings.simplefilter("ignore")  # fewer different texts than piles: then there are fewer piles
        near = normalize(TruncatedSVD(parts, n_iter=2, random_state=SEED).fit_transform(letters))
        means = KMeans(min(how_many(len(texts)), kinds), n_init=3, max_iter=60, random_state=SEED)
        away = means.fit_transform(near)
    groups: dict[int, list[tuple[float, int]]] = {}
    for key, label, row in zip(texts, means.labels_, away, strict=True):
        groups.setdefault(int(label), []).append((float(row[label]), key))
    found = [[key for _away, key in sorted(group)] for group in groups.values()]
    return sorted(found, key=lambda keys: (-len(keys), keys[0]))


def _by_seeds(texts: Mapping[int, str], but: Collection[str]) -> list[list[int]]:
    """Groups around seeds: texts that many others are like. What is like no seed comes last."""
    bags = {key: frozenset(folded(text)).difference(but) for key, text in texts.items()}
    spread = Counter(word for bag in bags.values() for word in bag)
    weight = {
        word: log(len(bags) / count) for word, count in spread.items()
    }  # a word that all hold tells nothing
    whole = {key: sum(map(weight.__getitem__, bag)) for key, bag in bags.items()}

    def near(one: int, other: int) -> float:
        both = sum(map(weight.__getitem__, bags[one] & bags[other]))
        return both / sqrt(whole[one] * whole[other]) if both else 0.0

    seeds = _seeds(list(bags)[:: max(1, len(bags) // _CANDIDATES)], near, how_many(len(bags)))
    groups: dict[int, list[tuple[float, int]]] = {seed: [] for seed in seeds}
    rest: list[int] = []
    for key in bags:
        like, place = max((near(key, seed), -place) for place, seed in enumerate(seeds))
        if like:
            groups[seeds[-place]].append((-like, key))
        else:
            rest.append(key)
    found = [[key for _like, key in sorted(group)] for group in groups.values() if group]
    return [*sorted(found, key=lambda keys: (-len(keys), keys[0])), rest]


def _seeds(candidates: Sequence[int], near: Callable[[int, int], float], wanted: int) -> list[int]:
    """One after the other the text that draws the most of those which no seed before it draws."""
    drawn = {
        key: {other for other in candidates if near(key, other) >= _NEAR or other == key}
        for key in candidates
    }
    left, seeds = set(candidates), list[int]()
    while left and len(seeds) < wanted:
        best = max(left, key=lambda key: (len(drawn[key] & left), -key))
        seeds.append(best)
        left -= drawn[best]
    return seeds


def _telling(
    keys: Sequence[int], bags: Mapping[int, frozenset[str]], spread: Mapping[str, int], but: Collection[str]
) -> tuple[str, ...]:
    """The words that stand in many texts of a pile and in few others."""
    here = Counter(word for key in keys for word in bags[key])
    every = len(bags)

    def tells(word: str) -> float:
        share = here[word] / len(keys)
        return share * log(share * every / spread[word])

    known = [word for word in here if len(word) > 2 and not word.isdigit() and word not in but]
    often = [word for word in known if here[word] > 1] or known
    return tuple(sorted(often, key=lambda word: (-tells(word), word))[:TELLING])
