"""The store in front of the real site: what stewards do is seen at once, and drafts never leave."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import touch
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise, withdraw
from moothill.front.store import PageStore
from moothill.front.store.heads import heads_of_site
from tests.front.store.conftest import read

pytestmark = pytest.mark.django_db(transaction=True)


class Counted:
    """Django, and how often it was asked."""

    def __init__(self) -> None:
        self.app, self.asked = get_wsgi_application(), 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        self.asked += 1
        return self.app(environ, start_response)


@pytest.fixture
def django() -> Counted:
    return Counted()


@pytest.fixture
def stores(django: Counted) -> Iterator[list[PageStore]]:
    """Two stores, as two server processes have them."""
    heads = heads_of_site()
    yield [PageStore(django, limit=10_000_000, heads=heads) for _ in range(2)]
    heads.close()


@pytest.fixture
def tasks(cycle: Cycle) -> str:
    return f"/{cycle.slug}/tasks/"


@pytest.fixture
def hall(make: Callable[..., Record]) -> Record:
    return make("task", title="Find a hall in Oakland", everyone=True)


def test_an_act_is_seen_by_the_next_reader_of_every_store(
    stores: list[PageStore], django: Counted, tasks: str, hall: Record, steward: Actor, at
) -> None:
    for store in (*stores, *stores):
        assert b"Find a hall in Oakland" in read(store, tasks).body
    assert django.asked == 2
    revise(record=hall, values={"title": "Find a hall in Elmland"}, base=1, by=steward, at=at)
    for store in stores:
        assert b"Find a hall in Elmland" in read(store, tasks).body
    withdraw(record=hall, reason="By mistake.", by=steward, at=at)
    for store in stores:
        assert b"Elmland" not in read(store, tasks).body


def test_a_visible_change_without_a_line_is_seen_too(
    stores: list[PageStore], django: Counted, tasks: str, cycle: Cycle
) -> None:
    read(stores[0], tasks)
    touch(head=cycle.head_id)
    read(stores[0], tasks)
    assert django.asked == 2


def test_whoever_takes_another_name_is_seen_under_it_at_once(
    stores: list[PageStore], cycle: Cycle, steward: Actor, client_of: Callable[[Actor], Client]
) -> None:
    page = f"/{cycle.slug}/who-can-do-what/"
    assert steward.name.encode() in read(stores[0], page).body
    client_of(steward).post("/me/", {"label": "Another Name"})
    assert b"Another Name" in read(stores[0], page).body


def test_drafts_stay_with_those_who_may_read_them(
    stores: list[PageStore],
    tasks: str,
    make: Callable[..., Record],
    steward: Actor,
    client_of: Callable[[Actor], Client],
) -> None:
    make("task", title="Canary in a draft", everyone=True, publish=False)
    cookie = client_of(steward).cookies.output(header="", sep=";").strip()
    for _ in range(2):
        assert b"Canary in a draft" in read(stores[0], tasks, HTTP_COOKIE=cookie).body
        assert b"Canary in a draft" not in read(stores[0], tasks).body


def test_a_page_for_everyone_sets_no_cookie_and_is_kept(
    stores: list[PageStore], django: Counted, tasks: str
) -> None:
    answers = [read(stores[0], tasks) for _ in range(2)]
    assert django.asked == 1
    assert answers[0] == answers[1]
    assert "Set-Cookie" not in answers[0].headers
    assert answers[0].headers["Content-Security-Policy"]


def test_a_host_that_is_not_ours_is_refused_each_time(stores: list[PageStore], django: Counted) -> None:
    assert [read(stores[0], "/", HTTP_HOST="evil.example").status for _ in range(2)] == [400, 400]
    assert django.asked == 2
