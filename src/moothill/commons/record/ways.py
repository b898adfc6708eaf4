"""Which of the doors that kinds share a kind or a record has: links ask here whether to lead there, addresses to answer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.kinds import Instead, Kind

if TYPE_CHECKING:
    from moothill.commons.record.models import Record


class Way(StrEnum):
    """A door that kinds share, by the last part of its address."""

    NEW = "new"
    PASTE = "paste"
    COPY = "copy"
    SUGGEST = "suggest"
    EDIT = "edit"
    CHANGE = "change"


_TO_CHANGE = (Way.EDIT, Way.CHANGE)


def instead_of(way: Way, kind: Kind, record: Record | None = None) -> Instead | None:
    """What there is in place of this way, for what does not have it; None for what has it."""
    if way in _TO_CHANGE:
        return kind.fixed(record) if record else None
    if kind.begun or not kind.single or way is Way.NEW:
        return kind.begun
    words = _("There is only one of these. Change the one that is there.")
    return Instead(words, kind.plural, f"{kind.segment}/")


def ways_of(kind: Kind, record: Record | None = None) -> frozenset[Way]:
    """The ways that a kind has, or one record of it. Asks no question."""
    return frozenset(way for way in Way if instead_of(way, kind, record) is None)
