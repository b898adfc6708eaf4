"""Level standing: where both sides have stewards, neither changes rights or rules without the other.

A steward's change of roles, of editing modes, of the moderation policy, or of level standing itself comes through
`settle`: it is made at once, or kept until a steward of the other side confirms it (see `confirming`). A cycle may switch
this off, in public. The operator's acts are made at once, and so is laying down a role of one's own.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from moothill.commons.cycles.errors import AlreadyAsked
from moothill.commons.cycles.models import Cycle, LevelChange
from moothill.commons.cycles.queries import sides_in, sides_with_stewards
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.policy.operations import require
from moothill.core.policy import Act, CycleState, Decision, Side

Payload = Mapping[str, Any]
_BOTH = {Side.GOVERNMENT, Side.CIVIL_SOCIETY}


def _about_the_cycle(cycle: Cycle, payload: Payload) -> str:
    return cycle.slug


def _never(payload: Payload, by: Actor) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Applier:
    """How one kind of change is made, and told.

    `apply(cycle=, payload=, reason=, by=, at=)` makes it, or raises one of `refusals` (or Refused) and does nothing.
    `told(cycle, payloads, actor)` gives a sentence for each, None for what `actor` may not read of; its number of
    queries does not grow with them. `alone(payload, by)`: needs nobody's consent. `subject` is what the journal names.
    """

    apply: Callable[..., object]
    told: Callable[[Cycle, Sequence[Payload], Actor], Sequence[str | None]]
    refusals: tuple[type[Exception], ...] = ()
    alone: Callable[[Payload, Actor], bool] = _never
    subject: Callable[[Cycle, Payload], str] = _about_the_cycle


_APPLIERS: dict[Act, Applier] = {}


def fill(appliers: Mapping[Act, Applier]) -> None:
    """Make these the changes that come through here. Called once, by `config.wiring`."""
    _APPLIERS.clear()
    _APPLIERS.update(appliers)


def applier_of(act: Act) -> Applier:
    """How changes that `act` names are made. Raises KeyError for an act that does not come through here."""
    return _APPLIERS[act]


@transaction.atomic
def settle(
    *, cycle: Cycle, act: Act, payload: Payload, reason: str, by: Actor, at: datetime
) -> LevelChange | None:
    """Make a change at once and return None, or keep it until the other side confirms it, and return it.

    `payload` is what the applier of `act` reads: small JSON, people by the ids of their participants.
    Raises Refused, AlreadyAsked, and whatever making it now would raise.
    """
    require(act, by.facts(cycle.pk, cycle=CycleState(cycle.state)))
    applier, plain = applier_of(act), json.loads(_canonical(payload))
    # Held until the caller commits, so that nobody switches level standing meanwhile.
    locked = Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)
    if not needs_the_other_side(locked, by, at) or applier.alone(plain, by):
        applier.apply(cycle=cycle, payload=plain, reason=reason, by=by, at=at)
        return None
    _try(applier, cycle=cycle, payload=plain, reason=reason, by=by, at=at)
    return _keep(cycle, act, plain, reason, by, at)


def needs_the_other_side(cycle: Cycle, by: Actor, at: datetime) -> bool:
    """Whether what `by` changes about rights and rules now waits for a steward of the other side."""
    return not by.operator and cycle.level and sides_with_stewards(cycle, at) >= _BOTH


def _try(applier: Applier, **change: Any) -> None:
    """Make the change and undo it again: what could not be done now is refused now, by the same errors."""
    with transaction.atomic():
        applier.apply(**change)
        transaction.set_rollback(True)


def _keep(
    cycle: Cycle, act: Act, payload: dict[str, Any], reason: str, by: Actor, at: datetime
) -> LevelChange:
    side = next(iter(sides_in(cycle, by.participant, at)), None)
    if side is None or by.participant is None:
        raise Refused(act, Decision(False, "role"))  # their role ended a moment ago
    try:
        with transaction.atomic():
            change = LevelChange.objects.create(
                cycle=cycle, act=act, payload=payload, fingerprint=_fingerprint(act, payload), reason=reason,
                side=side, by_id=by.participant, at=at,
            )  # fmt: skip
    except IntegrityError:
        raise AlreadyAsked from None
    journal(change, "proposed", by=by, at=at, reason=reason)
    return change


def _canonical(payload: Payload) -> str:
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _fingerprint(act: Act, payload: Payload) -> str:
    return hashlib.sha256(f"{act} {_canonical(payload)}".encode()).hexdigest()


def journal(change: LevelChange, step: str, *, by: Actor, at: datetime, reason: str = "") -> None:
    """One line about a change that waits or waited. Call last in the transaction."""
    write(
        head=change.cycle.head_id,
        kind=f"level.{step}",
        subject=applier_of(Act(change.act)).subject(change.cycle, change.payload),
        reason=reason,
        by=by,
        at=at,
        facts={"change": change.pk, "act": change.act, "side": change.side},
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A change and what it would do, in words."""

    change: LevelChange
    words: str


def told(cycle: Cycle, changes: Iterable[LevelChange], actor: Actor) -> list[Told]:
    """The changes in their order, as far as `actor` may read of them. A few queries for each kind, however many."""
    rows = list(changes)
    words: dict[int, str | None] = {}
    for act in sorted({row.act for row in rows}):
        ours = [row for row in rows if row.act == act]
        sentences = applier_of(Act(act)).told(cycle, [row.payload for row in ours], actor)
        words |= {row.pk: sentence for row, sentence in zip(ours, sentences, strict=True)}
    return [Told(row, sentence) for row in rows if (sentence := words[row.pk]) is not None]
