"""Which pack a cycle is checked against, now and before; and which packs there are."""

from collections.abc import Mapping
from dataclasses import dataclass

from moothill.commons.cycles.models import Cycle
from moothill.core.standards import Pack, Value, newest, pack_of
from moothill.rooms.standards.models import PackPinned

_MOST = 50


@dataclass(frozen=True, slots=True)
class Pin:
    """A pin with its pack. The pack is None where this release does not hold that version any more."""

    pinned: PackPinned
    pack: Pack | None

    @property
    def values(self) -> Mapping[str, Value]:
        """The numbers that the cycle has for itself."""
        return values_of(self.pinned)


def packs() -> tuple[Pack, ...]:
    """The packs that a cycle can be checked against, each in its newest version."""
    return newest()


def pins(cycle: Cycle) -> list[Pin]:
    """The last pins of a cycle, newest first: the first is the one that holds now, if any does. Asks one question."""
    found = PackPinned.objects.filter(cycle=cycle).order_by("-since", "-pk")[:_MOST]
    return [Pin(each, pack_of(each.pack, each.version)) for each in found]


def values_of(pinned: PackPinned) -> Mapping[str, Value]:
    """The numbers of a pin, as packs hold them: what was several is a tuple."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in pinned.parameters.items()
    }
