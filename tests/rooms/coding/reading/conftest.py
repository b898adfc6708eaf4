"""Contributions, a few adopted codes, and two who code."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.models import Record
from moothill.rooms.coding import operations
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Code, Reading
from moothill.rooms.inputs.operations import Behind, lay_down

WORDS = "Plant more trees along the river. And open the archive on Sundays."


@pytest.fixture
def contribute(cycle: Cycle, at: datetime) -> Callable[..., Record]:
    """A published contribution with these words; a draft if it is `held`."""

    def of(words: str = WORDS, *, author: Actor = PASSER_BY, held: bool = False, **values: Any) -> Record:
        given = {"words": words, "consent": "unnamed", **values}
        where, behind = given.pop("cycle", cycle), Behind(author=author.participant)
        with transaction.atomic():
            return lay_down(cycle=where, values=given, by=author, at=at, behind=behind, held=held)

    return of


@pytest.fixture
def code(make: Callable[..., Record]) -> Callable[..., Record]:
    """An adopted code with this label."""

    def of(label: str = "Trees", *, standing: Standing = Standing.ADOPTED, **values: Any) -> Record:
        record = make("code", title=label, **values)
        Code.objects.filter(pk=record.pk).update(standing=standing)
        return record

    return of


@pytest.fixture
def said(at: datetime) -> Callable[..., Reading]:
    """Somebody reads a contribution and says that it is about these codes, each as a whole or as (code, start, end)."""

    def of(record: Record, *codes: Any, by: Actor, base: int = 1, **more: Any) -> Reading:
        marks = [
            each if isinstance(each, operations.Mark) else operations.Mark(*each if isinstance(each, tuple) else (each,))
            for each in codes
        ]  # fmt: skip
        given = {"at": at, "key": uuid4(), **more}
        return operations.read(record=record, codes=marks, base=base, by=by, **given)

    return of
