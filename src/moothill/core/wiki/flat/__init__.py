"""A page as plain text: copied or scraped, its tables drawn with bars, its headings known by their shape alone."""

from moothill.core.wiki.flat.reading import blocks_of

__all__ = ["blocks_of"]
