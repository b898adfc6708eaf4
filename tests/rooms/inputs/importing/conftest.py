"""Files to bring, without a file: what a reader would have found in them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile

from moothill.core.exchange.shapes import Found, Refused
from moothill.rooms.inputs.models import Batch
from moothill.rooms.inputs.operations.importing import Given, begin_batch, look_at, run_batch, start_batch


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def found(number: int, words: str = "", **values: str) -> Found:
    external = values.pop("external", "")
    words = words or f"Idea {number}: open the books of quarter {number}."
    return Found(number, {"words": words, **values}, external, f"row {number}")


def rows(count: int = 5, **values: str) -> list[Found | Refused]:
    return [found(number, **values) for number in range(1, count + 1)]


BAD = Refused(9, "The row has %(count)s cells.", {"count": "3"}, "a;b")
NOON = datetime(2018, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes on by a second each time that it is asked."""
    ticks = iter(range(10_000))
    return lambda: NOON + timedelta(seconds=next(ticks))


@pytest.fixture
def begin(cycle, steward, at) -> Callable[..., Batch]:
    def of(name: str = "ideas.csv", **given: Any) -> Batch:
        by, key = given.pop("by", steward), given.pop("key", None)
        reader = given.pop("reader", "csv")
        return begin_batch(
            cycle=cycle, reader=reader, upload=ContentFile(b"a file", name=name), given=Given(**given), by=by, at=at,
            key=key,
        )  # fmt: skip

    return of


@pytest.fixture
def bring(begin, steward, at, clock) -> Callable[..., Batch]:
    """Begins an import, looks at it, and runs it to its end."""

    def of(found: Iterable[Found | Refused], **given: Any) -> Batch:
        found = list(found)
        batch = begin(**given)
        look_at(batch=batch, rows=found, by=steward)
        started = start_batch(batch=batch, by=steward, at=at)
        return run_batch(batch=started, rows=found, clock=clock)

    return of


class Killed(Exception):
    """The process is gone."""


def broken(found: Iterable[Found | Refused], after: int) -> Iterator[Found | Refused]:
    """A file whose reading ends in the middle."""
    for number, each in enumerate(found):
        if number == after:
            raise Killed
        yield each
