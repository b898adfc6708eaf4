"""What the page of a call shows beside its fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.models import Record, Thing
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import sees_inside
from moothill.core.policy import RecordState
from moothill.rooms.inputs.models import Call
from moothill.rooms.inputs.queries import call_row, questions_of
from moothill.rooms.inputs.register.launching import Item, checklist


@dataclass(frozen=True, slots=True)
class ToDo:
    """One item of the checklist and where it is mended; `url` is "" for whoever may not mend it."""

    item: Item
    url: str


def gather(thing: Call, place: Place) -> Mapping[str, Any]:
    """Where the call stands, its questions, what it refers to, and for insiders what a draft still lacks."""
    row = call_row(thing, place)
    place.turns_at(row.turn)
    return {
        "row": row,
        "questions": questions_of(thing),
        "level": _public(thing.level, place),
        "document": _public(thing.document, place),
        "may_say_what_came": place.editing and not row.draft,
        "checklist": list(_to_do(thing, place)) if _is_asked(row.draft, place) else [],
    }


def _public(thing: Thing | None, place: Place) -> Record | None:
    """The record of what the call refers to, if everybody may see it; it knows its cycle."""
    if thing is None or thing.record.state != RecordState.PUBLISHED:
        return None
    thing.record.cycle = place.cycle
    return thing.record


def _is_asked(draft: bool, place: Place) -> bool:
    return draft and sees_inside(place.actor, place.cycle)


def _to_do(thing: Call, place: Place) -> Iterable[ToDo]:
    values = kinds.get("call").read(thing)
    context = Context(place.cycle, record=thing.pk, at=place.at)
    for item in checklist(values, context):
        yield ToDo(item, _where(item, thing, place))


def _where(item: Item, thing: Call, place: Place) -> str:
    if item.address:
        return f"{place.cycle.get_absolute_url()}{item.address}"
    return f"{thing.record.get_absolute_url()}edit/#id_{item.field}" if place.editing else ""
