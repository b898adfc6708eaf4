"""What the page of a route shows beside its fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from moothill.commons.cycles.labels import ROLES, SIDES
from moothill.commons.cycles.queries import held_at
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.signoffs.models import Route, Signature
from moothill.rooms.signoffs.queries import Walked, changed_since, walked_of

_ROLES, _SIDES = dict(ROLES), dict(SIDES)


@dataclass(frozen=True, slots=True)
class Line:
    """One step, ready to be drawn. `sign` is where it is entered, "" for whoever may not, or while it is not its turn."""

    walked: Walked
    role: Any
    side: Any
    late: int
    said: tuple[Signature, ...]
    sign: str = ""


def gather(thing: Route, place: Place) -> Mapping[str, Any]:
    """What it is laid on, whether that changed since, and every step with what was said at it."""
    thing.on.cycle = place.cycle
    walked = walked_of([thing.pk])[thing.pk]
    return {
        "on": thing.on if _seen(thing.on) else None,
        "on_reference": thing.on.reference,
        "changed": bool(changed_since([thing])),
        "lines": list(lines_of(walked, thing.record, place)),
        "passed": sum(each.passed for each in walked),
        "whole": all(each.passed for each in walked),
    }


def lines_of(walked: Iterable[Walked], route: Record, place: Place) -> Iterable[Line]:
    """The steps of a route for whoever looks. Two questions for who holds a role in the cycle, one for anybody else."""
    steps = list(walked)
    held = _held(place) if _may_sign(route, place) else set()
    for each in steps:
        ours = (each.step.role, each.step.side) in held
        url = f"{route.get_absolute_url()}steps/{each.step.number}/" if ours and each.is_open else ""
        said = tuple(_with_document(signature, place) for signature in each.signatures)
        yield Line(
            each, _ROLES[each.step.role], _SIDES[each.step.side], each.days_late(place.today), said, url
        )


def _may_sign(route: Record, place: Place) -> bool:
    standing = route.state == RecordState.PUBLISHED
    return standing and decide(Act.SIGN, facts_of(place.actor, place.cycle, route)).allowed


def _held(place: Place) -> set[tuple[str, str]]:
    rows = place.cycle.roles_held.filter(held_at(place.at), participant=place.actor.participant)
    return set(rows.values_list("role", "side"))


def _with_document(signature: Signature, place: Place) -> Signature:
    """A document that is not public any more is not shown."""
    if signature.document is not None:
        signature.document.cycle = place.cycle
        if not _seen(signature.document):
            signature.document = None
    return signature


def _seen(record: Record) -> bool:
    return bool(record.state == RecordState.PUBLISHED)
