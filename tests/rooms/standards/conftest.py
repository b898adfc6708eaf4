"""A cycle with a pack pinned to it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.rooms.standards.models import PackPinned
from moothill.rooms.standards.operations import pin_pack


@pytest.fixture
def pinned(cycle: Cycle, at: datetime) -> Callable[..., PackPinned]:
    """Pins a pack, the pilot's unless another is named; numbers with two underscores for a dot."""

    def of(pack: str = "subnational-2017", **numbers: Any) -> PackPinned:
        written = {name.replace("__", "."): value for name, value in numbers.items()}
        return pin_pack(cycle=cycle, pack=pack, by=OPERATOR, at=at, reason="It binds us", parameters=written)

    return of
