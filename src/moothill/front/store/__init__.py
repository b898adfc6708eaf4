"""The page store: ready pages, answered from memory while the journal they were made from stands still.

`PageStore` is a WSGI application in front of Django, one in each process. See docs/decisions/0003.
"""

from moothill.front.store.app import PageStore

__all__ = ["PageStore"]
