"""Codebooks as files: REFI-QDA (.qdc), CSV and JSON, out and in. No file is opened here."""

from moothill.core.exchange.codebooks.arranging import arrange, in_order
from moothill.core.exchange.codebooks.canonical import digest, identity
from moothill.core.exchange.codebooks.files import FORMATS, Format, guess, read
from moothill.core.exchange.codebooks.shapes import MOST_BYTES, Book, CodeLine, Raw

__all__ = [
    "FORMATS", "MOST_BYTES", "Book", "CodeLine", "Format", "Raw", "arrange", "digest", "guess", "identity", "in_order",
    "read",
]  # fmt: skip
