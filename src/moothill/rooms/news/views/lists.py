"""The list of announcements."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.commons.record.panels import Place
from moothill.core.policy import Act, decide
from moothill.rooms.news import queries


@require_safe
def news(request: Any, cycle: str) -> HttpResponse:
    """Announcements, newest first; on the first page those at the top before all others."""
    found = cycle_or_404(request, cycle)
    editing = decide(Act.EDIT, facts_of(request.actor, found)).allowed
    place = Place(found, request.actor, request.at, editing=editing)
    shown: dict[str, Any] = {"may_edit": editing}
    try:
        shown |= _rows(found, place, request.GET.get("after", ""))
    except NoSuchPage as error:
        return page(
            request, "news/news.html", shown | {"faults": [str(error)]}, cycle=found, here="news", status=400
        )
    return page(request, "news/news.html", shown, cycle=found, here="news")


def _rows(cycle: Cycle, place: Place, after: str) -> dict[str, Any]:
    listed = queries.page_of_news(cycle, place.actor, after=after)
    things = listed.things
    if not after:
        first = [*queries.prepared(cycle, place.actor), *queries.on_top(cycle, place.actor, place.today)]
        things = [*first, *(thing for thing in things if thing not in first)]
    return {
        "rows": queries.news_rows(things, place),
        "older": f"?after={listed.following}" if listed.following else "",
        "newer": "?" if after else "",
    }
