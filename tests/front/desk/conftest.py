"""The desk as a browser sees it."""

from collections.abc import Callable

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Link, Record, Revision


@pytest.fixture
def home(cycle) -> str:
    return f"/{cycle.slug}/"


@pytest.fixture
def traces() -> Callable[[], tuple[int, ...]]:
    """How much is stored: equal before and after means that nothing was."""
    return lambda: tuple(model.objects.count() for model in (Record, Revision, Entry, Link))


STRANGERS = ("account_holder", "team_member", "observer", "steward_elsewhere")
STEWARDS = ("steward", "civil_steward")
