"""The page of one record, whatever its kind, and a plain list of each kind that has no page of its own."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.discussion.counting import talk_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, panels
from moothill.commons.record.drawing import draw
from moothill.commons.record.editing import editing_facts
from moothill.commons.record.filters import tools_of
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage, page_of
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import find, links_of
from moothill.commons.record.ways import Way, ways_of
from moothill.core.policy import Act, RecordState, decide


@require_safe
def one(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """The record at this address; 410 with the reason for one that was withdrawn."""
    found = cycle_or_404(request, cycle)
    kind = kind_or_404(segment)
    record = find(found, reference.upper(), request.actor)
    if record is None or record.kind != kind.name:
        raise Http404
    if reference != record.reference:
        return HttpResponsePermanentRedirect(record.get_absolute_url())
    if record.state == RecordState.WITHDRAWN:
        return gone(request, found, kind, record)
    thing = kind.things().get(pk=record.pk)
    thing.record = record
    editing = decide(Act.EDIT, facts_of(request.actor, found, record)).allowed
    place = Place(found, request.actor, request.at, record=record, editing=editing)
    shown = {"thing": thing, "kind": kind, "record": record, "crumbs": crumbs(found, kind)}
    shown |= kind.gather(thing, place)
    shown |= _around(record, place)
    return page(request, "site/record.html", shown, cycle=found, here=kind.segment, until=place.until)


def _around(record: Record, place: Place) -> dict[str, Any]:
    """What every record has beside its main part."""
    linked = links_of(record, place.actor, without=_IN_PARTS)
    drawn = [(panel.label, draw(panel, place, [""]).get("")) for panel in panels.on_record(record.kind)]
    return {
        "parts": [(label, part) for label, part in drawn if part],
        "links": [_said(link, record) for link in linked.links],
        "more_links": linked.more,
        "talk": talk_of(record, place.actor),
        "tools": [
            *_for_everyone(record),
            *(_for_stewards(record) if place.editing else _for_contributors(record, place.actor)),
        ],
        "is_draft": record.state == RecordState.DRAFT,
        "source_url": record.source.split(" ")[0].rstrip(",")
        if record.source.startswith(("https://", "http://"))
        else "",
    }


def _for_everyone(record: Record) -> list[tuple[str, str]]:
    url = record.get_absolute_url()
    return [
        (_("History (%(count)s)") % {"count": record.version}, f"{url}history/"),
        (_("The whole story"), f"{url}trail/"),
    ]


def _for_contributors(record: Record, actor: Actor) -> list[tuple[str, str]]:
    """What somebody who is no steward may do here: edit at once, or suggest, as the cycle settled it."""
    if Way.CHANGE not in ways_of(kinds.get(record.kind), record):
        return []
    facts = editing_facts(actor, record.cycle, kind=record.kind, record=record)
    address = f"{record.get_absolute_url()}change/"
    if decide(Act.EDIT_OPEN, facts).allowed:
        return [(_("Edit"), address)]
    return [(_("Suggest a change"), address)] if decide(Act.SUGGEST, facts).allowed else []


def _for_stewards(record: Record) -> list[tuple[str, str]]:
    url = record.get_absolute_url()
    publish = [(_("Publish"), f"{url}publish/")] if record.state == RecordState.DRAFT else []
    return [
        *publish,
        *tools_of(url, ways_of(kinds.get(record.kind), record)),
        (_("Link to another record"), f"{url}link/"),
        (_("Attach a document"), f"{url}attach/"),
        (_("Who may edit this"), f"{url}editing/"),
    ]


def _said(link: Link, record: Record) -> dict[str, Any]:
    """A link as read from this record's end."""
    outward = link.cause_id == record.pk
    other = link.effect if outward else link.cause
    other.cycle = record.cycle
    words = LinkKind(link.kind).label if outward else _BACKWARDS[LinkKind(link.kind)]()
    return {"words": words, "other": other, "note": link.note, "at": link.at, "by": link.by_name}


