"""A lane for what people send: a few forms are worked on at once, the others wait, and readers pass by them.

Every form that is sent needs the one lock of its journal in the end. Were all threads of the process waiting for that,
nobody could read. So few at a time go on to Django; as many more wait here, holding nothing but a thread; whoever comes
when even that is full is told so at once, with everything they wrote on the page and a button that sends it again.
"""

from collections.abc import Callable, Iterable
from threading import Lock, Semaphore
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import translation

from moothill.front.store.keys import LONGEST, language_for

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

_READS = {"GET", "HEAD", "OPTIONS"}
_AT_ONCE = 4  # more would only wait for the same locks, with connections in their hands
_UNSEEN = ("/accounts/", "/code/")  # forms with passwords and codes are never shown again
_AGAIN_AFTER = "10"  # seconds


class Lanes:
    """The WSGI application `app` behind a lane. `threads` is how many the process has; a quarter stays free for readers."""

    def __init__(self, app: Application, *, threads: int) -> None:
        at_once = max(1, min(_AT_ONCE, threads // 2))
        self._app = app
        self._turns = Semaphore(at_once)
        self._may_wait = max(0, threads - at_once - threads // 4)
        self._waiting = 0
        self._guard = Lock()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] in _READS:
            return self._app(environ, start_response)
        if not self._take_turn():
            return _busy(environ, start_response)
        try:
            return self._app(environ, start_response)
        finally:
            self._turns.release()

    def _take_turn(self) -> bool:
        """Wait for a turn; False at once if too many wait already."""
        if self._turns.acquire(blocking=False):
            return True
        with self._guard:
            if self._waiting >= self._may_wait:
                return False
            self._waiting += 1
        try:
            return self._turns.acquire()
        finally:
            with self._guard:
                self._waiting -= 1


def _busy(environ: Environ, start_response: Callable[..., Any]) -> list[bytes]:
    accepted = environ.get("HTTP_ACCEPT_LANGUAGE", "")
    with translation.override(language_for(accepted if len(accepted) <= LONGEST else "")):
        page = render_to_string("503.html", {"sent": _sent(environ), "path": environ.get("PATH_INFO", "")})
    body = page.encode()
    policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Retry-After", _AGAIN_AFTER),
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
    ]
    start_response("503 Service Unavailable", headers)
    return [body]


def _sent(environ: Environ) -> list[tuple[str, str]]:
    """Every field that was sent, by name; none of a form with a file or a password."""
    kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip()
    length = environ.get("CONTENT_LENGTH") or "0"
    if kind != "application/x-www-form-urlencoded" or environ.get("PATH_INFO", "").startswith(_UNSEEN):
        return []
    if not length.isdigit() or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return []
    fields = QueryDict(environ["wsgi.input"].read(int(length)))
    return [(name, value) for name, values in fields.lists() for value in values]
