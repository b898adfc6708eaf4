"""Suggesting: what anybody may propose, and what its author may still do while it waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.editing import editing_facts
from moothill.commons.record.errors import (
    AlreadyAnswered,
    ForgedBase,
    KeyReused,
    NotYours,
    ReasonNeeded,
    Unchanged,
)
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Change, Record, Remark, Serial, Suggestion, SuggestionState
from moothill.core.policy import Act

_SERIAL = "suggestion"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: a change of `record` from version `base`, its withdrawal, or a new record of `kind`."""

    change: Change
    kind: Kind
    record: Record | None = None
    values: Mapping[str, Any] | None = None
    base: int = 0


@transaction.atomic
def suggest(
    *,
    proposal: Proposal,
    cycle: Cycle,
    by: Actor,
    at: datetime,
    key: UUID,
    reason: str = "",
    due: date | None = None,
    held: bool = False,
) -> Suggestion:
    """Propose something, for a steward to answer by the day `due`. `held` ones are shown to nobody else before that.

    A `key` seen before gets the suggestion it made then. `by` must have a participant: a guest's will do.
    Raises Refused, Invalid, ForgedBase, Unchanged, ReasonNeeded, KeyReused.
    """
    serial = _lock_serial(cycle)
    if before := answered(key, by=by):
        return before
    record = proposal.record
    require(Act.SUGGEST, editing_facts(by, cycle, kind=proposal.kind.name, record=record))
    if by.participant is None:
        raise ValueError("a suggestion needs an author: begin a guest first")
    values = _clean(proposal, cycle, by, reason)
    serial.last += 1
    serial.save(update_fields=["last"])
    made = Suggestion.objects.create(
        cycle=cycle, number=serial.last, change=proposal.change, kind=proposal.kind.name, record=record,
        base=proposal.base, values=values, title=_title(proposal, values), reason=reason, by_id=by.participant,
        by_name=by.name, at=at, due=due, key=key,
        state=SuggestionState.HELD if held else SuggestionState.WAITING,
    )  # fmt: skip
    journal(made, "held" if held else "sent", by=by, at=at, reason="" if held else reason)
    return made


def _lock_serial(cycle: Cycle) -> Serial:
    Serial.objects.get_or_create(cycle=cycle, kind=_SERIAL)
    return Serial.objects.select_for_update().get(cycle=cycle, kind=_SERIAL)


def answered(key: UUID, *, by: Actor) -> Suggestion | None:
    """The suggestion that was made with this once-only key. Raises KeyReused when somebody else made it."""
    before = Suggestion.objects.select_related("cycle", "record").filter(key=key).first()
    if before and not before.is_by(by):
        raise KeyReused
    return before


def _title(proposal: Proposal, values: Mapping[str, Any]) -> str:
    return proposal.record.title if proposal.record else str(values.get("title", ""))[:400]


def _clean(proposal: Proposal, cycle: Cycle, by: Actor, reason: str) -> dict[str, Any]:
    """The values to keep. Raises as `suggest` does."""
    match proposal.change:
        case Change.WITHDRAW:
            if not reason.strip():
                raise ReasonNeeded
            return {}
        case Change.CREATE:
            given = {
                name: value for name, value in (proposal.values or {}).items() if value not in ("", None)
            }
            whole = clean(proposal.kind, given, Context(cycle, actor=by), present={})
            return {name: whole[name] for name in given}
        case _:
            return changed_fields(proposal, by=by, reason=reason)


def changed_fields(proposal: Proposal, *, by: Actor, reason: str) -> dict[str, Any]:
    """The fields that differ from version `base`, clean. Raises ForgedBase, Invalid, Unchanged, ReasonNeeded."""
    record, kind = proposal.record, proposal.kind
    assert record is not None  # nosec: only a change comes here
    began = content_of(record, proposal.base)
    ours = clean(
        kind, proposal.values or {}, Context(record.cycle, record=record.pk, actor=by), present=began
    )
    changed = {name: value for name, value in ours.items() if value != began[name]}
    if not changed:
        raise Unchanged
    if not reason.strip() and not changed.keys().isdisjoint(kind.explained):
        raise ReasonNeeded
    return changed