# There may be thousands of these: parts of the page tell of them, page by page where they must.
_IN_PARTS = (
    LinkKind.ANSWERED_BY,
    LinkKind.CODED_TO,
    LinkKind.COMMENTED_BY,
    LinkKind.LAID_BEFORE,
    LinkKind.PART_OF,
    LinkKind.CAMPAIGN,
    LinkKind.RELATED,
    LinkKind.DISTINCT,
    LinkKind.REPORTED_BY,
    LinkKind.BECAME,
    LinkKind.CUT_AS,
    LinkKind.STEPS_TO,
)
_BACKWARDS = {
    LinkKind.SAME_AS: lambda: _("is the same as"),
    LinkKind.ATTACHED: lambda: _("is attached to"),
    LinkKind.AROSE_IN: lambda: _("arose in"),
    LinkKind.SUPERSEDES: lambda: _("supersedes"),
    LinkKind.CAME_FROM: lambda: _("came from"),
    LinkKind.MERGED_INTO: lambda: _("gathers"),
    LinkKind.REACHES: lambda: _("is reached by"),
    LinkKind.CODED_TO: lambda: _("has coded to it"),
    LinkKind.PART_OF: lambda: _("has as a part"),
    LinkKind.SPLIT_INTO: lambda: _("came of splitting"),
    LinkKind.ANSWERED_BY: lambda: _("answers"),
    LinkKind.CAMPAIGN: lambda: _("shares its words with"),
    LinkKind.RELATED: lambda: _("is related to"),
    LinkKind.DISTINCT: lambda: _("is not the same as"),
    LinkKind.BECAME: lambda: _("was born from"),
    LinkKind.BUNDLED_IN: lambda: _("is made of"),
    LinkKind.COMMENTED_BY: lambda: _("comments on"),
    LinkKind.LAID_BEFORE: lambda: _("approves"),
    LinkKind.REPORTED_BY: lambda: _("reports on"),
    LinkKind.CUT_AS: lambda: _("is a draft of"),
    LinkKind.STEPS_TO: lambda: _("is a step towards"),
}


# Where something withdrawn went, so that its address leads on.
_WENT = (LinkKind.MERGED_INTO, LinkKind.SPLIT_INTO, LinkKind.SUPERSEDES)


def gone(request: Any, cycle: Cycle, kind: Kind, record: Record) -> HttpResponse:
    """What stands at the address of a withdrawn record: when and why, and nothing of what it said."""
    may_return = decide(Act.PUBLISH, facts_of(request.actor, cycle, record)).allowed
    went = [
        link
        for link in links_of(record, request.actor).links
        if link.cause_id == record.pk and link.kind in _WENT
    ]
    shown = {"kind": kind, "record": record, "crumbs": crumbs(cycle, kind), "may_return": may_return}
    shown["went"] = [_said(link, record) for link in went]
    return page(request, "site/gone.html", shown, cycle=cycle, here=kind.segment, status=410)


def kind_or_404(segment: str) -> Kind:
    """The kind whose records live under this part of an address. Raises Http404."""
    kind = kinds.at_segment(segment)
    if kind is None:
        raise Http404
    return kind


def crumbs(cycle: Cycle, kind: Kind) -> list[tuple[Any, str]]:
    """The way to a record."""
    from moothill.commons.ui.markup import as_written

    return [
        (as_written(cycle.title), cycle.get_absolute_url()),
        (str(kind.plural), f"{cycle.get_absolute_url()}{kind.segment}/"),
    ]


@require_safe
def listed(request: Any, cycle: str, segment: str) -> HttpResponse:
    """Every record of a kind, plainly; 400 for a part of the list that there is not."""
    found = cycle_or_404(request, cycle)
    kind = kind_or_404(segment)
    after = request.GET.get("after", "")
    shown: dict[str, Any] = {"kind": kind, "crumbs": crumbs(found, kind)[:1], "newer": "?" if after else ""}
    shown["has"] = ways_of(kind)
    shown["may_add"] = decide(Act.CREATE, facts_of(request.actor, found)).allowed
    status = 200
    try:
        shown |= _rows(found, kind, request.actor, after)
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    return page(request, "site/records.html", shown, cycle=found, here=segment, status=status)


def _rows(cycle: Cycle, kind: Kind, actor: Actor, after: str) -> dict[str, Any]:
    visible = Record.objects.visible_to(actor).filter(cycle=cycle, kind=kind.name)
    listed = page_of(visible, ("position", "pk"), after=after)
    for record in listed.things:
        record.cycle = cycle
    return {"records": listed.things, "older": f"?after={listed.following}" if listed.following else ""}
