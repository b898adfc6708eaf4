"""The WSGI application of an embedded site: the pages, and beside them two threads that run the followers and the jobs.

Importing this begins the threads: `moothill serve` does, tests and commands do not. Other sites run `moothill worker`.
"""

from multiprocessing.util import Finalize

from moothill.config.wsgi import application

from moothill.commons.journal.running import in_background  # isort: skip - after Django is set up, by the line above

# The server's process is a child of `serve`, and children leave without Python's own exit handlers.
Finalize(None, in_background(), exitpriority=10)

__all__ = ["application"]
