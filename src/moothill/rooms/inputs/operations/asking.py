"""A call for comments on drafts: another room says on which, and what the line tells of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.operations import require_launched
from moothill.rooms.inputs.kinds import CallForm
from moothill.rooms.inputs.models import Call


class Asking(Context):
    """The one act in which a call for comments on drafts may come to be: see `register.launching`."""


@transaction.atomic
def ask_about(
    *,
    cycle: Cycle,
    values: Mapping[str, Any],
    facts: Mapping[str, object],
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> tuple[Call, bool]:
    """A published call for comments on drafts, with these open fields, and whether it is new; its line tells `facts`.

    Leave is asked for by the caller, who says in the same transaction on which drafts. A `key` seen before gets what it made
    then. Raises Invalid with all that is wrong or missing, KeyReused.
    """
    kind = kinds.get("call")
    serial = laying.lock_serial(cycle, kind)
    if answered := laying.answered(key, cycle=cycle, kind=kind):
        return kind.things().get(pk=answered.pk), False
    context = Asking(cycle, at=at)
    given = clean(kind, {**values, "form": CallForm.DRAFT.value}, context, present={})
    require_launched(kind, given, context)
    record = laying.new_record(
        kind, cycle, serial, at=at, publish=True, position=laying.place_last(cycle, kind)
    )
    call = Call(record=record)
    laying.project(kind, call, given, context)
    laying.lay(record, given, act="created", by=by, at=at, reason="", key=key)
    write(
        head=cycle.head_id, kind="call.created", subject=f"{cycle.slug}/{record.reference}", version=record.version,
        title=record.title, by=by, at=at, facts=facts,
    )  # fmt: skip
    return call, True
