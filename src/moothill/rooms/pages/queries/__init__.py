"""What the pages of this room show, and what other packages may ask."""

from moothill.rooms.pages.queries.documents import (
    DocumentRow,
    Version,
    attached_to,
    document_rows,
    documents,
    number_of_documents,
    versions_of,
    vouches_for,
    with_files,
)
from moothill.rooms.pages.queries.pages import PagePart, draw_page, first_pages, pages

__all__ = [
    "DocumentRow", "PagePart", "Version", "attached_to", "document_rows", "documents", "draw_page",
    "first_pages", "number_of_documents", "pages", "versions_of", "vouches_for", "with_files",
]  # fmt: skip
