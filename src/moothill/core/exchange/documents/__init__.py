"""A document of which every format is written: headings, paragraphs, lists and tables, with whose words they are."""

from moothill.core.exchange.documents.blocks import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Span,
    Table,
    Words,
    direction,
    document,
    listing,
    own,
    paragraph,
    plain_words,
    said,
    tidy,
)
from moothill.core.exchange.documents.hypertext import as_html
from moothill.core.exchange.documents.marking import blocks_of
from moothill.core.exchange.documents.plain import BULLET, as_text

__all__ = [
    "BULLET", "Block", "Document", "Heading", "Listing", "Paragraph", "Quote", "Span", "Table", "Words", "as_html", "as_text",
    "blocks_of", "direction", "document", "listing", "own", "paragraph", "plain_words", "said", "tidy",
]  # fmt: skip
