"""When a page is answered from memory, and when it is made anew."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from time import sleep

import pytest
import time_machine

from moothill.front.store import PageStore
from tests.front.store.conftest import Journals, Site, read


def test_the_second_reader_is_answered_from_memory(store: PageStore, site: Site) -> None:
    assert [read(store).body for _ in range(3)] == [site.words] * 3
    assert site.asked == 1


def test_an_act_makes_the_next_reader_see_the_new_page(
    store: PageStore, site: Site, journals: Journals
) -> None:
    read(store)
    site.words = b"changed"
    journals.move()
    assert read(store).body == b"changed"


def test_an_act_in_another_journal_leaves_the_page_standing(
    store: PageStore, site: Site, journals: Journals
) -> None:
    read(store)
    journals.move(2)
    read(store)
    assert site.asked == 1


def test_a_page_of_every_journal_falls_with_any_of_them(
    store: PageStore, site: Site, journals: Journals
) -> None:
    site.headers["X-Moothill-Scope"] = "*"
    read(store)
    journals.move(2)
    read(store)
    journals.numbers[3] = 0
    read(store)
    assert site.asked == 3


def test_a_page_of_two_journals_falls_with_either(store: PageStore, site: Site, journals: Journals) -> None:
    site.headers["X-Moothill-Scope"] = "2,1"
    for head in (1, 2):
        read(store)
        read(store)
        journals.move(head)
    read(store)
    assert site.asked == 3


def test_an_act_while_the_page_is_made_is_not_missed(
    store: PageStore, site: Site, journals: Journals
) -> None:
    site.meanwhile = journals.move
    assert read(store).body == site.words
    site.words, site.meanwhile = b"changed", lambda: None
    assert read(store).body == b"changed"


def test_a_page_falls_when_its_moment_has_passed(store: PageStore, site: Site) -> None:
    midnight = datetime(2018, 3, 2, tzinfo=UTC)
    site.headers["X-Moothill-Until"] = str(midnight.timestamp())
    with time_machine.travel(midnight - timedelta(seconds=1), tick=False):
        read(store)
        read(store)
        assert site.asked == 1
    with time_machine.travel(midnight, tick=False):
        read(store)
    assert site.asked == 2


def test_without_a_database_the_site_itself_answers(store: PageStore, site: Site, journals: Journals) -> None:
    read(store)
    journals.reachable = False
    assert read(store).body == read(store).body == site.words
    assert site.asked == 3


def test_nothing_is_kept_with_a_limit_of_nothing(site: Site, journals: Journals) -> None:
    store = PageStore(site, limit=0, heads=journals)
    first, second = read(store), read(store)
    assert site.asked == 2
    assert first.body == second.body == site.words
    assert "ETag" not in first.headers


@pytest.mark.parametrize("status", ["404 Not Found", "302 Found", "500 Internal Server Error"])
def test_only_pages_that_went_well_are_kept(store: PageStore, site: Site, status: str) -> None:
    site.status = status
    assert read(store).status == read(store).status == int(status[:3])
    assert site.asked == 2


@pytest.mark.parametrize("limit", [0, 1_000_000])
def test_the_word_between_site_and_store_never_leaves(site: Site, journals: Journals, limit: int) -> None:
    store = PageStore(site, limit=limit, heads=journals)
    answers = [read(store), read(store), read(store, HTTP_COOKIE="a=b"), read(store, method="POST")]
    site.status = "404 Not Found"
    answers.append(read(store, "/elsewhere/"))
    assert not [name for answer in answers for name in answer.headers if name.startswith("X-Moothill")]


def test_no_reader_of_many_at_once_sees_less_than_what_had_happened(journals: Journals) -> None:
    def site(environ: object, start_response: Callable[..., None]) -> list[bytes]:
        words = str(journals.numbers[1]).encode()
        sleep(0.0002)
        start_response("200 OK", [("X-Moothill-Scope", "1"), ("Content-Length", str(len(words)))])
        return [words]

    store = PageStore(site, limit=1_000_000, heads=journals)

    def less_than_had_happened(_reader: int) -> list[tuple[int, int]]:
        pairs = []
        while journals.numbers[1] < 40:
            pairs.append((journals.numbers[1], int(read(store).body)))
        return [(happened, seen) for happened, seen in pairs if seen < happened]

    with ThreadPoolExecutor(4) as threads:
        readers = threads.map(less_than_had_happened, range(4))
        for _ in range(40):
            journals.move()
            sleep(0.001)
    assert [pair for reader in readers for pair in reader] == []
