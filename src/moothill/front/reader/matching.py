"""Which records of a page are in the cycle already, and in what they differ from the page as it is now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.batches import Item
from moothill.commons.record.context import Context
from moothill.commons.record.fields import Wrong
from moothill.commons.record.models import Revision
from moothill.front.reader.items import renamed

# What tells two records of a kind apart besides their title.
_BESIDES: Mapping[str, tuple[str, ...]] = {
    "activity": ("stage", "group"),
    "timeline-row": ("timeline", "group"),
    "channel": ("group",),
    "section": ("page",),
    "meeting": ("when",),
}
# A second look: a record that was renamed still has its number, or its date.
_SECOND: Mapping[str, tuple[str, ...]] = {
    "activity": ("stage", "group", "number"),
    "stage": ("number",),
    "meeting": ("title",),
}
_ONE_ALONE = frozenset(("key-details", "page"))
_NOT_COMPARED = frozenset(
    ("source", "doubt", "slot", "number", "number_as_written", "depth", "page", "parent")
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the page says something else than when it was brought in."""

    reference: str
    title: str
    field: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Matched:
    """Items that are new, how many are here already, and what differs in those."""

    new: tuple[Item, ...]
    known: int
    differences: tuple[Difference, ...]
    references: Mapping[str, str]  # of what is here already, by handle


@dataclass(slots=True)
class _There:
    """A record as it came into the cycle, and as it is now."""

    reference: str
    first: Mapping[str, Any]
    now: Mapping[str, Any]
    taken: bool = False


@dataclass(slots=True)
class _Shelf:
    """The records of one kind."""

    there: list[_There] = field(default_factory=list)
    by_key: dict[Any, list[_There]] = field(default_factory=lambda: defaultdict(list))
    by_second: dict[Any, list[_There]] = field(default_factory=lambda: defaultdict(list))


def match(cycle: Cycle, items: Sequence[Item]) -> Matched:
    """Part the items of a page into those that are new and those that are here already, withdrawn ones included."""
    context = Context(cycle, importing=True)
    shelves = _shelves(cycle, context)
    references: dict[str, str] = {}
    new: list[Item] = []
    differences: list[Difference] = []
    for item in items:
        named = renamed(item, references)
        there = _find(named, shelves.get(item.kind))
        if there is None:
            new.append(named)
            continue
        there.taken = True
        references[item.handle] = there.reference
        differences += _differences(named, there, context)
    return Matched(tuple(_numbered(new, shelves)), len(items) - len(new), tuple(differences), references)


def _shelves(cycle: Cycle, context: Context) -> dict[str, _Shelf]:
    """Every record of the cycle: its first revision and its last. The context learns where each reference leads."""
    rows = (
        Revision.objects.filter(record__cycle=cycle)
        .order_by("record_id", "number")
        .values_list("record_id", "record__kind", "record__reference", "content")
    )
    found: dict[int, tuple[str, _There]] = {}
    for pk, kind, reference, content in rows.iterator(chunk_size=2000):
        if pk in found:
            found[pk][1].now = content
        else:
            found[pk] = (kind, _There(reference, content, content))
            context.learn(reference, kind, pk)
    shelves: dict[str, _Shelf] = defaultdict(_Shelf)
    for kind, there in found.values():
        shelf = shelves[kind]
        shelf.there.append(there)
        shelf.by_key[_key(kind, there.first)].append(there)
        if second := _second(kind, there.first):
            shelf.by_second[second].append(there)
    return shelves


def _find(item: Item, shelf: _Shelf | None) -> _There | None:
    if shelf is None:
        return None
    if item.kind in _ONE_ALONE:
        return shelf.there[0]
    second = _second(item.kind, item.values)
    candidates = [
        *shelf.by_key.get(_key(item.kind, item.values), ()),
        *(shelf.by_second.get(second, ()) if second else ()),
    ]
    return next((each for each in candidates if not each.taken), None)


def _key(kind: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(_plain(values.get(name)) for name in ("title", *_BESIDES.get(kind, ())))


def _second(kind: str, values: Mapping[str, Any]) -> tuple[str, ...] | None:
    names = _SECOND.get(kind, ())
    found = tuple(_plain(values.get(name)) for name in names)
    return found if found and found[-1] else None


def _plain(value: Any) -> str:
    """Words as they can be compared: of a period, those that were written."""
    words = value.get("words", "") if isinstance(value, dict) else str(value or "")
    return " ".join(words.lower().split())


def _differences(item: Item, there: _There, context: Context) -> Iterator[Difference]:
    kind = kinds.get(item.kind)
    for each in kind.fields:
        if each.name in _NOT_COMPARED or each.name not in item.values:
            continue
        try:
            now = each.clean(item.values[each.name], context)
        except Wrong:
            continue
        if now in (there.first.get(each.name), there.now.get(each.name)):
            continue
        before = each.words(there.now.get(each.name, each.empty))
        title = str(there.now.get("title", ""))
        yield Difference(there.reference, title, str(each.label), before, each.words(now))


def _numbered(items: Sequence[Item], shelves: Mapping[str, _Shelf]) -> Iterator[Item]:
    """A number that another record of the kind has is given up: the next free one is given instead."""
    taken: dict[str, set[str]] = defaultdict(set)
    for item in items:
        number = item.values.get("number")
        if item.kind == "activity" or not number:
            yield item
            continue
        if not taken[item.kind]:
            shelf = shelves.get(item.kind) or _Shelf()
            taken[item.kind] = {
                str(version.get("number", "")) for each in shelf.there for version in (each.first, each.now)
            }
        if number in taken[item.kind]:
            yield Item(item.kind, {**item.values, "number": ""}, item.handle, item.place)
        else:
            taken[item.kind].add(number)
            yield item