def content_of(record: Record, version: int) -> dict[str, Any]:
    """The open fields of a record as they stood in one version. Raises ForgedBase for one there never was."""
    content = record.revisions.filter(number=version).values_list("content", flat=True).first()
    if content is None:
        raise ForgedBase(version)
    # A field that came to the kind later stands in no older revision.
    return {field.name: content.get(field.name, field.empty) for field in kinds.get(record.kind).fields}


@transaction.atomic
def edit_own(
    *,
    suggestion: Suggestion,
    values: Mapping[str, Any],
    reason: str,
    by: Actor,
    at: datetime,
    held: bool = False,
) -> Suggestion:
    """Let its author change a suggestion while it waits. Raises NotYours, AlreadyAnswered and as `suggest`."""
    locked = lock_own(suggestion, by)
    proposal = Proposal(
        Change(locked.change), kinds.get(locked.kind), locked.record, values=values, base=locked.base
    )
    require(Act.SUGGEST, editing_facts(by, locked.cycle, kind=locked.kind, record=locked.record))
    clean_values = _clean(proposal, locked.cycle, by, reason)
    if (clean_values, reason) == (locked.values, locked.reason):
        raise Unchanged
    locked.values, locked.reason, locked.edition = clean_values, reason, locked.edition + 1
    locked.title = _title(proposal, clean_values)
    if held:
        locked.state = SuggestionState.HELD
    locked.save(update_fields=["values", "reason", "edition", "title", "state"])
    journal(locked, "edited", by=by, at=at, reason=reason)
    return locked


@transaction.atomic
def take_back(*, suggestion: Suggestion, by: Actor, at: datetime) -> Suggestion:
    """Let its author take a suggestion back while it waits. Raises NotYours, AlreadyAnswered."""
    locked = lock_own(suggestion, by)
    locked.state = SuggestionState.TAKEN_BACK
    locked.save(update_fields=["state"])
    journal(locked, "taken-back", by=by, at=at)
    return locked


@transaction.atomic
def reply(*, suggestion: Suggestion, words: str, by: Actor, at: datetime) -> Remark:
    """Let its author answer what a steward asked: it waits again. Raises NotYours, AlreadyAnswered, ReasonNeeded."""
    locked = lock_own(suggestion, by)
    if not words.strip():
        raise ReasonNeeded
    made = Remark.objects.create(
        suggestion=locked, words=words.strip(), by_id=by.participant, by_name=by.name, at=at
    )
    if locked.state == SuggestionState.ASKED:
        locked.state = SuggestionState.WAITING
        locked.save(update_fields=["state"])
    journal(locked, "replied", by=by, at=at)
    return made


def lock_own(suggestion: Suggestion, by: Actor) -> Suggestion:
    """The row, held until the caller commits, if it is still open and by `by`. Raises NotYours, AlreadyAnswered."""
    locked = lock(suggestion)
    if not locked.is_by(by):
        raise NotYours
    if not locked.is_open:
        raise AlreadyAnswered
    return locked


def lock(suggestion: Suggestion) -> Suggestion:
    """The suggestion's row as it is now, held until the caller commits."""
    rows = Suggestion.objects.select_for_update(of=("self",)).select_related("cycle", "record")
    return rows.get(pk=suggestion.pk)


def journal(
    suggestion: Suggestion, act: str, *, by: Actor, at: datetime, reason: str = "", **facts: object
) -> None:
    """One line about a suggestion. What is held, removed or taken back tells no words of it."""
    unseen = {SuggestionState.HELD, SuggestionState.REMOVED, SuggestionState.TAKEN_BACK}
    shown = suggestion.state not in unseen
    record, slug = suggestion.record, suggestion.cycle.slug
    write(
        head=suggestion.cycle.head_id,
        kind=f"suggestion.{act}",
        subject=f"{slug}/{record.reference}" if record else slug,
        title=suggestion.title if shown else "",
        reason=reason if shown else "",
        by=by,
        at=at,
        facts={
            "suggestion": suggestion.number,
            "change": suggestion.change,
            "kind": suggestion.kind,
            **facts,
        },
    )
