"""Pages that everybody reads: the themes, the contributions of one, what fits none, and the workshop pack."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import find
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.inputs.queries import register
from moothill.rooms.themes.queries.fitting import page_of_unfitting, set_apart_in
from moothill.rooms.themes.queries.missed import asked_in
from moothill.rooms.themes.queries.pack import MOST, QUOTES, sheets
from moothill.rooms.themes.queries.reach import inputs_of, inputs_of_point
from moothill.rooms.themes.register.lists import listed
from moothill.rooms.themes.views.entering import steps_to

_APART = 200  # of what was set apart, on one page


@require_safe
def themes(request: Any, cycle: str) -> HttpResponse:
    """The themes in printed order, what they rest on and what is answered; 400 for a page that there is not."""
    found = cycle_or_404(request, cycle)
    facts = facts_of(request.actor, found)
    editing = decide(Act.EDIT, facts).allowed
    place = Place(found, request.actor, request.at, editing=editing)
    after = request.GET.get("after", "")
    asked = asked_in(found, request.at)
    shown: dict[str, Any] = {"may_edit": editing, "may_link": decide(Act.LINK, facts).allowed, "asked": asked}
    try:
        shown |= listed(place, after=after)
    except NoSuchPage as error:
        return page(
            request,
            "themes/themes.html",
            shown | {"faults": [str(error)]},
            cycle=found,
            here="themes",
            status=400,
        )
    following = shown["following"]
    shown |= {"older": f"?after={following}" if following else "", "newer": "?" if after else ""}
    return page(request, "themes/themes.html", shown, cycle=found, here="themes", until=asked.turns_at)


@require_safe
def contributions(request: Any, cycle: str, reference: str, kind: str = "theme") -> HttpResponse:
    """Every public contribution of a theme or a point, newest first, page by page; 400 for a page that there is not."""
    record = _public(request, cycle, reference, kind)
    found = record.cycle
    query = inputs_of if kind == "theme" else inputs_of_point
    things = query(record.pk, found, request.actor)
    after = request.GET.get("after", "")
    shown: dict[str, Any] = {"record": record, "crumbs": steps_to(found, record), "faults": []}
    status = 200
    try:
        listed_ones = register.page_of_inputs(things, after=after)
        shown |= {
            "rows": register.rows_of(listed_ones.things, found, request.actor),
            "count": register.count(things),
            "older": f"?after={listed_ones.following}" if listed_ones.following else "",
            "newer": "?" if after else "",
        }
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    return page(request, "themes/contributions.html", shown, cycle=found, here="themes", status=status)


def _public(request: Any, cycle: str, reference: str, kind: str) -> Record:
    record = find(cycle_or_404(request, cycle), reference.upper()[:20], request.actor)
    if record is None or record.kind != kind or record.state == RecordState.WITHDRAWN:
        raise Http404
    return record


@require_safe
def none(request: Any, cycle: str) -> HttpResponse:
    """What fits no theme, what waits longest first; 400 for a page that there is not."""
    found = cycle_or_404(request, cycle)
    facts = facts_of(request.actor, found)
    after = request.GET.get("after", "")
    shown: dict[str, Any] = {
        "crumbs": steps_to(found),
        "may_link": decide(Act.LINK, facts).allowed,
        "may_code": decide(Act.CODE, facts).allowed,
    }
    try:
        listed_ones = page_of_unfitting(found, request.actor, after=after)
    except NoSuchPage as error:
        return page(
            request,
            "themes/none.html",
            shown | {"faults": [str(error)]},
            cycle=found,
            here="themes",
            status=400,
        )
    rows = register.rows_of(listed_ones.things, found, request.actor)
    apart = set_apart_in(found, request.actor).filter(pk__in=[thing.pk for thing in listed_ones.things])
    why = {each.input.record.reference: each for each in apart}
    shown |= {
        "rows": [(row, why.get(row.reference)) for row in rows],
        "older": f"?after={listed_ones.following}" if listed_ones.following else "",
        "newer": "?" if after else "",
    }
    return page(request, "themes/none.html", shown, cycle=found, here="themes")


@require_safe
def pack(request: Any, cycle: str) -> HttpResponse:
    """Sheets to print for a workshop on the themes."""
    found = cycle_or_404(request, cycle)
    shown = {
        "sheets": sheets(found, request.actor),
        "most": MOST,
        "quotes": QUOTES,
        "cards": range(6),
        "empty": range(2),
        "crumbs": steps_to(found),
        "label": kinds.get("theme").plural,
    }
    return page(request, "themes/pack.html", shown, cycle=found, here="themes")
