"""A cycle with two stages, and a quick way to fill them."""

from collections.abc import Callable
from typing import Any

import pytest

from moothill.commons.record.models import Record


@pytest.fixture
def stage(make: Callable[..., Record]) -> Record:
    return make("stage", title="Raising awareness", number="1", when="March 2018")


@pytest.fixture
def second_stage(make: Callable[..., Record], stage: Record) -> Record:
    return make("stage", title="Input to the plan", number="2", when="June 2018")


@pytest.fixture
def activity(make: Callable[..., Record], stage: Record) -> Callable[..., Record]:
    """Makes an activity, in the first stage unless another is named."""

    def of(title: str = "Blog", **values: Any) -> Record:
        return make("activity", title=title, **{"stage": stage.reference, "state": "planned", **values})

    return of
