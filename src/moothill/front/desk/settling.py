"""Settling true clashes in a form: each place with what stood, what stands now, and what its author wrote.

The form goes on carrying the author's words from the version they began with; the choices come beside them. Nothing is
stored between two visits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moothill.commons.record import kinds
from moothill.commons.record.clashes import Choice, Pick, Place, places, settle
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.suggesting import content_of
from moothill.core.text import FieldsMerge, merge_fields


@dataclass(frozen=True, slots=True)
class Shown:
    """One clash in the form, with what was chosen for it so far."""

    place: Place
    pick: str
    own: str


@dataclass(frozen=True, slots=True)
class _Merged:
    merge: FieldsMerge
    ours: Mapping[str, Any]
    theirs: Mapping[str, Any]


def is_settling(data: Mapping[str, str]) -> bool:
    """Whether a sent form carries choices."""
    return bool(data.get("against"))


def values_and_base(
    record: Record, values: Mapping[str, Any], base: int, data: Mapping[str, str]
) -> tuple[Mapping[str, Any], int]:
    """What to save, and on top of which version: with every clash settled if choices for all were sent.

    `values` are the form's, begun from version `base`. Where a choice is missing, or the record has moved on since the
    choices were shown, they come back as they are, and saving them finds what still clashes. Raises Invalid, ForgedBase.
    """
    if not is_settling(data) or data["against"] != str(record.version):
        return values, base
    merged = _merged(record, values, base)
    kind = kinds.get(record.kind)
    choices = {name: choice for name in _names(record, merged) if (choice := _choice(name, data))}
    try:
        settled = settle(kind, merged.merge, choices, ours=merged.ours, theirs=merged.theirs)
    except KeyError:
        return values, base
    return settled, record.version


def context_of(
    record: Record, values: Mapping[str, Any], base: int, data: Mapping[str, str]
) -> dict[str, Any]:
    """What the template `desk/_clashes.html` shows. `record` must be as it stands now."""
    merged = _merged(record, values, base)
    found = places(kinds.get(record.kind), merged.merge, ours=merged.ours, theirs=merged.theirs)
    latest = Revision.objects.filter(record=record, number=record.version).first()
    return {
        "clashes": [
            Shown(place, data.get(f"settle-{place.name}", ""), data.get(f"own-{place.name}", place.both))
            for place in found
        ],
        "against": record.version,
        "by": latest,
    }


def _merged(record: Record, values: Mapping[str, Any], base: int) -> _Merged:
    kind = kinds.get(record.kind)
    began, now = content_of(record, base), content_of(record, record.version)
    ours = clean(kind, values, Context(record.cycle, record=record.pk), present=began)
    texts = [field.name for field in kind.fields if field.merges == "text"]
    return _Merged(merge_fields(began, ours, now, text_fields=texts), ours, now)


def _names(record: Record, merged: _Merged) -> list[str]:
    kind = kinds.get(record.kind)
    return [place.name for place in places(kind, merged.merge, ours=merged.ours, theirs=merged.theirs)]


def _choice(name: str, data: Mapping[str, str]) -> Choice | None:
    pick = data.get(f"settle-{name}", "")
    return Choice(Pick(pick), data.get(f"own-{name}", "")) if pick in set(Pick) else None
