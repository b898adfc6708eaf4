"""Text as people write it: made canonical, shown safely, and compared and merged word by word."""

from moothill.core.text.canonical import canonical
from moothill.core.text.comparing import Piece, diff
from moothill.core.text.errors import MAX_TEXT, TooLong, TooWide, Undrawable, Unsettled
from moothill.core.text.merging import Clash, Merge, merge, resolve
from moothill.core.text.passages import Block, Passage, blocks, compare
from moothill.core.text.rendering import render
from moothill.core.text.summary import plain, summary
from moothill.core.text.values import FieldsMerge, merge_fields

__all__ = [
    "MAX_TEXT",
    "Block",
    "Clash",
    "FieldsMerge",
    "Merge",
    "Passage",
    "Piece",
    "TooLong",
    "TooWide",
    "Undrawable",
    "Unsettled",
    "blocks",
    "canonical",
    "compare",
    "diff",
    "merge",
    "merge_fields",
    "plain",
    "render",
    "resolve",
    "summary",
]
