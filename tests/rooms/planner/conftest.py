"""Tasks and meetings, quickly made."""

from collections.abc import Callable
from typing import Any

import pytest

from moothill.commons.record.models import Record

ROWAN = {"name": "Rowan", "organisation": "Oakland Council", "side": "government"}
HAZEL = {"name": "Hazel", "organisation": "Oakland Network", "side": "civil-society"}


@pytest.fixture
def task(make: Callable[..., Record]) -> Callable[..., Record]:
    """Makes a task that is Rowan's, unless somebody else is named."""

    def of(title: str = "Set up the page", **values: Any) -> Record:
        return make("task", title=title, **{"owners": [ROWAN], **values})

    return of


@pytest.fixture
def meeting(make: Callable[..., Record]) -> Callable[..., Record]:
    """Makes a meeting."""

    def of(title: str = "Planning session", **values: Any) -> Record:
        return make("meeting", title=title, **values)

    return of
