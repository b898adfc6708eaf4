"""A follower that reads when a test says so, and a search as somebody sees it."""

from collections.abc import Callable

import pytest

from moothill.commons.journal.followers import advance
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.search.indexing import FOLLOWER, follow
from moothill.commons.search.queries import search


@pytest.fixture
def index() -> Callable[[], None]:
    """Lets the index catch up with the journals."""

    def catch_up() -> None:
        while advance(FOLLOWER, follow):
            pass

    return catch_up


@pytest.fixture
def titles(index, cycle) -> Callable[..., list[str]]:
    """The titles that a search finds, in order."""

    def of(words: str, *, actor: Actor = PASSER_BY, where=cycle, **given) -> list[str]:
        index()
        return [result.record.title for result in search(where, words, actor, **given).results]

    return of
