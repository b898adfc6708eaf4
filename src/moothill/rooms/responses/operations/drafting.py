"""Writing responses before anybody else reads them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create, facts_of
from moothill.core.policy import Act
from moothill.rooms.responses.errors import NothingChosen, TooMany
from moothill.rooms.responses.kinds import MOST


@transaction.atomic
def draft(
    *,
    cycle: Cycle,
    to: Sequence[Record],
    values: Mapping[str, Any],
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> Record:
    """A new response, not yet public, that answers each of `to`: contributions, points, themes and calls of `cycle`.

    `values` are open fields of a response. Its number is given now, and to no other. A `key` seen before gets what it made
    then. Raises Refused, NothingChosen, TooMany, KeyReused; Invalid for what cannot be answered: hidden, withdrawn, unknown,
    of another kind or of another cycle.
    """
    require(Act.RESPOND, facts_of(by, cycle))
    if not to:
        raise NothingChosen
    if len(to) > MOST:
        raise TooMany(MOST)
    answers_to = [{"to": _reference(each, cycle)} for each in to]
    return create(
        kind=kinds.get("response"), cycle=cycle, values={**values, "answers_to": answers_to}, by=by, at=at, key=key,
        publish=False,
    )  # fmt: skip


def _reference(record: Record, cycle: Cycle) -> str:
    """The reference in `cycle`; for what is in another one a word that leads nowhere, so that it is refused with the rest."""
    return record.reference if record.cycle_id == cycle.pk else f"{record.reference}?"


@transaction.atomic
def draft_each(
    *,
    cycle: Cycle,
    to: Sequence[tuple[Record, Mapping[str, Any]]],
    shared: Mapping[str, Any],
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> list[Record]:
    """A response of its own to each of `to`, with the values `shared` by all and its own. All or none. Raises as `draft`."""
    require(Act.RESPOND, facts_of(by, cycle))
    if not to:
        raise NothingChosen
    if len(to) > MOST:
        raise TooMany(MOST)
    made = []
    for record, own in to:
        once = uuid5(key, record.reference) if key else None
        made.append(draft(cycle=cycle, to=[record], values={**shared, **own}, by=by, at=at, key=once))
    return made
