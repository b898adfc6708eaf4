"""Issuing an edition: from then on all that it prints is kept, and stays as it is."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.context import Context
from moothill.commons.record.errors import WrongState
from moothill.commons.record.models import RECORD_STATES, Record
from moothill.commons.record.operations import facts_of, require_launched
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments.models import Edition
from moothill.rooms.commitments.queries.editions import contents_of, digest_of, next_place


class Issuing(Context):
    """The one act in which an edition comes into sight for the first time: see `register.edition_checks`."""


@transaction.atomic
def issue(*, edition: Record, by: Actor, at: datetime, reason: str = "", key: UUID | None = None) -> Record:
    """Make an edition public, with the next number of its cycle and everything that it prints, which never changes again.

    One line, with the digest. A `key` seen before issues nothing more. Raises Refused, KeyReused, WrongState for one that is
    issued or withdrawn; Invalid with what is missing: no draft, a draft or its commitment withdrawn since, an amendment
    without those who agreed, of an edition that is amended already, or outside the window without words for that.
    """
    kind = kinds.get("edition")
    laying.lock_serial(edition.cycle, kind)  # one number is given at a time
    locked = laying.lock(edition)
    require(Act.ISSUE, facts_of(by, locked.cycle, locked))
    if laying.answered(key, record=locked):
        return locked
    if locked.state != RecordState.DRAFT:
        raise WrongState(str(dict(RECORD_STATES)[locked.state]))
    thing: Edition = kind.things().get(pk=locked.pk)
    thing.record = locked
    values = kind.read(thing)
    require_launched(kind, values, Issuing(locked.cycle, record=locked.pk, at=at))
    _keep(thing, at)
    locked.state, locked.published_at, locked.version = RecordState.PUBLISHED, at, locked.version + 1
    locked.save()
    laying.lay(locked, values, act="issued", by=by, at=at, reason=reason, key=key)
    kind.turned(locked, "published", by, at)
    _journal(thing, by=by, at=at, reason=reason)
    return locked


def _keep(thing: Edition, at: datetime) -> None:
    cycle = thing.record.cycle
    thing.cycle, thing.day, thing.place = cycle, cycle.day(at), next_place(cycle)
    thing.contents = contents_of(thing, place=thing.place, day=thing.day)
    thing.digest = digest_of(thing.contents)
    thing.save(update_fields=["cycle", "day", "place", "contents", "digest"])


def _journal(thing: Edition, *, by: Actor, at: datetime, reason: str) -> None:
    record = thing.record
    write(
        head=record.cycle.head_id,
        kind="edition.issued",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title,
        reason=reason or thing.because,
        by=by,
        at=at,
        facts={"number": thing.place, "commitments": len(thing.drafts), "digest": thing.digest},
    )
