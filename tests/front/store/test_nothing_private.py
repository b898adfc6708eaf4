"""Nothing that is one reader's own is kept, or given to another."""

import pytest

from moothill.front.store import PageStore
from tests.front.store.conftest import Journals, Site, read


@pytest.mark.parametrize(
    "given",
    [
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "unheard-of"},
        {"HTTP_COOKIE": ""},
        {"HTTP_AUTHORIZATION": "Basic abc"},
        {"method": "POST"},
        {"method": "OPTIONS"},
    ],
)
def test_whoever_may_be_somebody_is_answered_by_the_site(
    store: PageStore, site: Site, given: dict[str, str]
) -> None:
    read(store)
    site.words = b"for you alone"
    assert read(store, **given).body == b"for you alone"
    assert read(store).body != b"for you alone"


@pytest.mark.parametrize(
    "headers",
    [
        {"Set-Cookie": "sessionid=abc"},
        {"Cache-Control": "private"},
        {"Cache-Control": "max-age=0, no-store"},
        {"Vary": "Cookie, Origin"},
        {"Vary": "*"},
        {"Content-Encoding": "br"},
    ],
)
def test_an_answer_for_one_reader_is_not_kept(store: PageStore, site: Site, headers: dict[str, str]) -> None:
    site.headers |= headers
    read(store)
    read(store)
    assert site.asked == 2


def test_an_answer_that_does_not_say_how_long_it_holds_is_not_kept(store: PageStore, site: Site) -> None:
    del site.headers["X-Moothill-Scope"]
    read(store)
    answer = read(store)
    assert site.asked == 2
    assert "ETag" not in answer.headers


def test_a_stream_is_passed_on_as_it_comes(journals: Journals) -> None:
    class Stream(list):
        streaming = True

    def site(environ: object, start_response) -> Stream:
        start_response("200 OK", [("X-Moothill-Scope", "1"), ("Content-Length", "4")])
        return stream

    stream = Stream([b"more"])
    store = PageStore(site, limit=1_000_000, heads=journals)
    assert store({"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "a", "wsgi.url_scheme": "http"},
                 lambda *given: None) is stream  # fmt: skip


@pytest.mark.parametrize(
    "other", [{"HTTP_HOST": "elsewhere"}, {"wsgi.url_scheme": "https"}, {"path": "/?page=2"}]
)
def test_each_address_has_its_own_page(store: PageStore, site: Site, other: dict[str, str]) -> None:
    read(store, "/")
    site.words = b"another"
    assert read(store, **({"path": "/"} | other)).body == b"another"


def test_behind_a_proxy_the_way_to_the_proxy_counts(store: PageStore, site: Site, settings) -> None:
    read(store)
    assert read(store, HTTP_X_FORWARDED_PROTO="https").body == site.words
    assert site.asked == 1
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    site.words = b"secure"
    assert read(store, HTTP_X_FORWARDED_PROTO="https").body == b"secure"


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("/?" + "x" * 600, {}),
        ("/" + "x" * 600, {}),
        ("/", {"HTTP_ACCEPT_LANGUAGE": "en," * 300}),
        ("/", {"HTTP_HOST": "h" * 600}),
        ("/", {"HTTP_HOST": ""}),
    ],
)
def test_hostile_addresses_take_no_room(
    store: PageStore, site: Site, path: str, given: dict[str, str]
) -> None:
    read(store, path, **given)
    read(store, path, **given)
    assert site.asked == 2
