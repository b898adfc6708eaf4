"""Two languages that nobody speaks, made from the catalogues: they show text that was never marked.

`en-xa` is long and accented, and can still be read; `ar-xb` runs from right to left. Building them takes
Babel, which comes with the development dependencies only.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import allauth
import django

import moothill

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LANGUAGES = [("en-xa", "Long and accented"), ("ar-xb", "Right to left")]
PATTERNS = (
    "conf/locale/en/LC_MESSAGES/*.po",
    "contrib/*/locale/en/LC_MESSAGES/*.po",
    "locale/en/LC_MESSAGES/*.po",
)

_SMALL = "abcdefghijklmnopqrstuvwxyz"
_LONG = [
    "áá",
    "ƀ",
    "ç",
    "đ",
    "éé",
    "ƒ",
    "ĝ",
    "ĥ",
    "íí",
    "ĵ",
    "ķ",
    "ļ",
    "ɱ",
    "ñ",
    "óó",
    "þ",
    "ʠ",
    "ŕ",
    "š",
    "ţ",
    "úú",
    "ṽ",
    "ŵ",
    "ẋ",
    "ý",
    "ž",
]  # vowels twice: longer words
_LONG_CAPITALS = [
    "ÁÁ",
    "Ɓ",
    "Ç",
    "Đ",
    "ÉÉ",
    "Ƒ",
    "Ĝ",
    "Ĥ",
    "ÍÍ",
    "Ĵ",
    "Ķ",
    "Ļ",
    "Ṁ",
    "Ñ",
    "ÓÓ",
    "Þ",
    "Ɋ",
    "Ŕ",
    "Š",
    "Ţ",
    "ÚÚ",
    "Ṽ",
    "Ŵ",
    "Ẋ",
    "Ý",
    "Ž",
]
_RIGHT_TO_LEFT = [
    "ا",
    "ب",
    "ث",
    "د",
    "ع",
    "ف",
    "غ",
    "ه",
    "ي",
    "ج",
    "ك",
    "ل",
    "م",
    "ن",
    "و",
    "پ",
    "ق",
    "ر",
    "س",
    "ت",
    "و",
    "ڤ",
    "ؤ",
    "خ",
    "ى",
    "ز",
]


def _table(small: list[str], capitals: list[str]) -> dict[int, str]:
    return str.maketrans(dict(zip(_SMALL + _SMALL.upper(), small + capitals, strict=True)))


_ACCENTED = _table(_LONG, _LONG_CAPITALS)
_ARABIC = _table(_RIGHT_TO_LEFT, _RIGHT_TO_LEFT)
# What a program reads, and a translation must keep: placeholders, tags, entities, addresses.
_KEPT = re.compile(r"%\(\w+\)[\d.]*[a-z]|%[sdifr%]|\{[^{}]*\}|<[^>]*>|&#?\w+;|https?://\S+|\S+@\S+")


def accented(text: str) -> str:
    """The text longer and accented, with what a program reads left as it is."""
    return _apart(text, lambda words: words.translate(_ACCENTED))


def mirrored(text: str) -> str:
    """The text in letters that run from right to left, with what a program reads left as it is."""
    return _apart(text, lambda words: words.translate(_ARABIC))


def build(folder: Path) -> None:
    """Write the two compiled catalogues below `folder`, as a LOCALE_PATHS entry wants them."""
    from babel.messages.mofile import write_mo

    for name, change in (("en_XA", accented), ("ar_XB", mirrored)):
        place = folder / name / "LC_MESSAGES" / "django.mo"
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            write_mo(file, _catalogue(change))


def _apart(text: str, change: Callable[[str], str]) -> str:
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [change(text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*parts, change(text[at:])])


def _catalogue(change: Callable[[str], str]) -> "Catalog":
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    made = Catalog(locale="en")  # two forms, one and many, as in the English that it is made from
    for source in _sources():
        with source.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    made.add(message.id, _changed(message.id, change), context=message.context)
    return made


def _changed(words: str | Sequence[str], change: Callable[[str], str]) -> str | tuple[str, ...]:
    return change(words) if isinstance(words, str) else tuple(change(each) for each in words)


def _sources() -> Iterator[Path]:
    for package in (django, allauth, moothill):
        for pattern in PATTERNS:
            yield from sorted(Path(package.__path__[0]).glob(pattern))
