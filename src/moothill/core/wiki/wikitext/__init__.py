"""A page in the markup of MediaWiki. Links, templates and tags are read by mwparserfromhell."""

from moothill.core.wiki.wikitext.reading import blocks_of

__all__ = ["blocks_of"]
