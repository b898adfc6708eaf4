"""Reading announcements and comms packs."""

from moothill.rooms.news.queries.announcements import (
    NewsRow,
    announcements,
    latest,
    news_rows,
    on_top,
    page_of_news,
    prepared,
)
from moothill.rooms.news.queries.packs import packs, pictures_of, vouches_for
from moothill.rooms.news.queries.signatures import Signed, signatures_of, signed_in_words

__all__ = [
    "NewsRow",
    "Signed",
    "announcements",
    "latest",
    "news_rows",
    "on_top",
    "packs",
    "page_of_news",
    "pictures_of",
    "prepared",
    "signatures_of",
    "signed_in_words",
    "vouches_for",
]
