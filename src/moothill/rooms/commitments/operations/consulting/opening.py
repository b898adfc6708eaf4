"""Opening drafts, or an edition of the plan, for comment."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments.errors.consulting import NothingToAskAbout, ShortPeriod
from moothill.rooms.commitments.models import Consultation
from moothill.rooms.commitments.queries.consulting import ASKED_ABOUT, advised_days
from moothill.rooms.inputs.operations import ask_about


@transaction.atomic
def consult(
    *,
    on: Sequence[Record],
    values: Mapping[str, Any],
    by: Actor,
    at: datetime,
    sure: bool = False,
    key: UUID | None = None,
) -> Record:
    """A published call for comments on these drafts and editions, all under one; `values` are open fields of a call.

    The call meets everything that is asked of one before it is shown. A period shorter than is advised needs somebody who is
    `sure`, and the line tells both numbers. A `key` seen before opens nothing more. Raises Refused, NothingToAskAbout,
    Invalid, ShortPeriod, KeyReused; then nothing is stored.
    """
    asked = [laying.lock(record) for record in sorted(set(on), key=lambda record: record.pk)]
    if not asked:
        raise NothingToAskAbout
    cycle = asked[0].cycle
    for record in asked:
        require(Act.CONSULT, facts_of(by, record.cycle, record))
        if (
            record.kind not in ASKED_ABOUT
            or record.state != RecordState.PUBLISHED
            or record.cycle_id != cycle.pk
        ):
            raise NothingToAskAbout(record.reference)
    days, advised = _days(values), advised_days(cycle)
    short = days is not None and days < advised
    facts: dict[str, object] = {"of": [record.reference for record in asked], "days": days}
    if short:
        facts["advised"] = advised
    call, new = ask_about(cycle=cycle, values=values, facts=facts, by=by, at=at, key=key)
    if new:
        if short and days is not None and not sure:
            raise ShortPeriod(days, advised)
        Consultation.objects.bulk_create([Consultation(call_id=call.pk, on=record) for record in asked])
    return call.record


def _days(values: Mapping[str, Any]) -> int | None:
    """From the day of the opening to that of the closing, as they were written; None for what is no moment."""
    try:
        opens, closes = (
            datetime.fromisoformat(str(values.get(name) or "").strip()[:16])
            for name in ("opens_at", "closes_at")
        )
    except ValueError:
        return None
    return (closes.date() - opens.date()).days
