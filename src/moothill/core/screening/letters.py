"""Rules on letters that hide something."""

import re
import unicodedata

from moothill.core.screening.folding import INVISIBLE
from moothill.core.screening.look import Facts, Look, Parameters

# Within words of Latin or Cyrillic letters; Arabic, Persian and the scripts of India need some of them.
_HIDDEN = re.compile(
    f"[A-Za-zÀ-ɏЀ-ӿ][{INVISIBLE.replace(chr(0xAD), '')}]{{1,9}}[A-Za-zÀ-ɏЀ-ӿ]|[\U000e0000-\U000e007f]"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_LATIN, _OTHER = re.compile(r"[a-zÀ-ɏ]", re.IGNORECASE), re.compile("[Ͱ-ϿЀ-ԯ]")
_TOKEN = re.compile(r"[A-Za-z0-9+/=_-]{25,}")
_LONG = re.compile(r"[a-z]{6,}")
_VOWELS = re.compile(r"[aeiouywàâáäèéêëìíîïòóôöùúûüŵŷ]")
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvxz]{5,}|(.)\1{4}")


def hidden(look: Look, p: Parameters) -> Facts | None:
    """Letters that nobody sees, inside words."""
    found = len(_HIDDEN.findall(look.reading.raw))
    return {"places": found} if found >= p["places"] else None


def mixed(look: Look, p: Parameters) -> Facts | None:
    """Words that mix alphabets whose letters look alike, or letters that only look like letters."""
    foreign = (word for word in _WORD.findall(look.reading.raw) if not word.isascii())
    found = sum(bool(_LATIN.search(word) and _OTHER.search(word)) or _fancy(word) for word in foreign)
    return {"words": found} if found >= p["words"] else None


def _fancy(word: str) -> bool:
    """Mathematical, circled or full-width letters."""
    return unicodedata.normalize("NFKC", word).isascii()


def gibberish(look: Look, p: Parameters) -> Facts | None:
    """Long runs of letters and figures, or many words that no mouth could speak."""
    tokens = sum(_is_code(token) for token in _TOKEN.findall(look.reading.bare))
    words = [word for word in look.reading.words if _LONG.fullmatch(word)]
    odd = sum(bool(_CLUSTER.search(word)) or not _VOWELS.search(word) for word in words)
    if tokens >= p["codes"] or (odd >= p["words"] and 100 * odd > p["percent"] * len(words)):
        return {"words": tokens + odd}
    return None


def _is_code(token: str) -> bool:
    kinds = (
        any(c.isdigit() for c in token) + any(c.islower() for c in token) + any(c.isupper() for c in token)
    )
    return kinds == 3
