"""Answering suggestions: the steward's verbs. Each outcome is told to the author and stands in public."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.errors import AlreadyAnswered, ReasonNeeded, Unchanged
from moothill.commons.record.laying import Credit
from moothill.commons.record.models import Change, Record, Remark, Suggestion, SuggestionState
from moothill.commons.record.operations import create, facts_of, revise, withdraw
from moothill.commons.record.suggesting import content_of, journal, lock
from moothill.core.policy import Act


@transaction.atomic
def accept(
    *,
    suggestion: Suggestion,
    by: Actor,
    at: datetime,
    words: str = "",
    values: Mapping[str, Any] | None = None,
    base: int = 0,
) -> Suggestion:
    """Let a suggestion in, put together with what others changed meanwhile; both are credited.

    With `values`, begun from version `base` of the record (0: from the suggestion's own), it is accepted with changes.
    Raises Refused, AlreadyAnswered, Stale where both changed the same words, Unchanged where the record says so
    already, and as `create`, `revise` and `withdraw` do.
    """
    locked = _lock_open(suggestion, by)
    given = dict(locked.values if values is None else values)
    altered = values is not None and not _is_as_suggested(locked, given)
    made = _made(locked, given, base or locked.base, by=by, at=at)
    locked.record = made
    locked.made = made.revisions.get(number=made.version)
    state = SuggestionState.CHANGED if altered else SuggestionState.ACCEPTED
    return _answered(locked, state, words=words, by=by, at=at, version=made.version)


def _is_as_suggested(suggestion: Suggestion, given: Mapping[str, Any]) -> bool:
    """Whether a whole form says nothing but what the suggestion says."""
    kind = kinds.get(suggestion.kind)
    began: Mapping[str, Any] = {field.name: field.empty for field in kind.fields}
    if suggestion.record and suggestion.change == Change.REVISE:
        began = content_of(suggestion.record, suggestion.base)
    wanted = {**began, **suggestion.values}
    return all(_same(value, wanted.get(name)) for name, value in given.items())


def _same(one: Any, other: Any) -> bool:
    """A form gives the words of a period, a record holds the period read from them."""
    words = other.get("words") if isinstance(other, dict) else other
    return one in (other, words) or not (one or other)


def _made(suggestion: Suggestion, values: Mapping[str, Any], base: int, *, by: Actor, at: datetime) -> Record:
    credit = Credit(suggestion.by_id, suggestion.by_name)
    reason = suggestion.reason
    record = suggestion.record
    if record is None or suggestion.change == Change.CREATE:
        kind = kinds.get(suggestion.kind)
        return create(
            kind=kind, cycle=suggestion.cycle, values=values, by=by, at=at, reason=reason, credit=credit
        )
    if suggestion.change == Change.WITHDRAW:
        return withdraw(record=record, reason=reason, by=by, at=at, credit=credit)
    return revise(record=record, values=values, base=base, by=by, at=at, reason=reason, credit=credit)


@transaction.atomic
def decline(
    *, suggestion: Suggestion, by: Actor, at: datetime, code: str = "", words: str = ""
) -> Suggestion:
    """Say no, for a reason: a `code` of the cycle's list, words, or both. Raises Refused, AlreadyAnswered, ReasonNeeded."""
    locked = _lock_open(suggestion, by)
    if not code and not words.strip():
        raise ReasonNeeded
    return _answered(locked, SuggestionState.DECLINED, words=words, code=code, by=by, at=at)


@transaction.atomic
def ask(*, suggestion: Suggestion, words: str, by: Actor, at: datetime) -> Remark:
    """Ask its author something: it waits for them. Raises Refused, AlreadyAnswered, ReasonNeeded."""
    locked = _lock_open(suggestion, by)
    if not words.strip():
        raise ReasonNeeded
    made = Remark.objects.create(
        suggestion=locked, words=words.strip(), by_id=by.participant, by_name=by.name, at=at, asks=True
    )
    locked.state = SuggestionState.ASKED
    locked.save(update_fields=["state"])
    journal(locked, "asked", by=by, at=at)
    return made


@transaction.atomic
def release(*, suggestion: Suggestion, by: Actor, at: datetime) -> Suggestion:
    """Show a held suggestion: it waits for its answer in public. Raises Refused, AlreadyAnswered, Unchanged."""
    locked = _lock_open(suggestion, by)
    if locked.state != SuggestionState.HELD:
        raise Unchanged
    locked.state = SuggestionState.WAITING
    locked.save(update_fields=["state"])
    journal(locked, "released", by=by, at=at, reason=locked.reason)
    return locked


@transaction.atomic
def remove(*, suggestion: Suggestion, words: str, by: Actor, at: datetime) -> Suggestion:
    """Take spam, or what breaks the rules, out of the queue and out of sight.

    Raises Refused, AlreadyAnswered, ReasonNeeded.
    """
    locked = lock(suggestion)
    require(Act.MODERATE, facts_of(by, locked.cycle))
    if not locked.is_open:
        raise AlreadyAnswered
    if not words.strip():
        raise ReasonNeeded
    return _answered(locked, SuggestionState.REMOVED, words=words, by=by, at=at)


@transaction.atomic
def assign(*, suggestion: Suggestion, to: Participant | None, by: Actor, at: datetime) -> Suggestion:
    """Say who will answer, or that nobody in particular will. Raises Refused, AlreadyAnswered."""
    locked = _lock_open(suggestion, by)
    locked.assigned_to = to
    locked.save(update_fields=["assigned_to"])
    return locked


def _lock_open(suggestion: Suggestion, by: Actor) -> Suggestion:
    locked = lock(suggestion)
    require(Act.REVIEW, facts_of(by, locked.cycle))
    if not locked.is_open:
        raise AlreadyAnswered
    return locked


def _answered(
    suggestion: Suggestion,
    state: SuggestionState,
    *,
    words: str,
    by: Actor,
    at: datetime,
    code: str = "",
    version: int = 0,
) -> Suggestion:
    suggestion.state, suggestion.answer, suggestion.answer_code = state, words.strip(), code
    suggestion.answered_at, suggestion.answered_by_id, suggestion.answered_by_name = (
        at,
        by.participant,
        by.name,
    )
    suggestion.save()
    facts = {"code": code} if code else {}
    if version:
        facts |= {"version": str(version)}
    journal(suggestion, state, by=by, at=at, reason=words.strip(), **facts)
    return suggestion
