"""Pages whose figures are read."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from moothill.commons.record.models import Record
from tests.rooms.reading import words


@pytest.fixture
def at() -> Iterator[datetime]:
    """A Wednesday, on which the pages are read too."""
    moment = datetime(2018, 3, 14, 12, 0, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        yield moment


@pytest.fixture
def read(client: Client) -> Callable[..., str]:
    """What anybody reads under the heading of the figures on a record's page; "" where there is none."""

    def of(record: Record, browser: Any = client) -> str:
        page = browser.get(record.get_absolute_url()).content.decode()
        _before, found, after = page.partition("<h2>In numbers</h2>")
        return words(after.partition("<h2>")[0]) if found else ""

    return of
