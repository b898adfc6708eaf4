"""The page store: ready pages, answered from memory while the journal they were made from stands still.

`PageStore` is a WSGI application in front of Django, one in each process: docs/decisions/0003. `Lanes` stands between the
two, and lets few of the forms that people send through at a time: docs/decisions/0008.
"""

from moothill.front.store.app import PageStore
from moothill.front.store.lanes import Lanes

__all__ = ["Lanes", "PageStore"]
