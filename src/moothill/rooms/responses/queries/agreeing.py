"""Who agreed to a response, and whether a cycle wants that."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from moothill.commons.cycles.labels import SIDES
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import held_at
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.policy import Role, Side
from moothill.rooms.responses.models import Consent, Manner

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

BOTH = (Side.GOVERNMENT, Side.CIVIL_SOCIETY)


def both_sides(cycle: Cycle) -> bool:
    """Whether a response needs the agreement of a steward of each side before it is published here."""
    return Manner.objects.filter(cycle=cycle, both_sides=True).exists()


def consents_of(record: Record) -> list[Consent]:
    """Who agreed to the response as it stands now; what was agreed to a former version counts no more."""
    return list(Consent.objects.filter(response=record.pk, version=record.version).order_by("at", "pk"))


def sides_missing(record: Record | None) -> list["str | _StrPromise"]:
    """The names of the sides that have not agreed to the response as it stands; both, for one that is not stored yet."""
    agreed = {consent.side for consent in consents_of(record)} if record else set()
    return [label for value, label in _labels() if value not in agreed]


def _labels() -> Iterable[tuple[str, "str | _StrPromise"]]:
    return [(str(value), label) for value, label in SIDES if value in BOTH]


def side_of(actor: Actor, cycle: Cycle, at: datetime) -> Side | None:
    """The side for which somebody is a steward of `cycle` at `at`, if it is one of the two."""
    if actor.participant is None:
        return None
    held = cycle.roles_held.filter(
        held_at(at), participant=actor.participant, role=Role.STEWARD, side__in=BOTH
    )
    side = held.values_list("side", flat=True).first()
    return Side(side) if side else None
