"""File names as people give them, made fit to be stored, shown and put in an address."""

import re
import unicodedata

MAX_NAME = 200
_MAX_ENDING = 12
# Letters of the Unicode classes for control, format (which can turn the reading direction), private use and surrogates.
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def clean_name(name: str) -> str:
    """`name` without folders, unseen characters and leading dots, at most 200 characters with its ending kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(
        letter for letter in last if letter.isspace() or unicodedata.category(letter) not in _UNSEEN
    )
    tidy = " ".join(seen.split()).lstrip(". ") or "file"
    stem, dot, ending = tidy.rpartition(".")
    if len(tidy) <= MAX_NAME or not stem or len(ending) > _MAX_ENDING:
        return tidy[:MAX_NAME]
    return stem[: MAX_NAME - len(ending) - 1] + dot + ending
