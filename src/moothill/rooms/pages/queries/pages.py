"""A page with its sections, ready to be drawn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import F
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import panels
from moothill.commons.record.drawing import draw
from moothill.commons.record.filters import tools_of
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.paging import page_of
from moothill.commons.record.panels import Place
from moothill.core.policy import RecordState
from moothill.rooms.pages.models import Page, Section

_MOST_OTHERS = 50

Tools = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PagePart:
    """One section. `table` is what its slot shows, None where it has none; `lost` says that the slot shows nothing.

    `changed` is the revision that made the present version, None for a first one.
    """

    reference: str
    url: str
    title: str
    depth: int
    draft: bool
    doubt: str
    text: str
    table: SafeString | None
    lost: bool
    data: str
    changed: Revision | None
    tools: Tools
    within: list["PagePart"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """Sections in order, the same as a tree of contents, and the mark of the page that follows ("" for none)."""

    parts: list[PagePart]
    contents: list[PagePart]
    following: str
    add: str


def pages(cycle: Cycle, actor: Actor) -> Any:
    """The pages of a cycle that `actor` may see, in order: a query to narrow further."""
    return (
        Page.objects.visible_in(cycle, actor).select_related("record").order_by("record__position", "pk")
    )


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
        page.reference, f"{place.cycle.get_absolute_url()}sections/new/", address, editing=place.editing
    )
    depths = _depths(int(thing.depth) for thing in shown.things)
    parts = [
        _part(thing, depth, place, tables, changed, way)
        for thing, depth in zip(shown.things, depths, strict=True)
    ]
    return DrawnPage(parts, _tree(parts), shown.following, way.to_add() if place.editing else "")


@dataclass(frozen=True, slots=True)
class _Way:
    """Where the tools of a part lead, and back."""

    page: str
    new: str
    address: str
    editing: bool

    def to_add(self, after: str = "") -> str:
        """Where a section is added, right after another one if that is given."""
        return f"{self.new}?{self._query(after, page=self.page, **({'after': after} if after else {}))}"

    def tools(self, url: str, reference: str, version: int) -> Tools:
        """What anybody may do with a part, then what a steward may."""
        everyone = ((_("History (%(count)s)") % {"count": version}, f"{url}history/"), (_("Link"), url))
        if not self.editing:
            return everyone
        query = self._query(reference)
        stewards = tuple((label, f"{target}?{query}" if query else target) for label, target in tools_of(url))
        return (*everyone, *stewards, (_("Add a section after this one"), self.to_add(reference)))

    def _query(self, reference: str, **more: str) -> str:
        back = {"back": f"{self.address}#{reference}" if reference else self.address} if self.address else {}
        return urlencode({**more, **back})


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


def _changed(things: Sequence[Section]) -> dict[int, Revision]:
    """Who changed each section last, of those that were changed at all."""
    later = [thing.pk for thing in things if thing.record.version > 1]
    revisions = Revision.objects.filter(record__in=later, number=F("record__version"))
    return {revision.record_id: revision for revision in revisions} if later else {}


def _part(
    thing: Section,
    depth: int,
    place: Place,
    tables: Mapping[str, SafeString],
    changed: Mapping[int, Revision],
    way: _Way,
) -> PagePart:
    record = thing.record
    record.cycle = place.cycle
    url = record.get_absolute_url()
    table = tables.get(thing.slot)
    panel = panels.get(thing.slot.partition("|")[0])
    return PagePart(
        reference=record.reference,
        url=url,
        title=record.title,
        depth=depth,
        draft=record.state == RecordState.DRAFT,
        doubt=record.doubt,
        text=thing.text,
        table=table,
        lost=bool(thing.slot) and table is None,
        data=f"{place.cycle.get_absolute_url()}{panel.data}"
        if panel and panel.data and table is not None
        else "",
        changed=changed.get(thing.pk),
        tools=way.tools(url, record.reference, record.version),
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


def _tree(parts: Iterable[PagePart]) -> list[PagePart]:
    """Each part below the last one before it that stands less deep."""
    roots: list[PagePart] = []
    open_parts: list[PagePart] = []
    for part in parts:
        while open_parts and open_parts[-1].depth >= part.depth:
            open_parts.pop()
        (open_parts[-1].within if open_parts else roots).append(part)
        open_parts.append(part)
    return roots
