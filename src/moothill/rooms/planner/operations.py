"""The quick acts on a task. Everything else is done by `commons.record.operations`."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format

from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise
from moothill.rooms.planner.models import Task


@transaction.atomic
def complete(
    *, task_record: Record, by: Actor, at: datetime, base: int, reason: str = "", key: UUID | None = None
) -> Record:
    """Mark a task done today, begun from version `base`.

    Raises what `revise` raises: Refused, Stale, ForgedBase, KeyReused, and Unchanged for a task that is done.
    """
    task = Task.objects.get(pk=task_record.pk)
    done_on = task.done_on if task.done else _today(task_record, at)
    values = {"done": True, "done_on": done_on}
    return revise(record=task_record, values=values, base=base, by=by, at=at, reason=reason, key=key)


@transaction.atomic
def reopen(
    *, task_record: Record, by: Actor, at: datetime, base: int, reason: str = "", key: UUID | None = None
) -> Record:
    """Mark a task as still to be done, begun from version `base`. Raises what `complete` raises."""
    return revise(record=task_record, values={"done": False}, base=base, by=by, at=at, reason=reason, key=key)


def _today(record: Record, at: datetime) -> str:
    """The day in words of the cycle's own language: it is the record's from now on."""
    with translation.override(record.cycle.language):
        return date_format(record.cycle.day(at), "j F Y")
