"""Every date of a cycle, whichever room it stands in: the timeline, baselines, the calendar and the rules read them here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.fields import Ref
from moothill.commons.record.kinds import Kind
from moothill.core.dates import Period, from_json
from moothill.core.policy import RecordState

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Columns of every thing's record, read for each row.
_SHARED = (
    "record_id",
    "record__reference",
    "record__title",
    "record__number",
    "record__state",
    "record__version",
    "record__published_at",
)
# Fields that say more about a date, where a kind has one of this name.
_BESIDE = ("group", "place")


@dataclass(frozen=True, slots=True)
class Owner:
    """What a dated thing belongs to: `title` is "" unless that is published."""

    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class DatedThing:
    """One date of one record.

    `field` is the open field that holds it and `label` its name in words; `place` counts the periods of one field from 0.
    `when` is the period's JSON, None for a mark whose month was lost, and `note` the words beside it. `owners` are the
    records that its references lead to, by the field's name. `off` says that the thing does not take place after all.
    """

    record: int
    reference: str
    kind: str
    number: str
    title: str
    url: str
    version: int
    published_at: datetime | None
    draft: bool
    field: str
    label: str | _StrPromise
    place: int
    when: Mapping[str, Any] | None
    note: str = ""
    group: str = ""
    where: str = ""
    off: bool = False
    owners: Mapping[str, Owner] = dataclasses.field(default_factory=dict)

    @property
    def period(self) -> Period | None:
        """The date as written and as understood; None for a mark whose month was lost. Read anew at each call."""
        return from_json(self.when) if self.when else None

    @property
    def name(self) -> str:
        """What the date is of; of a second date of the same record also which one it is."""
        return name_of(kinds.get(self.kind), self.field, self.title)


def name_of(kind: Kind, field: str, title: str) -> str:
    """What a date in `field` of a record is called: "Plan due", but "Plan due (Met on)" for another than its own."""
    own = field == "when" or [each.name for each in kind.fields if each.dated] == [field]
    return title if own else f"{title} ({kind.field(field).label})"


def dated_kinds() -> tuple[Kind, ...]:
    """The kinds that hold dates, lowest room first."""
    return tuple(kind for kind in kinds.every() if any(each.dated for each in kind.fields))


def dated_things(
    cycle: Cycle,
    actor: Actor,
    *,
    only: Collection[str] | None = None,
    narrow: Callable[[Kind, Any], Any] | None = None,
    most: int | None = None,
    published: bool = False,
) -> Iterator[DatedThing]:
    """Every date of `cycle` that `actor` may see: kinds in the order of the rooms, records in their own order.

    One query for each kind, whatever the number of rows; nothing but the columns of the dates is read. `only` names the
    kinds to look at. `narrow` may filter or order the query of a kind's things. At most `most` records of each kind are
    read. `published` leaves drafts out also for those who may see them.
    """
    for kind in dated_kinds():
        if only is None or kind.name in only:
            things = kind.model.objects.visible_in(cycle, actor).order_by("record__position", "pk")
            if published:
                things = things.filter(record__state=RecordState.PUBLISHED)
            yield from _read(kind, narrow(kind, things) if narrow else things, cycle, most)


def _read(kind: Kind, things: Any, cycle: Cycle, most: int | None) -> Iterator[DatedThing]:
    columns = _columns(kind)
    rows = things.values_list(*columns)
    # Read at once: PostgreSQL plans a cursor for its first rows, which right after an import can take minutes.
    for row in rows[:most] if most is not None else rows:
        yield from _of_row(kind, dict(zip(columns, row, strict=True)), cycle)


def _columns(kind: Kind) -> Sequence[str]:
    """The columns to read of a kind's table and of those it refers to, each once."""
    names = {each.name for each in kind.fields if not each.on_record}
    columns = [*_SHARED, *(each.column for each in kind.fields if each.dated)]
    columns += [name for name in _BESIDE if name in names]
    columns += [kind.called_off[0]] if kind.called_off else []
    for each in _refs(kind):
        columns += [f"{each.name}__record__{name}" for name in ("reference", "title", "state")]
    return tuple(dict.fromkeys(columns))


def _refs(kind: Kind) -> list[Ref]:
    return [each for each in kind.fields if isinstance(each, Ref)]


def _of_row(kind: Kind, row: Mapping[str, Any], cycle: Cycle) -> Iterator[DatedThing]:
    shared: dict[str, Any] = {
        "record": row["record_id"],
        "reference": row["record__reference"],
        "kind": kind.name,
        "number": row["record__number"],
        "title": row["record__title"],
        "url": kind.address(cycle, row["record__reference"]),
        "version": row["record__version"],
        "published_at": row["record__published_at"],
        "draft": row["record__state"] == RecordState.DRAFT,
        "group": row.get("group", ""),
        "where": row.get("place", ""),
        "off": bool(kind.called_off and row[kind.called_off[0]] in kind.called_off[1]),
        "owners": {each.name: owner for each in _refs(kind) if (owner := _owner(row, each.name))},
    }
    for each in kind.fields:
        if each.dated:
            for place, (when, note) in enumerate(each.periods(row[each.column], cycle.zone)):
                yield DatedThing(
                    **shared, field=each.name, label=each.label, place=place, when=when, note=note
                )


def _owner(row: Mapping[str, Any], name: str) -> Owner | None:
    reference = row[f"{name}__record__reference"]
    public = row[f"{name}__record__state"] == RecordState.PUBLISHED
    return Owner(reference, row[f"{name}__record__title"] if public else "") if reference else None
