"""What a picture of the timeline shows: strands of dates, bundled under headings, from all rooms."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from moothill.commons.record import kinds
from moothill.commons.record.dated import DatedThing, dated_kinds, dated_things
from moothill.commons.record.fields import Ref
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Dated
from moothill.core.charts import Window
from moothill.core.dates import Period
from moothill.rooms.plan.queries.sight import Sight

# More of one kind than this no picture can hold.
MOST = 100
_OWN = ("stage", "key-date", "timeline-row")


@dataclass(frozen=True, slots=True)
class Strand:
    """One line of the picture: the first of its dates tells whose it is. `before` are the dates it had earlier."""

    thing: DatedThing
    periods: Sequence[Period]
    before: Sequence[Period] = ()

    @property
    def point(self) -> bool:
        """Whether it is a day to be met, rather than something that lasts."""
        return self.thing.kind == "key-date"

    @property
    def label(self) -> str:
        """Its title, with what a colour alone would say."""
        thing = self.thing
        beside = [_("draft")] if thing.draft else []
        beside += [_("does not take place")] if thing.off else []
        title = f"{thing.number} {thing.title}".strip()
        return f"{title} ({', '.join(beside)})" if beside else title


@dataclass(frozen=True, slots=True)
class Bundle:
    """Strands under one heading."""

    heading: str
    strands: list[Strand] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class View:
    """What part of the cycle to show: `stage` (its id) and `window` narrow it; `records` names the only ones to show."""

    stage: int | None = None
    window: Window | None = None
    records: Collection[int] | None = None


def drawn_kinds() -> list[Kind]:
    """The kinds that pictures show: stages, key dates and rows, and whatever of other rooms belongs to a stage."""
    others = [kind for kind in dated_kinds() if kind.name not in _OWN and _stage_field(kind)]
    return [*(kinds.get(name) for name in _OWN), *others]


def strands_of(sight: Sight, view: View) -> tuple[list[Bundle], list[Kind]]:
    """What to draw, bundled, and the kinds of which there are more. One query for each kind."""
    bundles: list[Bundle] = []
    cut = []
    for kind in drawn_kinds():
        found = _strands(kind, sight, view)
        cut += [kind] if len(found) > MOST else []
        bundles += _bundled(kind, found[:MOST])
    return bundles, cut


def moved(
    bundles: Iterable[Bundle], earlier: Mapping[Any, Any], later: Mapping[Any, Any] | None
) -> list[Bundle]:
    """The bundles with the dates that `later` gives, if it does, over those that `earlier` gives; keyed (record, field)."""
    return [
        Bundle(each.heading, [_moved(strand, earlier, later) for strand in each.strands]) for each in bundles
    ]


def _moved(strand: Strand, earlier: Mapping[Any, Any], later: Mapping[Any, Any] | None) -> Strand:
    key = strand.thing.record, strand.thing.field
    periods = strand.periods if later is None else later.get(key, ())
    return replace(strand, periods=periods, before=earlier.get(key, ()))


def _strands(kind: Kind, sight: Sight, view: View) -> list[Strand]:
    """The strands of a kind that have a place in the picture; one more than fits where there are more."""
    main = next(each.name for each in kind.fields if each.dated)
    found = dated_things(
        sight.cycle,
        sight.actor,
        only=[kind.name],
        narrow=lambda kind, things: _narrowed(kind, things, view),
        most=MOST + 1,
    )
    by_record: dict[int, list[DatedThing]] = defaultdict(list)
    for thing in found:
        if thing.field == main:
            by_record[thing.record].append(thing)
    strands = [
        Strand(things[0], [each.period for each in things if each.period]) for things in by_record.values()
    ]
    return [strand for strand in strands if view.records is not None or _has_a_place(strand, view.window)]


def _has_a_place(strand: Strand, window: Window | None) -> bool:
    return any(window.touches(each) if window else each.is_known for each in strand.periods)


def _narrowed(kind: Kind, things: Any, view: View) -> Any:
    if view.records is not None:
        return things.filter(record__in=view.records)
    if issubclass(kind.model, Dated):
        things = things.exclude(earliest=None, latest=None)
        if view.window:
            things = things.filter(
                Q(latest=None) | Q(latest__gte=view.window.first),
                Q(earliest=None) | Q(earliest__lte=view.window.last),
            )
    name = _stage_field(kind)
    return things.filter(**{name: view.stage}) if view.stage and name else things


def _stage_field(kind: Kind) -> str:
    return next((each.name for each in kind.fields if isinstance(each, Ref) and each.to == "stage"), "")


def _bundled(kind: Kind, strands: Iterable[Strand]) -> list[Bundle]:
    bundles: dict[str, Bundle] = {}
    for strand in strands:
        heading = _heading(kind, strand.thing)
        bundles.setdefault(heading, Bundle(heading)).strands.append(strand)
    return list(bundles.values())


def _heading(kind: Kind, thing: DatedThing) -> str:
    """What a strand stands under: its kind; for a row its timeline and group; for what belongs to a stage that stage."""
    owner = thing.owners.get("timeline" if kind.name == "timeline-row" else _stage_field(kind))
    if kind.name == "timeline-row":
        return ": ".join(filter(None, [owner.title or owner.reference if owner else "", thing.group]))
    plural = capfirst(str(kind.plural))
    return f"{plural}: {owner.title or owner.reference}" if owner else plural
