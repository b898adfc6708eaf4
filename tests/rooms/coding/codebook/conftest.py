"""Codes, and contributions that are coded to them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind, Record
from moothill.rooms.coding.models import Assignment, Excerpt
from moothill.rooms.inputs.operations import lay_down


@pytest.fixture
def code(make: Callable[..., Record]) -> Callable[..., Record]:
    """A code with this label, adopted unless something else is said; `under` another one."""

    def of(label: str, *, under: Record | None = None, standing: str = "adopted", **more: Any) -> Record:
        above = under.reference if under else ""
        return make("code", title=label, parent=above, standing=standing, **more)

    return of


@pytest.fixture
def coded(cycle: Cycle, at: datetime, steward: Actor) -> Callable[..., Record]:
    """A contribution that a steward coded to these codes."""

    def of(*codes: Record, words: str = "Plant more trees", consent: str = "unnamed") -> Record:
        with transaction.atomic():
            made = lay_down(cycle=cycle, values={"words": words, "consent": consent}, by=PASSER_BY, at=at)
        excerpt = Excerpt.objects.create(input_id=made.pk, version=1, start=0, end=5)
        for each in codes:
            Assignment.objects.create(
                excerpt=excerpt, input_id=made.pk, code_id=each.pk, by_id=steward.participant, at=at
            )
        pairs = [(made.pk, each.pk) for each in codes]
        join(pairs=pairs, kind=LinkKind.CODED_TO, by=steward, at=at)
        return made

    return of
