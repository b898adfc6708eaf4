"""A page with its sections, ready to be drawn."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import F
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import panels
from moothill.commons.record.drawing import draw
from moothill.commons.record.editing import modes_in
from moothill.commons.record.filters import tools_of
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.paging import page_of
from moothill.commons.record.panels import Place
from moothill.core.policy import Mode, RecordState
from moothill.rooms.pages.models import Page, Section

_MOST_OTHERS = 50

Tools = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """Which version of a section this is, and who made it when and why."""

    number: int
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartHead:
    """A section above its table: all that is shown of it, so that two equal ones look the same.

    `changed` is None for a first version.
    """

    reference: str
    title: str
    depth: int
    draft: bool
    doubt: str
    text: str
    changed: Changed | None
    tools: Tools


@dataclass(frozen=True, slots=True)
class PagePart:
    """One section. `table` is what its slot shows, None where it has none; `lost` says that the slot shows nothing."""

    head: PartHead
    table: SafeString | None
    lost: bool
    data: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents, with those below it."""

    reference: str
    title: str
    within: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """Sections in order, the same as a tree of contents, and the mark of the page that follows ("" for none)."""

    parts: list[PagePart]
    contents: tuple[Entry, ...]
    following: str
    add: str


def pages(cycle: Cycle, actor: Actor) -> Any:
    """The pages of a cycle that `actor` may see, in order: a query to narrow further."""
    return Page.objects.visible_in(cycle, actor).select_related("record").order_by("record__position", "pk")


def first_pages(cycle: Cycle, actor: Actor) -> list[Page]:
    """The planning page of a cycle and the first of its other pages, in order, as far as `actor` may see them.

    Their records know their cycle.
    """
    found = list(pages(cycle, actor)[: 1 + _MOST_OTHERS])
    for page in found:
        page.record.cycle = cycle
    return found


def draw_page(page: Record, place: Place, *, after: str = "", address: str = "") -> DrawnPage:
    """The sections of a page, from the mark `after` on, each with its table.

    `address` is where a steward comes back to after a change. Each panel is asked once, however many slots name it.
    Raises NoSuchPage for a mark that was not given out.
    """
    things = (
        Section.objects.visible_in(place.cycle, place.actor).filter(page=page.pk).select_related("record")
    )
    shown = page_of(things, ("record__position", "pk"), after=after)
    tables = _tables(shown.things, place)
    changed = _changed(shown.things)
    way = _Way(
        page.reference,
        f"{place.cycle.get_absolute_url()}sections/new/",
        address,
        editing=place.editing,
        mode_of=_locked if place.editing else modes_in(place.actor, place.cycle, kind="section"),
    )
    depths = _depths(int(thing.depth) for thing in shown.things)
    parts = [
        _part(thing, depth, place, tables, changed, way)
        for thing, depth in zip(shown.things, depths, strict=True)
    ]
    contents = _tree([part.head for part in parts])
    return DrawnPage(parts, contents, shown.following, way.to_add() if place.editing else "")


@dataclass(frozen=True, slots=True)
class _Way:
    """Where the tools of a part lead, and back; `mode_of` says what becomes of an edit by somebody who is no steward."""

    page: str
    new: str
    address: str
    editing: bool
    mode_of: Callable[[Record], Mode]

    def to_add(self, after: str = "") -> str:
        """Where a section is added, right after another one if that is given."""
        return f"{self.new}?{self._query(after, page=self.page, **({'after': after} if after else {}))}"

    def tools(self, record: Record) -> Tools:
        """What anybody may do with a part, then what a steward may."""
        url = record.get_absolute_url()
        everyone = (
            (_("History (%(count)s)") % {"count": record.version}, f"{url}history/"),
            (_("Link"), url),
        )
        if not self.editing:
            return (*self._to_contribute(record, url), *everyone)
        query = self._query(record.reference)
        stewards = tuple((label, f"{target}?{query}" if query else target) for label, target in tools_of(url))
        return (*everyone, *stewards, (_("Add a section after this one"), self.to_add(record.reference)))

    def _to_contribute(self, record: Record, url: str) -> Tools:
        mode = self.mode_of(record)
        if mode is Mode.LOCKED:
            return ()
        return ((_("Edit") if mode is Mode.OPEN else _("Suggest a change"), f"{url}change/"),)

    def _query(self, reference: str, **more: str) -> str:
        back = {"back": f"{self.address}#{reference}" if reference else self.address} if self.address else {}
        return urlencode({**more, **back})


def _locked(record: Record) -> Mode:
    return Mode.LOCKED


def _tables(things: Iterable[Section], place: Place) -> dict[str, SafeString]:
    """What every slot shows, by slot; those that show nothing are left out."""
    asked: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        if thing.slot:
            name, _bar, option = thing.slot.partition("|")
            asked[name].append(option)
    drawn = {}
    for name, options in asked.items():
        panel = panels.get(name)
        for option, table in draw(panel, place, options).items() if panel else ():
            drawn[f"{name}|{option}"] = table
    return drawn


def _changed(things: Sequence[Section]) -> dict[int, Changed]:
    """Who changed each section last, of those that were changed at all."""
    later = [thing.pk for thing in things if thing.record.version > 1]
    if not later:
        return {}
    revisions = Revision.objects.filter(record__in=later, number=F("record__version"))
    columns = revisions.values_list("record_id", "number", "at", "by_name", "reason")
    return {record: Changed(number, at, by, reason) for record, number, at, by, reason in columns}


def _part(
    thing: Section,
    depth: int,
    place: Place,
    tables: Mapping[str, SafeString],
    changed: Mapping[int, Changed],
    way: _Way,
) -> PagePart:
    record = thing.record
    record.cycle = place.cycle
    table = tables.get(thing.slot)
    panel = panels.get(thing.slot.partition("|")[0])
    head = PartHead(
        reference=record.reference,
        title=record.title,
        depth=depth,
        draft=record.state == RecordState.DRAFT,
        doubt=record.doubt,
        text=thing.text,
        changed=changed.get(thing.pk),
        tools=way.tools(record),
    )
    data = panel.data if panel and table is not None else ""
    return PagePart(
        head=head,
        table=table,
        lost=bool(thing.slot) and table is None,
        data=f"{place.cycle.get_absolute_url()}{data}" if data else "",
    )


def _depths(wanted: Iterable[int]) -> list[int]:
    """How deep each heading stands below those before it: a section that was moved leaves no step out.

    >>> _depths([3, 3, 1, 3, 2])
    [1, 1, 1, 2, 2]
    """
    depths, above = [], [0]
    for depth in wanted:
        while above[-1] >= depth:
            above.pop()
        depths.append(len(above))
        above.append(depth)
    return depths


def _tree(heads: Sequence[PartHead]) -> tuple[Entry, ...]:
    """Each section below the last one before it that stands less deep."""
    entries, at = [], 0
    while at < len(heads):
        end = _end(heads, at)
        entries.append(Entry(heads[at].reference, heads[at].title, _tree(heads[at + 1 : end])))
        at = end
    return tuple(entries)


def _end(heads: Sequence[PartHead], at: int) -> int:
    """Where the next section begins that stands no deeper than the one at this place."""
    later = range(at + 1, len(heads))
    return next((each for each in later if heads[each].depth <= heads[at].depth), len(heads))
