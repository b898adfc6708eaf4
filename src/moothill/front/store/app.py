"""The WSGI application in front of everything."""

from collections.abc import Callable, Iterable
from time import time
from typing import Any

from moothill.front.store.heads import Heads, Marks, Unreachable, heads_of_site, within
from moothill.front.store.keys import Key, key_of
from moothill.front.store.pages import Page, make
from moothill.front.store.shelf import Shelf
from moothill.front.store.terms import Headers, take_off, terms_of

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class PageStore:
    """Answers reads without a cookie from memory, as long as the heads of their journals have not moved.

    `limit` is the most memory to use for pages, in bytes; 0 keeps nothing. `heads` looks at the journals, by
    default at those in the site's database. `app` calls `start_response` before it returns, as Django does.
    The headers with which the site says how long a page holds never leave. Many threads may call at once.
    """

    def __init__(self, app: Application, *, limit: int, heads: Heads | None = None) -> None:
        self._app = app
        self._shelf: Shelf[Key, Page] = Shelf(limit)
        self._largest = limit // 8  # so that one huge page cannot drive out all others
        self._heads = heads or heads_of_site()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = key_of(environ) if self._largest else None
        if key is None:
            return self._pass_on(environ, start_response)
        page = self._shelf.get(key)
        if page is not None and self._holds(page):
            return page.answer(environ, start_response)
        return self._ask(key, environ, start_response)

    def _holds(self, page: Page) -> bool:
        """Whether nothing the page was made from has moved, and no moment has come that would change it."""
        if page.terms.until <= time():
            return False
        try:
            return self._heads.look(page.terms.scope) == page.marks
        except Unreachable:
            return False

    def _pass_on(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: Headers, *rest: Any) -> Any:
            return start_response(status, take_off(headers)[0], *rest)

        return self._app(environ, start)

    def _ask(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Let Django answer, and keep the answer if it may be kept."""
        # Looked at before Django reads: an act during the rendering makes the page look old, never too new.
        marks = self._look_at_all()
        caught: list[Any] = []
        body = self._app(environ, lambda *given: caught.extend(given))
        status, headers, *rest = caught
        terms = (
            terms_of(headers) if status.startswith("200 ") and environ["REQUEST_METHOD"] == "GET" else None
        )
        if (
            marks is None
            or terms is None
            or terms.length > self._largest
            or getattr(body, "streaming", False)
        ):
            start_response(status, take_off(headers)[0], *rest)
            return body
        page = make(headers, _whole(body), terms, within(marks, terms.scope))
        self._shelf.put(key, page, page.size)
        return page.answer(environ, start_response)

    def _look_at_all(self) -> Marks | None:
        try:
            return self._heads.look(())
        except Unreachable:
            return None


def _whole(body: Iterable[bytes]) -> bytes:
    try:
        return b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()  # Django ends its request here
