"""“This is coded wrongly”: anybody says so, a coder answers with a reason, and moderators may hide it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.moderation.errors import CannotHide
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import KeyReused, ReasonNeeded
from moothill.commons.record.models import Record, Serial
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.coding.errors.coding import (
    CodeNotUsable,
    DoubtAnswered,
    DoubtHeld,
    DoubtLong,
    NoDoubtSaid,
)
from moothill.rooms.coding.kinds import DoubtOutcome
from moothill.rooms.coding.models import Doubt
from moothill.rooms.coding.operations.standing import held_codes, person_of, require_codable

MOST = 2000  # characters of a doubt, and of an answer


@transaction.atomic
def doubt(
    *,
    record: Record,
    text: str,
    by: Actor,
    at: datetime,
    key: UUID | None,
    code: Record | None = None,
    held: bool = False,
) -> Doubt:
    """Say that an input is coded wrongly with `code`, or, without one, that a code is missing.

    `by` has a participant: begin a guest before. A `held` one is seen by insiders and its author until it is released. A
    `key` seen before gets the doubt it made. Raises Refused, NotCodable, NoDoubtSaid, DoubtLong, KeyReused, and
    CodeNotUsable for a code that this input does not have.
    """
    locked = laying.lock(record)
    if before := _answered(key, locked, by):
        return before
    require(Act.DOUBT, facts_of(by, locked.cycle, locked))
    require_codable(locked)
    words = _words(text, NoDoubtSaid)
    if code is not None and code.pk not in held_codes(locked):
        raise CodeNotUsable(code.title)
    made = Doubt.objects.create(
        input_id=locked.pk, code_id=code.pk if code else None, number=_next_number(locked.cycle), cycle=locked.cycle,
        text=words, held=held, by_id=person_of(by), by_name=by.name, at=at, key=key,
    )  # fmt: skip
    _journal(made, "held" if held else "made", by=by, at=at)
    return made


def sent_before(key: UUID | None) -> Doubt | None:
    """The doubt that was made with this key, by whomever."""
    rows = Doubt.objects.select_related("input__record__cycle", "by", "cycle")
    return rows.filter(key=key).first() if key else None


def _answered(key: UUID | None, record: Record, by: Actor) -> Doubt | None:
    before = sent_before(key)
    if before and (before.input_id != record.pk or before.by_id not in participants_of(by)):
        raise KeyReused
    return before


def _words(text: str, missing: type[Exception]) -> str:
    words = text.strip()
    if not words:
        raise missing
    if len(words) > MOST:
        raise DoubtLong(MOST)
    return words


def _next_number(cycle: Cycle) -> int:
    Serial.objects.get_or_create(cycle=cycle, kind="doubt")
    Serial.objects.select_for_update().get(cycle=cycle, kind="doubt")  # held until the caller commits
    return (Doubt.objects.filter(cycle=cycle).aggregate(Max("number"))["number__max"] or 0) + 1


@transaction.atomic
def answer_doubt(*, doubt: Doubt, outcome: DoubtOutcome, words: str, by: Actor, at: datetime) -> Doubt:
    """Say what became of a doubt, and why; whoever had it hears. To change the codes themselves, `recode` first.

    Raises Refused, NobodyNamed, ReasonNeeded, DoubtLong, DoubtAnswered, DoubtHeld.
    """
    locked = _lock(doubt)
    require(Act.CODE, facts_of(by, locked.cycle))
    person = person_of(by)
    answer = _words(words, ReasonNeeded)
    if locked.outcome or locked.hidden_at:
        raise DoubtAnswered
    if locked.held:
        raise DoubtHeld
    locked.outcome, locked.answer, locked.answered_at = outcome, answer, at
    locked.answered_by_id, locked.answered_by_name = person, by.name
    locked.save()
    _journal(locked, "answered", by=by, at=at, reason=answer)
    return locked


def _lock(doubt: Doubt) -> Doubt:
    rows = Doubt.objects.select_for_update(of=("self",)).select_related("cycle", "input__record__cycle")
    return rows.get(pk=doubt.pk)


def _journal(doubt: Doubt, act: str, *, by: Actor, at: datetime, reason: str = "") -> None:
    record = doubt.input.record
    write(
        head=doubt.cycle.head_id, kind=f"doubt.{act}", subject=f"{doubt.cycle.slug}/{record.reference}",
        title=record.title, reason=reason, by=by, at=at, facts={"doubt": doubt.number},
    )  # fmt: skip


@transaction.atomic
def hide_doubt(doubt: Doubt, *, reason: str, by: Actor, at: datetime, level: str = "") -> dict[str, Any]:
    """Take its words out of sight; its number stays. Raises Refused, CannotHide."""
    locked = _lock(doubt)
    require(Act.MODERATE, facts_of(by, locked.cycle))
    if locked.hidden_at:
        raise CannotHide(str(locked.number))
    before = {"held": locked.held}
    locked.hidden_at, locked.held = at, False
    locked.save(update_fields=["hidden_at", "held"])
    _journal(locked, "hidden", by=by, at=at, reason=reason)
    return before


@transaction.atomic
def restore_doubt(doubt: Doubt, *, before: Mapping[str, Any], reason: str, by: Actor, at: datetime) -> None:
    """Show it as before. Raises Refused."""
    locked = _lock(doubt)
    require(Act.MODERATE, facts_of(by, locked.cycle))
    if locked.hidden_at:
        locked.hidden_at, locked.held = None, bool(before.get("held"))
        locked.save(update_fields=["hidden_at", "held"])
        _journal(locked, "restored", by=by, at=at, reason=reason)


@transaction.atomic
def release_doubt(doubt: Doubt, *, by: Actor, at: datetime) -> None:
    """Show a held one. Does nothing to another. Raises Refused."""
    locked = _lock(doubt)
    require(Act.MODERATE, facts_of(by, locked.cycle))
    if locked.held and not locked.hidden_at:
        locked.held = False
        locked.save(update_fields=["held"])
        _journal(locked, "released", by=by, at=at)


@transaction.atomic
def hold_doubt(doubt: Doubt, *, reason: str, by: Actor, at: datetime) -> bool:
    """Let one that is shown be looked at first; False for one that is answered, held or hidden."""
    locked = _lock(doubt)
    if locked.held or locked.hidden_at or locked.outcome:
        return False
    locked.held = True
    locked.save(update_fields=["held"])
    _journal(locked, "held", by=by, at=at)
    return True


@transaction.atomic
def hide_all(ids: Iterable[int], *, reason: str, by: Actor, at: datetime) -> dict[int, Any]:
    """Hide those of these that are in sight or held, without lines of their own; return how each stood, by its id."""
    rows = Doubt.objects.select_for_update().filter(pk__in=list(ids), hidden_at=None).order_by("pk")
    before = {each.pk: {"held": each.held} for each in rows}
    Doubt.objects.filter(pk__in=before).update(hidden_at=at, held=False)
    return before


@transaction.atomic
def restore_all(before: Mapping[int, Any], *, by: Actor, at: datetime) -> None:
    """Put back as they stood those that are still hidden. Takes what `hide_all` gave."""
    for held in (False, True):
        ids = [pk for pk, stood in before.items() if bool(stood["held"]) is held]
        Doubt.objects.filter(pk__in=ids, hidden_at__isnull=False).update(hidden_at=None, held=held)
