"""Contributions, as they are stored."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.models import Record
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations import Behind, lay_down


@pytest.fixture
def contribute(cycle: Cycle, at: datetime) -> Callable[..., Record]:
    """A contribution with these words, by `author` if one is given; published unless it is `held` or private."""

    def of(
        words: str = "Plant more trees", *, author: Actor = PASSER_BY, held: bool = False, **values: Any
    ) -> Record:
        given = {"words": words, "consent": "unnamed", **values}
        where = given.pop("cycle", cycle)
        with transaction.atomic():
            return lay_down(
                cycle=where,
                values=given,
                by=author,
                at=at,
                behind=Behind(author=author.participant),
                held=held,
            )

    return of


@pytest.fixture
def pour(cycle: Cycle, at: datetime) -> Callable[[int], None]:
    """So many published contributions, past every operation; the first is a letter, the others are ideas."""

    def of(count: int) -> None:
        given = {"cycle": cycle, "kind": "input", "state": "published", "created_at": at, "published_at": at}
        numbers = range(1, count + 1)
        Record.objects.bulk_create(
            [Record(reference=f"I-{n}", title=f"Plant {n}", position=n, **given) for n in numbers],
            batch_size=2000,
        )
        ids = Record.objects.filter(cycle=cycle, kind="input").order_by("pk").values_list("pk", flat=True)
        rows = [
            Input(record_id=pk, form="idea" if n else "letter", words="Plant") for n, pk in enumerate(ids)
        ]
        Input.objects.bulk_create(rows, batch_size=2000)

    return of
