"""The WSGI application: the page store, then the lane for what people send, then Django."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothill.config.settings")
_django = get_wsgi_application()

from django.conf import settings  # noqa: E402

from moothill.front.store import Lanes, PageStore  # noqa: E402

application = PageStore(Lanes(_django, threads=settings.THREADS), limit=settings.PAGE_STORE_BYTES)

# What was loaded to start with stays for good. A full collection would look through all of it, while every visitor waits.
gc.collect()
gc.freeze()
