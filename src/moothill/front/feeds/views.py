"""Recent changes: what was done to the records of a cycle, by whom, and why."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.filters import UnknownWord, query_of
from moothill.commons.ui.markup import as_written
from moothill.front.feeds import asking
from moothill.front.feeds.lines import lines
from moothill.front.feeds.telling import changes

_LINES = 50


@require_safe
def recent(request: Any, cycle: str) -> HttpResponse:
    """Changes, newest first, narrowed by what is asked; 400 for a filter whose word leads nowhere."""
    found = cycle_or_404(request, cycle)
    shown: dict[str, Any] = {
        "filters": asking.form(request.GET),
        "list_url": f"{found.get_absolute_url()}changes/",
        "asked": query_of(request.GET, asking.FILTERS),
        "by": request.GET.get("by", "").strip()[:80],
        "crumbs": [(as_written(found.title), found.get_absolute_url())],
    }
    status = 200
    try:
        shown |= _rows(found, request)
    except UnknownWord as error:
        shown["faults"], status = error.faults.values(), 400
    return page(request, "feeds/changes.html", shown, cycle=found, here="journal", status=status)


def _rows(cycle: Cycle, request: Any) -> dict[str, Any]:
    asked = asking.read(request.GET)
    entries = list(lines(cycle, asked)[: _LINES + 1])
    rows = changes(entries[:_LINES], cycle, request.actor, by=asked.by)
    return {"changes": rows, **_pages(request.GET, entries, is_first=asked.before is None)}


def _pages(given: QueryDict, entries: list[Any], *, is_first: bool) -> dict[str, str]:
    more = len(entries) > _LINES
    older = query_of(given, asking.FILTERS, before=str(entries[_LINES - 1].number)) if more else ""
    newest = query_of(given, asking.FILTERS)
    return {"older": f"?{older}" if older else "", "newer": "" if is_first else f"?{newest}"}
