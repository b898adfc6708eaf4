"""Three ways to look at one suggestion: against what it began from, what others did since, and what accepting would do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from moothill.commons.record import kinds
from moothill.commons.record.comparing import Difference, differences, has_texts
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid, Stale
from moothill.commons.record.merging import put_together
from moothill.commons.record.models import Change, Suggestion
from moothill.commons.record.suggesting import content_of


@dataclass(frozen=True, slots=True)
class Standpoints:
    """`wanted`: what its author changed. `since`: what others changed meanwhile. `would`: what accepting would change now.

    `clashes` says that both changed the same words; `faults` why it cannot be stored as it is.
    """

    wanted: list[Difference] = field(default_factory=list)
    since: list[Difference] = field(default_factory=list)
    would: list[Difference] = field(default_factory=list)
    clashes: bool = False
    faults: tuple[str, ...] = ()
    switches: bool = False

    @property
    def moved_on(self) -> bool:
        """Whether the record says something else now than when its author began."""
        return bool(self.since)


@dataclass(frozen=True, slots=True)
class Merged:
    """Contents of a record: as its author found it, as they would have it, as it is now, and the last two put together.

    `together` is None where they clash or cannot be stored.
    """

    began: Mapping[str, Any]
    wanted: Mapping[str, Any]
    now: Mapping[str, Any]
    together: Mapping[str, Any] | None
    clashes: bool = False
    faults: tuple[str, ...] = ()


def standpoints(suggestion: Suggestion, *, written: bool) -> Standpoints:
    """All three, as they read or as they are `written`."""
    kind = kinds.get(suggestion.kind)
    if suggestion.change == Change.WITHDRAW:
        return Standpoints()
    if suggestion.change == Change.CREATE:
        wanted = differences(kind, {}, suggestion.values, written=written)
        return Standpoints(wanted=wanted, switches=has_texts(kind, {}, suggestion.values))
    merged = merged_of(suggestion)
    since = differences(kind, merged.began, merged.now, written=written)
    would = differences(kind, merged.now, merged.together, written=written) if merged.together else []
    return Standpoints(
        wanted=differences(kind, merged.began, merged.wanted, written=written),
        since=since,
        would=would if since else [],
        clashes=merged.clashes,
        faults=merged.faults,
        switches=has_texts(kind, merged.began, merged.wanted),
    )


def merged_of(suggestion: Suggestion) -> Merged:
    """The contents behind a suggested change of a record."""
    record, kind = suggestion.record, kinds.get(suggestion.kind)
    assert record is not None  # nosec: only a change comes here
    began, now = content_of(record, suggestion.base), content_of(record, record.version)
    wanted = {**began, **suggestion.values}
    context = Context(record.cycle, record=record.pk)
    try:
        together = put_together(
            kind, record, suggestion.values, base=suggestion.base, present=now, context=context
        )
    except Stale:
        return Merged(began, wanted, now, None, clashes=True)
    except Invalid as error:
        return Merged(began, wanted, now, None, faults=tuple(fault.words for fault in error.faults))
    return Merged(began, wanted, now, together)
