"""Everything that led to a record, the whole way back: few things one by one, contributions counted and only read if few."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.queries import sees_inside
from moothill.commons.record.wide import Place, column_behind, ids_behind, number_behind
from moothill.core.policy import RecordState
from moothill.front.trail.effects import addressable
from moothill.front.trail.narrow import narrow
from moothill.front.trail.steps import COLUMNS, INPUT, ORIGINS, wide_of

# So many records that are no contributions are followed back; where there are more, the page says so.
MOST = 300
# So many contributions are told one by one, with their lines; where there are more, they have a list of their own.
FEW = 100
# So many are counted.
COUNTED = 5_000


@dataclass(frozen=True, slots=True)
class Tally:
    """How many contributions, from how many calls and events. `more`: there may be more, which were not counted."""

    number: int = 0
    more: bool = False
    calls: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """That the record with the id `cause` led to the one with the id `effect`."""

    cause: int
    effect: int


@dataclass(frozen=True)
class Behind:
    """What led to a record. `records` are those that are no contributions, nearest first; `few` are the contributions where
    they are few, with what was gathered into them and the calls and events that they came from; `cut`: there is more.
    `near` are the links to it from what is no contribution; None where they are too many to have been read.
    """

    start: Record
    records: Mapping[int, Record]
    edges: tuple[Edge, ...]
    few: Mapping[int, Record]
    tally: Tally
    inside: bool
    cut: bool = False
    near: tuple[Link, ...] | None = None
    places: tuple[Place, ...] = field(default=())
    full: tuple[LinkKind, ...] = field(default=())

    @property
    def wide(self) -> bool:
        """Whether the contributions are too many to be told one by one."""
        return self.tally.more or (self.tally.number > 0 and not self.few)

    @cached_property
    def by_kind(self) -> dict[str, list[Record]]:
        """The records that are no contributions, by kind, as they stand in their lists."""
        found: dict[str, list[Record]] = {}
        for record in sorted(self.records.values(), key=lambda each: (each.position, each.pk)):
            found.setdefault(record.kind, []).append(record)
        return found


def states_seen(*, inside: bool, gone: bool = False) -> list[RecordState]:
    """The states of records that count: published ones, drafts for insiders, and withdrawn ones if they are asked for."""
    drafts = [RecordState.DRAFT] if inside else []
    return [RecordState.PUBLISHED, *drafts, *([RecordState.WITHDRAWN] if gone else [])]


def behind_of(record: Record, actor: Actor) -> Behind:
    """Walk back from a record, level by level: as many questions whatever stands there, and levels are few."""
    inside = sees_inside(actor, record.cycle)
    near, whole = _links([record], record.cycle, actor)
    records, edges, cut = _walk(record, near, actor)
    places = tuple(_places([record, *records.values()]))
    full = tuple(link for link in wide_of(record.kind) if _is_full(Place(record.pk, link), inside))
    tally = Tally(COUNTED, more=True) if full else _tally(places, inside)
    few = {} if tally.more or tally.number > FEW else _few(places, inside, record)
    first = tuple(near) if whole else None
    return Behind(record, records, tuple(edges), few, tally, inside, cut, first, places, full)


def _walk(record: Record, near: Sequence[Link], actor: Actor) -> tuple[dict[int, Record], list[Edge], bool]:
    records: dict[int, Record] = {record.pk: record}
    edges: list[Edge] = []
    ahead, cycle = [record], record.cycle
    while ahead:
        links = near if ahead == [record] else _links(ahead, cycle, actor)[0]
        linked = ((link.cause, link.effect_id) for link in links)
        found = [*linked, *_columns(ahead, cycle, actor), *_origins(ahead, cycle, actor)]
        new = {cause.pk: cause for cause, _effect in found if cause.pk not in records}
        edges += [Edge(cause.pk, effect) for cause, effect in found]
        ahead = list(new.values())[: max(MOST - len(records), 0)]
        records |= {each.pk: each for each in ahead}
    kept = [edge for edge in edges if edge.cause in records]
    del records[record.pk]
    for each in records.values():
        each.cycle = cycle
    return records, kept, len(kept) < len(edges)


def _links(ahead: Sequence[Record], cycle: Cycle, actor: Actor) -> tuple[list[Link], bool]:
    """The links to these, and whether that is all of them: no more than MOST are read by one question."""
    rows = [list(query.order_by("at", "pk")[: MOST + 1]) for query in narrow(ahead, cycle, actor)]
    whole = all(len(some) <= MOST for some in rows)
    return [link for some in rows for link in some if link.cause.kind != INPUT], whole


def _columns(ahead: Collection[Record], cycle: Cycle, actor: Actor) -> Iterator[tuple[Record, int]]:
    for column in COLUMNS:
        kind = kinds.get(column.kind)
        wanted = kind.field(column.name).to  # type: ignore[attr-defined]
        effects = [each.pk for each in ahead if each.kind == wanted]
        if effects:
            rows = kind.model.objects.filter(
                addressable(cycle, actor, "record__"), **{f"{column.name}__in": effects}
            )
            for each in rows.select_related("record").order_by("pk")[: MOST + 1]:
                yield each.record, getattr(each, f"{column.name}_id")


def _origins(ahead: Collection[Record], cycle: Cycle, actor: Actor) -> Iterator[tuple[Record, int]]:
    for origin in ORIGINS:
        of = [each.pk for each in ahead if each.kind == origin.kind]
        if of:
            rows = kinds.get(origin.kind).model.objects.filter(pk__in=of).exclude(**{origin.name: None})
            pairs = list(rows.values_list("pk", f"{origin.name}_id"))
            seen = Record.objects.filter(
                addressable(cycle, actor), pk__in=[cause for _pk, cause in pairs]
            ).in_bulk()
            yield from ((seen[cause], pk) for pk, cause in pairs if cause in seen)


def _places(records: Collection[Record]) -> Iterator[Place]:
    """Where contributions lead to any of these."""
    return (Place(each.pk, link) for each in records for link in wide_of(each.kind))


def _is_full(place: Place, inside: bool) -> bool:
    """Whether more contributions than are counted lead here by one kind of link: then nothing wider need be counted."""
    return number_behind([place], INPUT, states_seen(inside=inside), most=COUNTED)[1]


def _tally(places: Sequence[Place], inside: bool) -> Tally:
    """Where there are more than are counted, nobody knows from how many calls and events they came: that is left out."""
    states = states_seen(inside=inside)
    number, more = number_behind(places, INPUT, states, most=COUNTED)
    if more or not number:
        return Tally(number, more)
    column = column_behind(places, INPUT, states, most=COUNTED)
    origins = kinds.get(INPUT).model.objects.filter(pk__in=column).order_by()
    pairs = list(origins.values_list("call", "event").distinct())
    calls = {call for call, _event in pairs if call}
    events = {event for _call, event in pairs if event}
    return Tally(number, more, len(calls), len(events))


def _few(places: Sequence[Place], inside: bool, start: Record) -> dict[int, Record]:
    """The contributions, withdrawn ones too; what was gathered into them; and the calls and events they came from.

    Nothing at all where that is more than FEW contributions.
    """
    states = states_seen(inside=inside, gone=True)
    ids: set[int] = set()
    ahead = list(places)
    while ahead:
        new = set(ids_behind(ahead, INPUT, states, most=FEW + 1)) - ids - {start.pk}
        ids |= new
        if len(ids) > FEW:
            return {}
        ahead = [Place(pk, LinkKind.MERGED_INTO) for pk in new]
    model = kinds.get(INPUT).model
    columns = [f"{origin.name}_id" for origin in ORIGINS if origin.kind == INPUT]
    beyond = {pk for row in model.objects.filter(pk__in=ids).values_list(*columns) for pk in row if pk}
    found = Record.objects.filter(pk__in=ids | beyond, state__in=states).order_by("pk")
    records = {each.pk: each for each in found}
    for each in records.values():
        each.cycle = start.cycle
    return records
