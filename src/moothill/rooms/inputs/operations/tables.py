"""Opening tables at an event, so that whoever keeps the notes of one needs no account; and closing them."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.journal.operations import write
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.activities.queries import activity_of
from moothill.rooms.inputs.errors import NotAnEvent, WrongTables
from moothill.rooms.inputs.models import Input, TableLink

MOST_TABLES = 60
LONGEST = timedelta(days=92)
_LETTERS = Input._meta.get_field("table").max_length or 80


@dataclass(frozen=True, slots=True)
class Opened:
    """A table just opened. `token` ends its address and is kept nowhere else: show it now."""

    link: TableLink
    token: str = field(repr=False)


@transaction.atomic
def open_tables(
    *, event: Record, names: Iterable[str], until: datetime, by: Actor, at: datetime
) -> list[Opened]:
    """Open a table under each of the `names`, until a moment; one that is open under the same name is closed by that.

    Raises Refused, NotAnEvent for what is no published event, WrongTables.
    """
    locked = laying.lock(event)
    require(Act.ENTER, facts_of(by, locked.cycle, locked))
    thing = activity_of(locked.pk)
    if thing is None or not thing.is_event or locked.state != RecordState.PUBLISHED:
        raise NotAnEvent
    called = _called(names)
    _check_until(until, at)
    TableLink.objects.filter(event=thing, table__in=called, until__gt=at).update(until=at)
    opened = [_open(thing, name, until=until, by=by, at=at) for name in called]
    _journal(locked, "opened", len(opened), by=by, at=at)
    return opened


@transaction.atomic
def close_table(*, link: TableLink, by: Actor, at: datetime) -> None:
    """End the address of a table now; closing it again does nothing. Raises Refused."""
    record = laying.lock(link.event.record)
    require(Act.ENTER, facts_of(by, record.cycle, record))
    if TableLink.objects.filter(pk=link.pk, until__gt=at).update(until=at):
        _journal(record, "closed", 1, by=by, at=at)


def digest(token: str) -> str:
    """What is kept of an address. It is long and drawn by chance, so a plain hash will do."""
    return hashlib.sha256(token.encode()).hexdigest()


def _open(event: Any, name: str, *, until: datetime, by: Actor, at: datetime) -> Opened:
    assert by.participant is not None  # nosec: whoever may do this holds a role
    token = secrets.token_urlsafe(24)
    link = TableLink.objects.create(
        event=event, table=name, token=digest(token), until=until, at=at, by_id=by.participant,
        participant=begin_guest(at=at).participant,
    )  # fmt: skip
    return Opened(link, token)


def _called(names: Iterable[str]) -> Sequence[str]:
    called = list(dict.fromkeys(filter(None, (" ".join(name.split()) for name in names))))
    if not called:
        raise WrongTables("names", _("Name at least one table: a number will do."))
    if len(called) > MOST_TABLES:
        raise WrongTables(
            "names", _("At most %(most)s tables can be opened at once.") % {"most": MOST_TABLES}
        )
    if too_long := next((name for name in called if len(name) > _LETTERS), ""):
        raise WrongTables(
            "names",
            _("“%(name)s …” is too long: at most %(most)s letters.")
            % {"name": too_long[:20], "most": _LETTERS},
        )
    return called


def _check_until(until: datetime, at: datetime) -> None:
    if until <= at:
        raise WrongTables("until", _("This moment has passed. Choose a later one."))
    if until > at + LONGEST:
        raise WrongTables(
            "until", _("A table stays open for %(days)s days at most.") % {"days": LONGEST.days}
        )


def _journal(event: Record, act: str, number: int, *, by: Actor, at: datetime) -> None:
    write(
        head=event.cycle.head_id,
        kind=f"tables.{act}",
        subject=f"{event.cycle.slug}/{event.reference}",
        title=event.title,
        by=by,
        at=at,
        facts={"tables": number},
    )
