"""What somebody asks for, read from whatever they typed. Pure: no input is an error."""

import re
import unicodedata
from dataclasses import dataclass

MOST_WORDS = 12  # words of one question that are looked for; further ones are left out, and that is said
LONGEST_WORD = 60

Phrase = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'"([^"]*)"')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_OWNED = re.compile(r"['’ʼ]s?\b")  # government's: the word is "government"

# Words of English that nearly every text holds. They count inside quotation marks, and where nothing else is asked.
STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "do",
        "does",
        "did",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "not",
        "of",
        "on",
        "or",
        "our",
        "so",
        "such",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "you",
        "your",
    ]
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Words and phrases that must all occur. `left_out` says that more was asked than is looked for."""

    phrases: tuple[Phrase, ...]
    left_out: bool = False


def read(typed: str) -> Asked:
    """What `typed` asks for: words; words in quotation marks as a phrase; and "A-17" or "co-creation" as one too.

    >>> read('the "open data" workshop')
    Asked(phrases=(('open', 'data'), ('workshop',)), left_out=False)
    """
    text = unicodedata.normalize("NFC", typed).translate(_QUOTES)
    quoted = [phrase for words in _QUOTED.findall(text) if (phrase := _words(words))]
    loose = [phrase for chunk in _QUOTED.sub(" ", text).split() if (phrase := _words(chunk))]
    telling = [phrase for phrase in loose if len(phrase) > 1 or phrase[0] not in STOP_WORDS]
    phrases = list(dict.fromkeys([*quoted, *telling] or loose))
    kept = _within_bounds(phrases)
    return Asked(
        tuple(kept), left_out=len(kept) < len(phrases) or sum(map(len, kept)) < sum(map(len, phrases))
    )


def _words(chunk: str) -> Phrase:
    words = _WORD.findall(_OWNED.sub(" ", chunk).lower())
    return tuple(word[:LONGEST_WORD] for word in words)


def _within_bounds(phrases: list[Phrase]) -> list[Phrase]:
    """The first phrases that together have at most MOST_WORDS words; the last one may be cut."""
    kept: list[Phrase] = []
    room = MOST_WORDS
    for phrase in phrases:
        if not room:
            break
        kept.append(phrase[:room])
        room -= len(kept[-1])
    return kept
