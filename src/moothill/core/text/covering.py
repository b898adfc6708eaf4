"""Covering words: every place in a text where a passage stands, however it is written there."""

import re
from collections.abc import Iterable, Sequence

# Between two words may stand any space, and the marks of Markdown, which nobody sees who copies from a page.
_MARKS = r"[*_~`\\]*"
_GAP = rf"{_MARKS}\s+{_MARKS}"
_LETTER = r"[^\W_]"
_TURNS = 3

Passage = re.Pattern[str]


def passages_in(wanted: Iterable[str], texts: Sequence[str]) -> tuple[list[Passage], list[str]]:
    """What finds each wanted passage in these texts and in others, and those passages that stand in none of them.

    Capitals and the space between words do not matter. A passage is whole words where it stands as whole words anywhere;
    only otherwise a part of a word will do, as in writing that has no spaces.
    """
    found: list[Passage] = []
    missing: list[str] = []
    for words in filter(None, (" ".join(each.split()) for each in wanted)):
        fitting = [each for each in (_whole(words), _loose(words)) if holds(texts, [each])]
        if fitting:
            found.append(fitting[0])
        else:
            missing.append(words)
    return found, missing


def holds(texts: Iterable[str], passages: Sequence[Passage]) -> bool:
    """Whether any of the passages stands in any of the texts."""
    return any(passage.search(text) for text in texts for passage in passages)


def cover(text: str, passages: Sequence[Passage], mark: str) -> tuple[str, int]:
    """The text with `mark` in every place where a passage stood, and how many places those were.

    Afterwards none of them stands there, if none stands in `mark` itself. Longer passages go first.
    """
    total = 0
    for _turn in range(_TURNS):
        before = total
        for passage in sorted(passages, key=lambda each: -len(each.pattern)):
            text, places = passage.subn(lambda _match: mark, text)
            total += places
        if total == before:
            break
    return text, total


def _loose(words: str) -> Passage:
    return re.compile(_GAP.join(re.escape(word) for word in words.split()), re.IGNORECASE)


def _whole(words: str) -> Passage:
    begin = rf"(?<!{_LETTER})" if re.match(_LETTER, words[0]) else ""
    end = rf"(?!{_LETTER})" if re.match(_LETTER, words[-1]) else ""
    return re.compile(begin + _loose(words).pattern + end, re.IGNORECASE)
