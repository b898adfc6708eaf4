"""What led to a record: one step back, by kind, counted and paged, however wide it is. And comments."""

from collections.abc import Collection, Iterator
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
from moothill.commons.record.queries import sees_inside
from moothill.commons.record.wide import Place, ids_behind, number_behind
from moothill.front.trail.behind import COUNTED, Behind, states_seen
from moothill.front.trail.effects import addressable, note_of
from moothill.front.trail.narrow import narrow
from moothill.front.trail.steps import BACKWARDS, COLUMNS, COMMENTS, INPUT, ORIGINS, wide_of

# So many of each kind are shown at first; so many on a page of one kind.
FIRST, MOST = 10, 50
# The comments on a draft: the one step onward that may be wide.
COMMENTED = f"{COMMENTS}.on"


@dataclass(frozen=True, slots=True)
class Row:
    """One cause: what led here, and how that was said. `at` is None where a column says it."""

    record: Record
    at: datetime | None = None
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Causes of one kind that led here by one kind of step. `name` asks for them alone; `more` for those after these.

    `over`: there are more than `count`.
    """

    name: str
    heading: str
    count: int
    rows: list[Row]
    more: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class Causes:
    """What led here."""

    groups: list[Group]


def causes_of(record: Record, actor: Actor, behind: Behind) -> Causes:
    """The first causes of each kind; what is known to stand behind the record is not asked for again."""
    linked = _linked(record, actor) if behind.near is None else _near(record, behind.near)
    groups = [*linked, *_contributed(record, actor, full=behind.full)]
    groups.sort(key=_place)
    return Causes([*_origins(record, actor), *_by_columns(record, actor), *groups])


def comments_of(record: Record, actor: Actor) -> Group | None:
    """The first comments on a record; None where there are none."""
    found = _comments(record, actor)
    return found if found.count else None


def one_group(record: Record, actor: Actor, name: str, after: str) -> Causes:
    """The causes of one kind alone, or the comments, from a mark on. Raises NoSuchPage."""
    if name == COMMENTED:
        return Causes([_comments(record, actor, after=after, most=MOST)])
    groups = [
        *_linked(record, actor, name=name, after=after, most=MOST),
        *_contributed(record, actor, name=name, after=after, most=MOST),
        *_by_columns(record, actor, after=after if name.startswith("of.") else "", most=MOST),
    ]
    for group in groups:
        if group.name == name:
            return Causes([group])
    raise NoSuchPage


def _place(group: Group) -> tuple[int, int]:
    link, _dot, kind = group.name.partition(".")
    names = [each.name for each in kinds.every()]
    return -names.index(kind), BACKWARDS.index(LinkKind(link))


def _near(record: Record, links: Collection[Link]) -> Iterator[Group]:
    """As `_linked` gives them, of links that were all read."""
    found: dict[tuple[str, str], list[Link]] = {}
    for each in sorted(links, key=lambda link: link.pk):
        found.setdefault((each.kind, each.cause.kind), []).append(each)
    for (link, kind), rows in found.items():
        made = [_row(record, each, each.cause) for each in rows[:FIRST]]
        more = str(rows[FIRST - 1].pk) if len(rows) > FIRST else ""
        yield Group(f"{link}.{kind}", _heading(link, kind), len(rows), made, more)


def _linked(
    record: Record, actor: Actor, *, name: str = "", after: str = "", most: int = FIRST
) -> Iterator[Group]:
    """Groups of what is no contribution; with a `name` that one alone."""
    for rows in narrow([record], record.cycle, actor):
        counts = rows.order_by().values_list("kind", "cause__kind").annotate(number=Count("pk"))
        for link, kind, number in counts:
            called = f"{link}.{kind}"
            if kind == INPUT or (name and called != name):
                continue
            those = rows.filter(kind=link, cause__kind=kind)
            listed = page_of(those, ("pk",), after=after, most=most)
            made = [_row(record, each, each.cause) for each in listed.things]
            yield Group(called, _heading(link, kind), number, made, listed.following)


def _contributed(
    record: Record,
    actor: Actor,
    *,
    name: str = "",
    after: str = "",
    most: int = FIRST,
    full: Collection[LinkKind] = (),
) -> Iterator[Group]:
    for link in wide_of(record.kind):
        called = f"{link}.{INPUT}"
        if name and name != called:
            continue
        places, heading = [Place(record.pk, link)], _heading(link, INPUT)
        group = _wide(record, actor, places, called, heading, after, most, over=link in full)
        if group.count:
            yield group


def all_contributions(record: Record, actor: Actor, behind: Behind, after: str) -> Group:
    """A page of all contributions behind a record, whatever the way. Raises NoSuchPage."""
    heading = str(capfirst(kinds.get(INPUT).plural))
    places = list(behind.places)
    return _wide(record, actor, places, INPUT, heading, after, MOST, over=behind.tally.more)


def _wide(
    record: Record,
    actor: Actor,
    places: list[Place],
    name: str,
    heading: str,
    after: str,
    most: int,
    *,
    over: bool = False,
) -> Group:
    """`over`: more than are counted are known to be there already."""
    states = states_seen(inside=sees_inside(actor, record.cycle), gone=True)
    ids = ids_behind(places, INPUT, states, after=_mark(after), most=most + 1)
    found = Record.objects.in_bulk(ids[:most])
    effects = [each.effect for each in places]
    links = {each.cause_id: each for each in Link.objects.filter(cause__in=found, effect__in=effects)}
    rows = [_row(record, links[pk], found[pk]) for pk in ids[:most] if pk in links]
    more = str(ids[most - 1]) if len(ids) > most else ""
    if after or more:
        number, over = (COUNTED, True) if over else number_behind(places, INPUT, states, most=COUNTED)
    else:
        number = len(ids)
    return Group(name, heading, number, rows, more, over)


def _mark(after: str) -> int:
    if after and not (after.isascii() and after.isdigit() and len(after) <= 18):
        raise NoSuchPage
    return int(after or 0)


def _row(record: Record, link: Link, cause: Record) -> Row:
    return Row(_in(record, cause), link.at, link.by_name, note_of(link, cause))


def _by_columns(record: Record, actor: Actor, *, after: str = "", most: int = FIRST) -> Iterator[Group]:
    for column in COLUMNS:
        kind = kinds.get(column.kind)
        if kind.field(column.name).to != record.kind:  # type: ignore[attr-defined]
            continue
        things: Any = kind.model.objects.filter(
            addressable(record.cycle, actor, "record__"), **{column.name: record.pk}
        )
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
        found = Record.objects.filter(addressable(record.cycle, actor), pk__in=wanted).first()
        if found:
            yield Group("", str(origin.words), 0, [Row(_in(record, found))], "")


def _comments(record: Record, actor: Actor, *, after: str = "", most: int = FIRST) -> Group:
    """Contributions whose draft this is: counted no further than COUNTED, in the order in which they were made."""
    rows = Link.objects.filter(addressable(record.cycle, actor, "effect__"), cause=record, kind=COMMENTS)
    listed = page_of(rows.select_related("effect"), ("pk",), after=after, most=most)
    part = after or listed.following
    number = rows.order_by()[: COUNTED + 1].count() if part else len(listed.things)
    made = [
        Row(_in(record, each.effect), each.at, each.by_name, note_of(each, each.effect))
        for each in listed.things
    ]
    return Group(
        COMMENTED, _("Comments on it"), min(number, COUNTED), made, listed.following, number > COUNTED
    )


def _in(record: Record, other: Record) -> Record:
    other.cycle = record.cycle
    return other


def _heading(link: str, kind: str) -> str:
    plural = str(capfirst(kinds.get(kind).plural))
    patterns = {
        LinkKind.CODED_TO: _("%(what)s that were coded to it"),
        LinkKind.PART_OF: _("%(what)s that became part of it"),
        LinkKind.MERGED_INTO: _("%(what)s that were gathered into it"),
        LinkKind.SPLIT_INTO: _("%(what)s that it was split from"),
        LinkKind.ANSWERED_BY: _("%(what)s that it answers"),
        LinkKind.BECAME: _("%(what)s that it came from"),
        LinkKind.SUPERSEDES: _("%(what)s that it takes the place of"),
        LinkKind.STEPS_TO: _("%(what)s that it is a step towards"),
        LinkKind.REPORTED_BY: _("%(what)s that it reports on"),
        LinkKind.CUT_AS: _("%(what)s that it was cut from"),
        LinkKind.BUNDLED_IN: _("%(what)s that it holds"),
        LinkKind.LAID_BEFORE: _("%(what)s that it approves"),
        LinkKind.COMMENTED_BY: _("%(what)s that it comments on"),
    }
    return patterns[LinkKind(link)] % {"what": plural}
