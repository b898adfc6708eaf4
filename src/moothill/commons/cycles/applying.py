"""The changes of rights that this package makes itself: roles, and level standing. See `level.Applier`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from moothill.commons.cycles.errors import (
    AlreadyHeld,
    AlreadyLevel,
    NotHeld,
    OnlyInPractice,
    SideNeeded,
)
from moothill.commons.cycles.labels import ROLES, SIDES
from moothill.commons.cycles.level import Applier, Payload
from moothill.commons.cycles.models import Cycle, RoleHeld
from moothill.commons.cycles.operations import appoint, end_role, set_level
from moothill.commons.people.models import Organisation, Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Role, Side


def appointment(
    *, participant: Participant, role: Role, side: Side, organisation: str = ""
) -> dict[str, Any]:
    """What `ROLES_APPLIER` reads to give a role."""
    return {
        "do": "appoint",
        "participant": participant.pk,
        "role": role.value,
        "side": side.value,
        "organisation": organisation.strip(),
    }


def ending(*, held: RoleHeld) -> dict[str, Any]:
    """What `ROLES_APPLIER` reads to end a role."""
    return {
        "do": "end",
        "held": held.pk,
        "participant": held.participant_id,
        "role": held.role,
        "side": held.side,
    }


def _change_roles(*, cycle: Cycle, payload: Payload, reason: str, by: Actor, at: datetime) -> RoleHeld:
    if payload["do"] == "end":
        held = RoleHeld.objects.select_related("cycle", "participant").get(cycle=cycle, pk=payload["held"])
        return end_role(held=held, reason=reason, by=by, at=at)
    return appoint(
        cycle=cycle,
        participant=Participant.objects.get(pk=payload["participant"]),
        role=Role(payload["role"]),
        side=Side(payload["side"]),
        organisation=_organisation(payload["organisation"]),
        reason=reason,
        by=by,
        at=at,
    )


def _organisation(name: str) -> Organisation | None:
    return Organisation.objects.get_or_create(name=name)[0] if name else None


def _lays_down(payload: Payload, by: Actor) -> bool:
    """Nobody is held in a role against their will."""
    return bool(payload["do"] == "end" and by.participant == payload["participant"])


def _tell_roles(cycle: Cycle, payloads: Sequence[Payload], actor: Actor) -> list[str | None]:
    people = Participant.objects.in_bulk({payload["participant"] for payload in payloads})
    return [_tell_role(payload, people[payload["participant"]]) for payload in payloads]


def _tell_role(payload: Payload, participant: Participant) -> str:
    if payload["do"] == "end":
        words = _("End the role of %(who)s: %(role)s, %(side)s")
    else:
        words = _("Appoint %(who)s: %(role)s, %(side)s")
    shown = {
        "who": as_written(participant.label),
        "role": dict(ROLES)[payload["role"]],
        "side": dict(SIDES)[payload["side"]],
    }
    return mark_safe(words % shown)  # nosec: the words are the catalogue's, the name is escaped


def _switch(*, cycle: Cycle, payload: Payload, reason: str, by: Actor, at: datetime) -> Cycle:
    return set_level(cycle=cycle, level=payload["level"], reason=reason, by=by, at=at)


def _tell_switch(cycle: Cycle, payloads: Sequence[Payload], actor: Actor) -> list[str | None]:
    return [
        _("Require a steward of each side for changes of rights and rules")
        if payload["level"]
        else _("Let stewards of one side change rights and rules alone")
        for payload in payloads
    ]


ROLES_APPLIER = Applier(
    apply=_change_roles,
    told=_tell_roles,
    refusals=(AlreadyHeld, NotHeld, OnlyInPractice, SideNeeded),
    alone=_lays_down,
)
SWITCH_APPLIER = Applier(apply=_switch, told=_tell_switch, refusals=(AlreadyLevel,))
