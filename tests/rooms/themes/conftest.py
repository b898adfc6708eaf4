"""Themes, points, codes and contributions, and what people do with them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.rooms.inputs.models import Call
from moothill.rooms.themes import operations

LATER = timedelta(days=60)


@pytest.fixture
def say(make: Callable[..., Record]) -> Callable[..., Record]:
    """A published contribution with these words."""

    def of(words: str = "Plant more trees", **values: Any) -> Record:
        return make("input", title=words, words=words, **{"consent": "unnamed", **values})

    return of


@pytest.fixture
def code(at: datetime) -> Callable[..., None]:
    """Codes contributions, as a reading does: by links alone."""

    def of(label: Record, *inputs: Record) -> None:
        for cause in inputs:
            Link.objects.create(cause=cause, effect=label, kind=LinkKind.CODED_TO, at=at)

    return of


@pytest.fixture
def put(steward: Actor, at: datetime) -> Callable[..., int]:
    """Puts things into a theme or, of contributions, into a point."""

    def of(into: Record, *causes: Record, by: Actor = steward, reason: str = "They say so.") -> int:
        act: dict[str, Any] = {"reason": reason, "by": by, "at": at}
        if into.kind == "point":
            return operations.put_in_point(point=into, inputs=causes, **act)
        return operations.put(theme=into, causes=causes, **act)

    return of


@pytest.fixture
def asked(cycle: Cycle, steward: Actor, at: datetime) -> None:
    """It was said why nobody is asked what the themes miss."""
    operations.set_missed(cycle=cycle, call=None, because="The forum asked in June.", by=steward, at=at)


@pytest.fixture
def close() -> Callable[[Record], None]:
    """Closes a call, long ago."""

    def of(call: Record) -> None:
        thing = Call.objects.get(pk=call.pk)
        assert thing.opens_at
        assert thing.closes_at
        thing.opens_at, thing.closes_at = thing.opens_at - LATER, thing.closes_at - LATER
        thing.save()

    return of
