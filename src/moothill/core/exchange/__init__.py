"""What others' files look like: readers of sheets, lists, mails and the exports of other systems. No file is opened here."""

from moothill.core.exchange.columns import suggest_mapping
from moothill.core.exchange.readers import READERS, guess
from moothill.core.exchange.shapes import (
    EXTERNAL,
    KEYS,
    USUAL,
    CannotRead,
    Found,
    Limits,
    Reader,
    Refused,
    Remark,
)

__all__ = [
    "EXTERNAL", "KEYS", "READERS", "USUAL", "CannotRead", "Found", "Limits", "Reader", "Refused", "Remark", "guess",
    "suggest_mapping",
]  # fmt: skip
