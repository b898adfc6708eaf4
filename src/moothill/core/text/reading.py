"""Markdown read into tokens: CommonMark with tables, strikethrough and bare links; raw HTML stays text."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

# What is nested deeper is left out: nobody reads it, and drawing it could go on without end.
_DEEPEST = 20


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": _DEEPEST})
    return parser.enable(["table", "strikethrough", "linkify"])


def read(markdown: str) -> list[Token]:
    """The tokens of a text in canonical form."""
    return _parser().parse(markdown)
