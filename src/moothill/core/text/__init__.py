"""Text as people write it: made canonical, shown safely, and compared word by word."""

from moothill.core.text.canonical import canonical
from moothill.core.text.comparing import Piece, diff
from moothill.core.text.errors import MAX_TEXT, TooLong, TooWide, Undrawable
from moothill.core.text.rendering import render
from moothill.core.text.summary import plain, summary

__all__ = [
    "MAX_TEXT",
    "Piece",
    "TooLong",
    "TooWide",
    "Undrawable",
    "canonical",
    "diff",
    "plain",
    "render",
    "summary",
]
