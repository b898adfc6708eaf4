"""A reader who speaks WSGI, a site of one page that counts how often it is asked, and journals in memory."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from moothill.front.store import PageStore
from moothill.front.store.heads import Marks, Scope, Unreachable, within


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def read(
    app: Callable[..., Iterable[bytes]], path: str = "/oakland/", *, method: str = "GET", **given: Any
) -> Answer:
    """Ask `app` for a page as a server would; `given` are more entries of the WSGI environment."""
    path, _, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "localhost",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    started: list[Any] = []
    body = app(environ | given, lambda *given: started.extend(given))
    try:
        return Answer(int(started[0].split()[0]), dict(started[1]), b"".join(body))
    finally:
        if hasattr(body, "close"):
            body.close()


@dataclass
class Site:
    """One page, whose words and headers a test may change."""

    words: bytes = b"The page. " * 100
    status: str = "200 OK"
    headers: dict[str, str] = field(default_factory=lambda: {"X-Moothill-Scope": "1", "Vary": "Cookie"})
    asked: int = 0
    meanwhile: Callable[[], None] = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        self.asked += 1
        words = self.words
        self.meanwhile()
        start_response(self.status, [*self.headers.items(), ("Content-Length", str(len(words)))])
        return [words]


class Journals:
    """Heads that move when a test says so."""

    def __init__(self) -> None:
        self.numbers = {1: 0, 2: 0}
        self.reachable = True

    def look(self, scope: Scope) -> Marks:
        if not self.reachable:
            raise Unreachable
        return within([(head, number) for head, number in self.numbers.items()], scope)

    def move(self, head: int = 1) -> None:
        self.numbers[head] += 1


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def journals() -> Journals:
    return Journals()


@pytest.fixture
def store(site: Site, journals: Journals) -> PageStore:
    return PageStore(site, limit=1_000_000, heads=journals)
