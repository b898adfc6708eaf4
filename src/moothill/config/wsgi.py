"""The WSGI application: the page store in front of Django."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothill.config.settings")
_django = get_wsgi_application()

from django.conf import settings  # noqa: E402

from moothill.front.store import PageStore  # noqa: E402

application = PageStore(_django, limit=settings.PAGE_STORE_BYTES)

# What was loaded to start with stays for good. A full collection would look through all of it, while every visitor waits.
gc.collect()
gc.freeze()
