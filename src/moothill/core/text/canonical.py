"""One way to write the same text, so that an untouched text is never a change."""

import re
import unicodedata

# Control characters but line feed and tab, and halves of surrogate pairs, which no database keeps.
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_TRAILING = re.compile(r"[ \t]+$", flags=re.MULTILINE)


def canonical(text: str) -> str:
    """`text` with Unix line ends, in NFC, without control characters, trailing blanks or outer blank lines.

    Leading blanks of the first line stay: in Markdown they mean something.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", text))
    return _TRAILING.sub("", text).strip("\n")
