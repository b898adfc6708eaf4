"""One way to write the same text, so that an untouched text is never a change."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_TRAILING = re.compile(r"[ \t]+$", flags=re.MULTILINE)


def canonical(text: str) -> str:
    """`text` with Unix line ends, in NFC, without control characters, trailing spaces or outer blank lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text))
    return _TRAILING.sub("", text).strip("\n")
