"""In which form a page comes: whole, packed, without body, or as "you have it already"."""

import gzip
from itertools import pairwise

import pytest

from moothill.front.store import PageStore
from moothill.front.store.keys import language_for
from moothill.front.store.pages import takes_gzip
from tests.front.store.conftest import Journals, Site, read


def test_browsers_are_told_to_ask_each_time(store: PageStore) -> None:
    first, second = read(store), read(store)
    assert first == second
    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["Vary"] == "Accept-Encoding, Accept-Language, Cookie"


def test_the_site_may_say_itself_how_browsers_keep_a_page(store: PageStore, site: Site) -> None:
    site.headers["Cache-Control"] = "max-age=5"
    assert read(store).headers["Cache-Control"] == read(store).headers["Cache-Control"] == "max-age=5"


def test_a_reader_who_has_the_page_gets_no_body(store: PageStore, site: Site) -> None:
    site.headers["Content-Security-Policy"] = "default-src 'self'"
    etag = read(store).headers["ETag"]
    answer = read(store, HTTP_IF_NONE_MATCH=etag)
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers == {
        "Content-Security-Policy": "default-src 'self'",
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding, Accept-Language, Cookie",
        "ETag": etag,
    }


def test_a_page_made_anew_with_the_same_words_is_still_the_one_the_reader_has(
    store: PageStore, site: Site, journals: Journals
) -> None:
    etag = read(store).headers["ETag"]
    journals.move()
    assert read(store, HTTP_IF_NONE_MATCH=etag).status == 304
    assert site.asked == 2


@pytest.mark.parametrize(
    ("known", "status"),
    [('"x", {etag}', 304), ("{strong}", 304), ("*", 304), ('"x"', 200), ("nonsense", 200), ("", 200)],
)
def test_if_none_match_is_read_as_the_standard_says(store: PageStore, known: str, status: int) -> None:
    etag = read(store).headers["ETag"]
    known = known.format(etag=etag, strong=etag.removeprefix("W/"))
    assert read(store, HTTP_IF_NONE_MATCH=known).status == status


def test_head_has_the_headers_and_no_body(store: PageStore, site: Site) -> None:
    whole = read(store)
    head = read(store, method="HEAD")
    assert head.headers == whole.headers
    assert head.headers["Content-Length"] == str(len(site.words))
    assert (head.status, head.body, site.asked) == (200, b"", 1)


def test_a_page_is_packed_for_those_who_take_it(store: PageStore, site: Site) -> None:
    whole, packed = read(store), read(store, HTTP_ACCEPT_ENCODING="gzip, deflate, br")
    assert gzip.decompress(packed.body) == whole.body == site.words
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Length"] == str(len(packed.body))
    assert packed.headers["ETag"] == whole.headers["ETag"]
    assert "Content-Encoding" not in whole.headers


def test_a_small_page_is_not_packed(store: PageStore, site: Site) -> None:
    site.words = b"small"
    assert read(store, HTTP_ACCEPT_ENCODING="gzip").body == b"small"


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("br;q=1.0, gzip;q=0.8", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("br", False),
        ("", False),
        ("xgzip", False),
    ],
)
def test_who_takes_gzip(accepted: str, takes: bool) -> None:
    assert takes_gzip(accepted) is takes


def test_each_language_has_its_own_page(store: PageStore, site: Site, settings) -> None:
    settings.LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
    language_for.cache_clear()
    read(store, HTTP_ACCEPT_LANGUAGE="en-GB,en;q=0.9")
    site.words = b"Cymraeg"
    assert read(store, HTTP_ACCEPT_LANGUAGE="cy,en;q=0.5").body == b"Cymraeg"
    assert read(store, HTTP_ACCEPT_LANGUAGE="tlh, en;q=0.5").body != b"Cymraeg"
    assert site.asked == 2
    language_for.cache_clear()


def test_pages_share_the_room_and_the_one_longest_unread_goes_first(site: Site, journals: Journals) -> None:
    site.words = bytes(range(256)) * 40  # hard to pack
    store = PageStore(site, limit=200_000, heads=journals)
    paths = [f"/{number}/" for number in range(30)]
    for path in paths:
        read(store, path)
        read(store, "/kept/")
    asked = [site.asked]
    for path in (paths[-1], "/kept/", paths[0]):
        read(store, path)
        asked.append(site.asked)
    assert [later - earlier for earlier, later in pairwise(asked)] == [0, 0, 1]


def test_a_page_too_large_to_share_the_room_is_not_kept(site: Site, journals: Journals) -> None:
    site.words = b"x" * 30_000
    store = PageStore(site, limit=200_000, heads=journals)
    read(store)
    read(store)
    assert site.asked == 2
