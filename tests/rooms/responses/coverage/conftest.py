"""Links, as they are stored."""

from collections.abc import Callable

import pytest

from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind, Record


@pytest.fixture
def leads(steward, at) -> Callable[[Record, Record, str], None]:
    """That one record led to another, in one of these ways: coded-to, part-of, merged-into, answered-by."""

    def of(cause: Record, effect: Record, kind: str) -> None:
        join(pairs=[(cause.pk, effect.pk)], kind=LinkKind(kind), by=steward, at=at)

    return of


@pytest.fixture
def says(make) -> Callable[..., Record]:
    """A contribution."""

    def of(words: str = "Plant more trees", **values: str) -> Record:
        return make("input", title="An idea", words=words, **values)

    return of
