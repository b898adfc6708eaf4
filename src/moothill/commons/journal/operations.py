"""Writing lines. Call inside the transaction of the act itself, after everything else: the head is locked last."""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import models, transaction

from moothill.commons.journal.models import Entry, Head
from moothill.commons.policy.actors import Actor
from moothill.core.ledger import Line, digest, seal


def write(
    *,
    head: int,
    kind: str,
    by: Actor,
    at: datetime,
    subject: str = "",
    version: int = 0,
    title: str = "",
    reason: str = "",
    facts: Mapping[str, object] | None = None,
) -> Entry:
    """Add one line to the journal with id `head`, in the caller's transaction, and return it.

    `subject` names the record ("scotland-2018-20/A-17"); `facts` are small values that name no person.
    Raises TransactionManagementError outside a transaction, so that no act goes without its line.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a line is written in the transaction of its act")
    # The lock lasts until the caller commits, so entry order is commit order; followers rely on it.
    locked = Head.objects.select_for_update().get(pk=head)
    salts = {name: secrets.token_hex(16) for name in ("actor_salt", "reason_salt", "title_salt")}
    line = Line(
        scope=locked.scope,
        number=locked.number + 1,
        at=stamp(at),
        kind=kind,
        subject=subject,
        version=version,
        actor=digest(salts["actor_salt"], by.name),
        reason=digest(salts["reason_salt"], reason),
        title=digest(salts["title_salt"], title),
        facts=json.dumps(facts or {}, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
    )
    entry = Entry.objects.create(
        **_columns(line, head=locked, at=at),
        **salts,
        actor_id=by.participant,
        actor_name=by.name,
        reason=reason,
        title=title,
    )
    Head.objects.filter(pk=head).update(number=entry.number, seal=entry.seal)
    return entry


def _columns(line: Line, *, head: Head, at: datetime) -> dict[str, object]:
    return {
        "head": head,
        "number": line.number,
        "at": at,
        "kind": line.kind,
        "subject": line.subject,
        "version": line.version,
        "actor_digest": line.actor,
        "reason_digest": line.reason,
        "title_digest": line.title,
        "facts": line.facts,
        "previous": head.seal,
        "seal": seal(line, head.seal),
    }


def stamp(at: datetime) -> str:
    """The moment as it is sealed: ISO 8601 in UTC with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


@transaction.atomic
def open_journal(*, scope: str) -> Head:
    """The journal of `scope`, begun now if it is not there yet."""
    head, _made = Head.objects.get_or_create(scope=scope)
    return head


def touch(*, head: int) -> None:
    """Tell every cached page of this journal that something visible changed without a line."""
    Head.objects.filter(pk=head).update(stamp=models.F("stamp") + 1)
