"""Text without its marks, for lists and summaries."""

import html
import re

from moothill.core.text.errors import MAX_TEXT
from moothill.core.text.rendering import render

_INLINE = re.compile(r"</?(?:a|code|del|em|s|strong)(?: [^>]*)?>")
_TAG = re.compile(r"<[^>]*>")


def plain(markdown: str) -> str:
    """The words of `markdown` on one line; of a text over the limit, those of its beginning."""
    drawn = _INLINE.sub("", render(markdown[:MAX_TEXT]))  # marks inside a line part no words
    return " ".join(html.unescape(_TAG.sub(" ", drawn)).split())


def summary(markdown: str, length: int = 200) -> str:
    """At most `length` characters of the words, cut between two words and marked with an ellipsis."""
    words = plain(markdown)
    if len(words) <= length:
        return words
    return words[: length - 1].rsplit(" ", 1)[0] + "…"
