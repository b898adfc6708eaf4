"""The codes of a cycle: those that can be used, the tree of all, how often each is used, and what is wrong with a new one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.rooms.coding.kinds import STANDING_TONES, Standing
from moothill.rooms.coding.models import Code
from moothill.rooms.inputs.queries.narrowing import published

MOST = 1000  # codes that one page shows
_FAR = 100  # codes above each other: more is nobody's work
_DRAWN = 400  # characters of a definition in a list
_ORDER = ("record__position", "pk")


def codes(cycle: Cycle, actor: Actor) -> Any:
    """The codes of a cycle that `actor` may see, in order, each with its record and what it stands under."""
    found = Code.objects.visible_in(cycle, actor).select_related("record", "parent__record")
    return found.order_by(*_ORDER)


def code(cycle: Cycle, actor: Actor, reference: str) -> Code | None:
    """The code under this reference, if there is one that `actor` may see."""
    found: Code | None = codes(cycle, actor).filter(record__reference=reference).first()
    return found


def usable(cycle: Cycle) -> QuerySet[Any]:
    """The codes that contributions can be coded to: public and adopted, in order, each with its record and its parent's."""
    found = Code.objects.of(cycle).filter(standing=Standing.ADOPTED, record__state=RecordState.PUBLISHED)
    return found.select_related("record", "parent__record").order_by(*_ORDER)


def absorbed(cycle: Cycle) -> dict[int, int]:
    """For every code that was merged, by its id, the code that it counts for now, however often that was merged in turn."""
    steps = dict(
        Link.objects.filter(kind=LinkKind.MERGED_INTO, cause__cycle=cycle, cause__kind="code")
        .order_by("at", "pk")
        .values_list("cause", "effect")
    )
    return {each: _last(each, steps) for each in steps}


def _last(start: int, steps: Mapping[int, int]) -> int:
    seen, at = {start}, start
    while at in steps and steps[at] not in seen:
        at = steps[at]
        seen.add(at)
    return at


def numbers(ids: Iterable[int]) -> dict[int, int]:
    """How many public contributions are coded to each of these codes; those with none are left out. One question."""
    rows = Link.objects.filter(
        effect__in=list(ids), kind=LinkKind.CODED_TO, cause__state=RecordState.PUBLISHED
    )
    return dict(
        rows.order_by().values("effect").annotate(number=Count("cause")).values_list("effect", "number")
    )


def coded_to(cycle: Cycle, actor: Actor, code: int) -> Any:
    """The public contributions that are coded to a code, as far as `actor` may see the cycle: a query to narrow further."""
    return published(cycle, actor).filter(
        record__links_out__effect=code, record__links_out__kind=LinkKind.CODED_TO
    )


@dataclass(frozen=True, slots=True)
class Went:
    """What became of a retired code: whether it was split, and into which records it went."""

    split: bool
    into: list[Record]


def went(code: int, cycle: Cycle, actor: Actor) -> Went | None:
    """Where a code went, as far as `actor` may see it; None for one that went nowhere. At most two questions."""
    steps = _steps([code])
    effects = {effect for _cause, _kind, effect in steps}
    seen = Record.objects.visible_in(cycle, actor).filter(pk__in=effects) if effects else ()
    records = {record.pk: record for record in seen}
    for record in records.values():
        record.cycle = cycle
    return _went(steps, records).get(code)


# A join with the records at the other end would be planned badly: those are looked up apart, or are at hand.
def _steps(ids: Sequence[int]) -> list[tuple[int, str, int]]:
    links = Link.objects.filter(cause__in=ids, kind__in=(LinkKind.MERGED_INTO, LinkKind.SPLIT_INTO))
    return list(links.order_by("at", "pk").values_list("cause", "kind", "effect"))


