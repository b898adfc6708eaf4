"""Text without its marks, for lists and summaries."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from moothill.core.text.canonical import canonical
from moothill.core.text.errors import MAX_TEXT
from moothill.core.text.reading import read

_BREAKS = {"softbreak", "hardbreak"}


def plain(markdown: str) -> str:
    """The words of `markdown` on one line; of a text over MAX_TEXT, those of its beginning. Never raises."""
    return " ".join("".join(_words(read(canonical(markdown[:MAX_TEXT])))).split())


def summary(markdown: str, length: int = 200) -> str:
    """At most `length` characters of the words, cut between two words and marked with an ellipsis."""
    words = plain(_beginning(markdown, 10 * length))
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0][: length - 1] + "…"


def _beginning(markdown: str, length: int) -> str:
    """Whole paragraphs from the start, at least `length` characters: a list of summaries must not read whole texts."""
    end = markdown.find("\n\n", length)
    return markdown if end < 0 else markdown[:end]


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.children:
            yield from _words(token.children)
        elif token.type in _BREAKS or token.nesting:
            yield " " if token.type in _BREAKS or token.block else ""
        else:
            yield token.content
        if token.block:
            yield " "
