"""A call that is open, and contributions to it."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal import followers
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.rooms.inputs.models import Call, Input
from moothill.rooms.inputs.operations import contribute
from tests.asking import open_call

WORDS = "More boats in winter."


@pytest.fixture
def call(make: Callable[..., Record]) -> Record:
    return open_call(make)


@pytest.fixture
def address(call: Record) -> str:
    return f"{call.get_absolute_url()}answer/"


@pytest.fixture
def idea(cycle: Cycle, call: Record, guest: Actor, at: Any) -> Callable[..., Record]:
    """Contributes an idea to the call, as a guest and without a name unless something else is said."""

    def of(words: str = WORDS, *, by: Actor = guest, held: bool = False, **values: Any) -> Record:
        given = {"words": words, "consent": "unnamed", **values}
        return contribute(cycle=cycle, call=call_of(call), values=given, by=by, at=at, key=uuid4(), held=held)

    return of


@pytest.fixture
def followers_run() -> Callable[[], None]:
    """Lets every follower catch up with the journals."""

    def catch_up() -> None:
        for name, effect in followers.every().items():
            while followers.advance(name, effect):
                pass

    return catch_up


def call_of(record: Record) -> Call:
    found: Call = kinds.get("call").things().get(pk=record.pk)
    return found


def input_of(record: Record) -> Input:
    return Input.objects.select_related("record__cycle").get(pk=record.pk)


def written(words: str = WORDS, **more: Any) -> dict[str, Any]:
    """What the form of an idea sends."""
    return {"words": words, "consent": "unnamed", "language": "en", "key": str(uuid4()), **more}


def everything() -> dict[str, int]:
    """How many rows each table has."""
    uncounted = {"django_session", "shared_cache"}
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.db_table not in uncounted
    }
