"""Readings, as they are stored."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.rooms.coding.models import Reading, Round


@pytest.fixture
def begun(cycle, steward, at) -> Callable[..., Round]:
    """A round of coding, closed unless it is the last."""

    def of(number: int = 1, *, closed: bool = False) -> Round:
        return Round.objects.create(
            cycle=cycle, number=number, seed=7, begun_at=at, by_id=steward.participant, by_name=steward.name,
            closed_at=at if closed else None,
        )  # fmt: skip

    return of


@pytest.fixture
def says(at) -> Callable[..., Reading]:
    """That somebody read a contribution for the sample that two people read, and gave it these codes."""

    def of(who: Actor, record: Record, *codes: Record | str, **values: Any) -> Reading:
        given: dict[str, Any] = {"double": True, "by_name": who.name, **values}
        return Reading.objects.create(
            input_id=record.pk, version=1, codes=[getattr(code, "reference", code) for code in codes],
            by_id=who.participant, at=at, **given,
        )  # fmt: skip

    return of


@pytest.fixture
def codes(make) -> Sequence[Record]:
    return [make("code", title=title, standing="adopted") for title in ("Trees", "Roads", "=Money")]


@pytest.fixture
def ideas(make) -> Callable[[int], list[Record]]:
    def of(number: int) -> list[Record]:
        return [make("input", title=f"Tree {n}", words=f"Plant tree number {n}") for n in range(number)]

    return of