def _went(steps: Iterable[tuple[int, str, int]], records: Mapping[int, Record]) -> dict[int, Went]:
    found: dict[int, Went] = {}
    for cause, kind, effect in steps:
        if effect in records:
            there = found.setdefault(cause, Went(kind == LinkKind.SPLIT_INTO, []))
            there.into.append(records[effect])
    return found


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row as it is drawn: nothing but words, so that it can be kept. `into`: pairs of an address and a reference."""

    label: str
    reference: str
    url: str
    above: tuple[str, ...]
    definition: str
    standing: str
    tone: str
    number: int
    is_draft: bool
    was_split: bool
    into: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code as a list shows it: `above`, the records that it stands under, the topmost first."""

    thing: Code
    above: list[Record] = field(default_factory=list)
    number: int = 0
    went: Went | None = None

    @property
    def record(self) -> Record:
        """The code's record."""
        return self.thing.record

    @property
    def tone(self) -> str:
        """The colour of its standing."""
        return STANDING_TONES[Standing(self.thing.standing)]

    @property
    def drawn(self) -> Drawn:
        """The row in words."""
        return Drawn(
            label=self.record.title,
            reference=self.record.reference,
            url=self.record.get_absolute_url(),
            above=tuple(each.title for each in self.above),
            definition=self.thing.definition[:_DRAWN],
            standing=str(Standing(self.thing.standing).label),
            tone=self.tone,
            number=self.number,
            is_draft=self.is_draft,
            was_split=self.went is not None and self.went.split,
            into=tuple(
                (each.get_absolute_url(), each.reference) for each in (self.went.into if self.went else ())
            ),
        )

    @property
    def is_draft(self) -> bool:
        """Whether only insiders see it."""
        return bool(self.thing.record.state == RecordState.DRAFT)


def tree(cycle: Cycle, actor: Actor) -> list[CodeRow]:
    """The first thousand codes that `actor` may see, each right after what it stands under. Three questions."""
    things = list(codes(cycle, actor)[: MOST + 1])
    ids = [thing.pk for thing in things]
    counted, gone = numbers(ids), _went(_steps(ids), {thing.pk: thing.record for thing in things})
    return [
        CodeRow(thing, above, counted.get(thing.pk, 0), gone.get(thing.pk))
        for thing, above in _in_order(things, cycle)
    ]


def _in_order(things: Sequence[Code], cycle: Cycle) -> Iterator[tuple[Code, list[Record]]]:
    """Depth first. What stands under something that is not among them, or in a circle, stands at the top."""
    known = {thing.pk for thing in things}
    below: dict[int | None, list[Code]] = {}
    for thing in things:
        thing.record.cycle = cycle
        below.setdefault(thing.parent_id if thing.parent_id in known else None, []).append(thing)
    done: set[int] = set()
    for top in [*below.get(None, []), *things]:
        ahead: list[tuple[Code, list[Record]]] = [(top, [])]
        while ahead:
            thing, above = ahead.pop()
            if thing.pk in done:
                continue
            done.add(thing.pk)
            yield thing, above
            ahead += [(each, [*above, thing.record]) for each in reversed(below.get(thing.pk, []))]


@dataclass(frozen=True, slots=True)
class _Known:
    pk: int
    reference: str
    label: str
    standing: str
    parent: int | None


def faults(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """What is wrong with a code of these values: a label that another one in use has, a circle, a parent that is retired."""
    rows = Code.objects.of(context.cycle).exclude(record__state=RecordState.WITHDRAWN).order_by(*_ORDER)
    columns = ("pk", "record__reference", "record__title", "standing", "parent_id")
    known = {row[0]: _Known(*row) for row in rows.values_list(*columns)}
    if values["standing"] != Standing.RETIRED:
        yield from _equal(values["title"], known, context.record)
    if values["parent"]:
        yield from _above(values["parent"], known, context.record)


def _equal(label: str, known: Mapping[int, _Known], own: int | None) -> Iterator[Fault]:
    for each in known.values():
        if each.pk == own or each.standing == Standing.RETIRED:
            continue
        if each.label.casefold() == label.casefold():
            words = _("%(reference)s is called so already. Choose another label, or merge the two.")
            yield Fault("title", words % {"reference": each.reference})
            return


def _above(reference: str, known: Mapping[int, _Known], own: int | None) -> Iterator[Fault]:
    parent = next((each for each in known.values() if each.reference == reference), None)
    if parent is None:
        return  # withdrawn since: the field itself judges a new one
    before = known.get(own) if own else None
    unchanged = before is not None and before.parent == parent.pk
    if parent.standing == Standing.RETIRED and not unchanged:
        words = _("%(reference)s is retired: nothing new stands under it. Choose another code.")
        yield Fault("parent", words % {"reference": reference})
    way = [parent]
    while way[-1].pk != own and len(way) < _FAR:
        above = known.get(way[-1].parent or 0)
        if above is None:
            break
        way.append(above)
    if before and way[-1].pk == own:
        circle = " > ".join([before.reference, *(each.reference for each in way)])
        words = _("The codes would stand under each other in a circle: %(circle)s. Choose another code.")
        yield Fault("parent", words % {"circle": circle})
