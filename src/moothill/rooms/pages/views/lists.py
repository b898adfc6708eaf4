"""The planning page, and the list of documents."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage, page_of
from moothill.commons.record.panels import Place
from moothill.core.policy import Act, decide
from moothill.rooms.pages import queries


@require_safe
def planning(request: Any, cycle: str) -> HttpResponse:
    """Every section and table of the cycle's first page; 400 for a part of it that there is not."""
    found = cycle_or_404(request, cycle)
    place = _place(request, found)
    pages = queries.first_pages(found, request.actor)
    thing = pages[0] if pages else None
    others = [other.record for other in pages[1:]]
    shown: dict[str, Any] = {"thing": thing, "others": others, "may_edit": place.editing}
    status = 200
    after = request.GET.get("after", "")
    if thing:
        address = f"{found.get_absolute_url()}planning/"
        try:
            drawn = queries.draw_page(thing.record, place, after=after, address=address)
            shown |= {"drawn": drawn, "older": f"?after={drawn.following}" if drawn.following else ""}
        except NoSuchPage as error:
            shown["faults"], status = [str(error)], 400
    shown["newer"] = "?" if after else ""
    return page(
        request, "pages/planning.html", shown, cycle=found, here="planning", status=status, until=place.until
    )


@require_safe
def documents(request: Any, cycle: str) -> HttpResponse:
    """Every document with its versions; 400 for a part of the list that there is not."""
    found = cycle_or_404(request, cycle)
    place = _place(request, found)
    after = request.GET.get("after", "")
    shown: dict[str, Any] = {"may_edit": place.editing, "newer": "?" if after else ""}
    status = 200
    try:
        listed = page_of(queries.documents(found, request.actor), ("record__position", "pk"), after=after)
        shown |= {
            "rows": queries.document_rows(listed.things, place),
            "older": f"?after={listed.following}" if listed.following else "",
        }
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    return page(request, "pages/documents.html", shown, cycle=found, here="documents", status=status)


def _place(request: Any, cycle: Cycle) -> Place:
    editing = decide(Act.EDIT, facts_of(request.actor, cycle)).allowed
    return Place(cycle, request.actor, request.at, editing=editing)
