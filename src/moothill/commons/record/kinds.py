"""Kinds of record, as rooms describe them and `config.wiring` gathers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from moothill.commons.cycles.models import Cycle
    from moothill.commons.policy.actors import Actor
    from moothill.commons.record.context import Context
    from moothill.commons.record.errors import Fault
    from moothill.commons.record.fields import Field
    from moothill.commons.record.models import Record
    from moothill.commons.record.panels import Place

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Instead:
    """What there is in place of a door that something does not have: in words, and where. `address` is below the cycle's."""

    words: _StrPromise | str
    label: _StrPromise | str
    address: str


def _nothing_wrong(values: Values, context: Context) -> Iterable[Fault]:
    return ()


def _nothing_more(thing: Any, place: Place) -> Mapping[str, Any]:
    return {}


def _nothing_beside(cycle: Cycle, actor: Actor, things: Sequence[Any]) -> Mapping[int, Mapping[str, Any]]:
    return {}


def _nothing_follows(record: Record, act: str, by: Actor, at: datetime) -> None:
    return None


def _may_change(record: Record) -> Instead | None:
    return None


def _as_it_is(cycle: Cycle) -> Mapping[str, Asked]:
    return {}


def _as_given(values: dict[str, Any], context: Context) -> dict[str, Any]:
    return values


@dataclass(frozen=True, slots=True)
class Asked:
    """How a cycle asks for one open field: words of its own, "" for those of the kind, and whether forms have it at all."""

    label: str = ""
    help: str = ""
    shown: bool = True


@dataclass(frozen=True)
class Kind:
    """What the house knows of one kind of record.

    `fields` are its open fields in the order forms show them. `check` looks at them together and yields faults;
    it runs for people and importers alike. `complete` fills in what the system gives (a printed number).
    `template` draws one record of the kind as the main part of its own page; it is given `thing` and `cycle`, and whatever
    `gather` finds of that thing for whoever looks.
    `clash` names the field, and says the mend, when a constraint of the kind's table finds what `check` could not see
    because somebody else stored it a moment ago. `explained` names the fields that nobody changes without a reason
    once the record is public. `called_off` is a field and the values of it that say that the thing does not take place.
    `begun` says how one is made, and where, of what the system alone makes, such as a baseline, or what has a door of its
    own; None for what is written in the form of all kinds. `fixed` says the same of a record that never changes any more,
    and what is done instead. Links and addresses do not ask these two, but `record.ways`.
    `launch` yields what is still missing before a record may be shown to all; what is shown already keeps to it. Imports
    are not asked. `counted` names what data has beside the fields (numbers, lists of references), and `count` finds it for
    many things at once, by id. `authored` names the fields that only their author changes, through the room's own operations;
    `settled` those that acts of their own settle, such as where a theme stands: a former version is restored without either.
    `turned` is told of each act by which a record of the kind comes into sight or goes out of it ("created", "published",
    "put-back", "withdrawn"), once the act is stored and before its line is written. It may do more within the same act, or
    refuse it by raising Invalid. Imports do not tell.
    `asked` finds how a cycle asks for the fields, by name; a field that it does not name is asked for as it is. What a form
    leaves out stays as it was.
    """

    name: str
    prefix: str
    segment: str
    label: _StrPromise
    plural: _StrPromise
    model: Any
    fields: tuple[Field, ...]
    template: str = "record/_thing.html"
    check: Callable[[Values, Context], Iterable[Fault]] = _nothing_wrong
    complete: Callable[[dict[str, Any], Context], dict[str, Any]] = _as_given
    single: bool = False
    begun: Instead | None = None
    fixed: Callable[[Record], Instead | None] = _may_change
    clash: tuple[str, _StrPromise] | None = None
    explained: tuple[str, ...] = ()
    called_off: tuple[str, frozenset[str]] | None = None
    launch: Callable[[Values, Context], Iterable[Fault]] = _nothing_wrong
    authored: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    gather: Callable[[Any, Place], Mapping[str, Any]] = _nothing_more
    counted: tuple[str, ...] = ()
    count: Callable[[Cycle, Actor, Sequence[Any]], Mapping[int, Mapping[str, Any]]] = _nothing_beside
    turned: Callable[[Record, str, Actor, datetime], None] = _nothing_follows
    asked: Callable[[Cycle], Mapping[str, Asked]] = _as_it_is

    def field(self, name: str) -> Field:
        """The open field `name`. Raises KeyError."""
        return self._by_name[name]

    @property
    def _by_name(self) -> dict[str, Field]:
        return {each.name: each for each in self.fields}

    def address(self, cycle: Cycle, reference: str) -> str:
        """The permanent address of the record of this kind with this reference."""
        return f"/{cycle.slug}/{self.segment}/{reference}/"

    def things(self) -> Any:
        """The kind's table with everything that reading its fields needs, in order: one query."""
        joins = [join for each in self.fields for join in each.joins]
        return self.model.objects.select_related("record", *joins).order_by("record__position", "pk")

    def read(self, thing: Any) -> dict[str, Any]:
        """The canonical form: every open field as JSON."""
        return {each.name: each.read(thing) for each in self.fields}


_KINDS: dict[str, Kind] = {}
_SEGMENTS: dict[str, Kind] = {}


def fill(gathered: Iterable[Kind]) -> None:
    """Make these the kinds of the house. Called once, by `config.wiring`; a name or address given twice is refused."""
    _KINDS.clear()
    _SEGMENTS.clear()
    prefixes: set[str] = set()
    for kind in gathered:
        if kind.name in _KINDS or kind.segment in _SEGMENTS or kind.prefix in prefixes:
            raise ValueError(f"two kinds share the name, address or prefix of {kind.name}")
        prefixes.add(kind.prefix)
        _KINDS[kind.name] = _SEGMENTS[kind.segment] = kind


def get(name: str) -> Kind:
    """The kind called `name`. Raises KeyError."""
    return _KINDS[name]


def at_segment(segment: str) -> Kind | None:
    """The kind whose records live under this part of an address."""
    return _SEGMENTS.get(segment)


def every() -> tuple[Kind, ...]:
    """All kinds, lowest room first."""
    return tuple(_KINDS.values())
