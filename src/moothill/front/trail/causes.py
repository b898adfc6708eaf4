"""What led to a record: one step back, by kind, counted and paged. Never walked further, however wide it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.paging import NoSuchPage, page_of
from moothill.front.trail.effects import addressable, note_of
from moothill.front.trail.steps import COLUMNS, ORIGINS, STEPS

# So many of each kind are shown at first; so many on a page of one kind; so many are counted.
FIRST, MOST, COUNTED = 10, 50, 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One cause: what led here, and how that was said. `at` is None where a column says it."""

    record: Record
    at: datetime | None = None
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Causes of one kind that led here by one kind of step. `name` asks for them alone; `more` for those after these."""

    name: str
    heading: str
    count: int
    rows: list[Row]
    more: str


@dataclass(frozen=True, slots=True)
class Causes:
    """What led here. `counted` is False where there is more than was counted."""

    groups: list[Group]
    counted: bool = True


def causes_of(record: Record, actor: Actor) -> Causes:
    """The first causes of each kind."""
    totals, counted = _totals(record, actor)
    groups = [_linked(record, actor, *pair, count=count) for pair, count in totals.items()]
    groups = [*_origins(record, actor), *_by_columns(record, actor), *groups]
    return Causes(groups, counted)


def one_group(record: Record, actor: Actor, name: str, after: str) -> Causes:
    """The causes of one kind alone, from a mark on. Raises NoSuchPage."""
    totals, counted = _totals(record, actor)
    for pair, count in totals.items():
        if _name(*pair) == name:
            return Causes([_linked(record, actor, *pair, count=count, after=after, most=MOST)], counted)
    for group in _by_columns(record, actor, after=after if name.startswith("of.") else "", most=MOST):
        if group.name == name:
            return Causes([group])
    raise NoSuchPage


def _totals(record: Record, actor: Actor) -> tuple[dict[tuple[str, str], int], bool]:
    """How many causes there are, by kind of link and kind of record."""
    near = Link.objects.filter(effect=record, kind__in=STEPS)
    first = near.order_by("pk").values("pk")[:COUNTED]
    rows = Link.objects.filter(addressable(actor, "cause__"), pk__in=first)
    found = rows.order_by().values_list("kind", "cause__kind").annotate(count=Count("pk"))
    order = [kind.name for kind in kinds.every()]
    totals = sorted(found, key=lambda row: (-order.index(row[1]), STEPS.index(LinkKind(row[0]))))
    result = {(link, kind): count for link, kind, count in totals}
    return result, near.order_by("pk")[COUNTED : COUNTED + 1].first() is None


def _linked(
    record: Record, actor: Actor, link: str, kind: str, *, count: int, after: str = "", most: int = FIRST
) -> Group:
    rows = Link.objects.filter(addressable(actor, "cause__"), effect=record, kind=link, cause__kind=kind)
    listed = page_of(rows.select_related("cause"), ("pk",), after=after, most=most)
    made = [
        Row(_in(record, each.cause), each.at, each.by_name, note_of(each, each.cause))
        for each in listed.things
    ]
    return Group(_name(link, kind), _heading(link, kind), count, made, listed.following)


def _by_columns(record: Record, actor: Actor, *, after: str = "", most: int = FIRST) -> Iterator[Group]:
    for column in COLUMNS:
        kind = kinds.get(column.kind)
        if kind.field(column.name).to != record.kind:  # type: ignore[attr-defined]
            continue
        things: Any = kind.model.objects.filter(addressable(actor, "record__"), **{column.name: record.pk})
        count = things.count()
        if count:
            listed = page_of(
                things.select_related("record"), ("record__position", "pk"), after=after, most=most
            )
            made = [Row(_in(record, each.record)) for each in listed.things]
            yield Group(f"of.{kind.name}", str(capfirst(kind.plural)), count, made, listed.following)


def _origins(record: Record, actor: Actor) -> Iterator[Group]:
    for origin in (each for each in ORIGINS if each.kind == record.kind):
        rows = kinds.get(origin.kind).model.objects.filter(pk=record.pk)
        wanted = rows.values_list(f"{origin.name}_id", flat=True)
        found = Record.objects.filter(addressable(actor, ""), pk__in=wanted).first()
        if found:
            yield Group("", str(origin.words), 0, [Row(_in(record, found))], "")


def _in(record: Record, other: Record) -> Record:
    other.cycle = record.cycle
    return other


def _name(link: str, kind: str) -> str:
    return f"{link}.{kind}"


def _heading(link: str, kind: str) -> str:
    plural = str(capfirst(kinds.get(kind).plural))
    patterns = {
        LinkKind.CODED_TO: _("%(what)s that were coded to it"),
        LinkKind.PART_OF: _("%(what)s that became part of it"),
        LinkKind.MERGED_INTO: _("%(what)s that were gathered into it"),
        LinkKind.SPLIT_INTO: _("%(what)s that it was split from"),
        LinkKind.ANSWERED_BY: _("%(what)s that it answers"),
    }
    return patterns[LinkKind(link)] % {"what": plural}
