"""Publishing responses: everybody behind what they answer hears of it, by the journal."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.operations import publish as make_public
from moothill.core.policy import Act
from moothill.rooms.responses.errors import NothingChosen, TooMany
from moothill.rooms.responses.kinds import MOST


@transaction.atomic
def publish(
    *, responses: Sequence[Record], by: Actor, at: datetime, reason: str = "", key: UUID | None = None
) -> list[Record]:
    """Make these responses public, all or none: a line each, and links from all that they answer (see `turning`).

    A `key` seen before publishes nothing more. Raises Refused, NothingChosen, TooMany, WrongState, KeyReused; and Invalid
    with what is still missing, the agreement of a side among it.
    """
    chosen = sorted({record.pk: record for record in responses}.values(), key=lambda record: record.pk)
    if not chosen:
        raise NothingChosen
    if len(chosen) > MOST:
        raise TooMany(MOST)
    for record in chosen:
        require(Act.RESPOND, facts_of(by, record.cycle, record))
    return [
        make_public(
            record=record, by=by, at=at, reason=reason, key=uuid5(key, record.reference) if key else None
        )
        for record in chosen
    ]
