"""A cycle in which contributions lead to codes, themes and answers."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from moothill.commons.journal.followers import advance
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.search.indexing import FOLLOWER, follow


@pytest.fixture
def tie(steward, at: datetime) -> Callable[..., Any]:
    """Links two records, so many days after the beginning."""

    def make(cause: Record, effect: Record, kind: LinkKind, *, day: int = 0, **more: Any) -> Any:
        moment = at + timedelta(days=day)
        return link(cause=cause, effect=effect, kind=kind, by=steward, at=moment, **more)

    return make


@pytest.fixture
def told(client) -> Callable[..., list[tuple[datetime, str, str]]]:
    """Every line on the trail of a record, page by page: when, who and why."""

    def of(record: Record, browser: Any = client) -> list[tuple[datetime, str, str]]:
        found, address = [], f"{record.get_absolute_url()}trail/"
        while address:
            answer = browser.get(address)
            assert answer.status_code == 200
            found += [(line.number, line.at, line.by, line.reason) for line in answer.context["lines"]]
            older = answer.context["older"]
            address = f"{record.get_absolute_url()}trail/{older}" if older else ""
        return found

    return of


@pytest.fixture
def index() -> Callable[[], None]:
    """Lets the search index catch up with the journals."""

    def catch_up() -> None:
        while advance(FOLLOWER, follow):
            pass

    return catch_up
