"""Which words of a text lead to others like it."""

from collections.abc import Mapping, Sequence


def rarest(words: Sequence[str], frequency: Mapping[str, float], most: int) -> list[str]:
    """At most `most` of `words`, each once, in the order of the text: those that the fewest texts hold.

    `frequency` says how many texts hold a word; one that none holds leads nowhere and is left out.

    >>> rarest(["the", "open", "the", "xyzzy"], {"the": 90, "open": 7}, 2)
    ['the', 'open']
    """
    known = [word for word in dict.fromkeys(words) if frequency.get(word, 0) > 0]
    kept = set(sorted(known, key=lambda word: frequency[word])[:most])
    return [word for word in known if word in kept]


def neighbours(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Each `size` words in a row, or all of them where they are fewer: together they are rarer than any alone.

    >>> neighbours(["a", "b", "c"], 2), neighbours(["a"], 2)
    ([('a', 'b'), ('b', 'c')], [('a',)])
    """
    if not words:
        return []
    return [tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1))]
