"""A page in HTML, read by lxml. Nothing is run, fetched or resolved."""

from moothill.core.wiki.html.reading import blocks_of

__all__ = ["blocks_of"]
