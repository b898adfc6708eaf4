"""The words of a text, as an index reads them and as two texts are compared by."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_OWNED = re.compile(r"['’ʼ]s?\b")  # government's: the word is "government"


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in their order, in small letters; accents stay. Never raises.

    >>> words("The Government’s OPEN data, for café-goers")
    ('the', 'government', 'open', 'data', 'for', 'café', 'goers')
    """
    return tuple(_WORD.findall(_OWNED.sub(" ", unicodedata.normalize("NFC", text).lower())))


def folded(text: str) -> tuple[str, ...]:
    """The same without accents and other marks; of a text that holds no word, its signs one by one.

    >>> folded("Café"), folded("😀 !")
    (('cafe',), ('😀', '!'))
    """
    plain = text.lower() if text.isascii() else _unmarked(text)
    found = _WORD.findall(_OWNED.sub(" ", plain))
    return tuple(found or "".join(plain.split()))


def _unmarked(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
