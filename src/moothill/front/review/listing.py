"""The queue as a page."""

from typing import Any

from django.http import HttpResponse

from moothill.commons.moderation.policy import settings_of
from moothill.commons.record.filters import UnknownWord, query_of
from moothill.commons.record.paging import NoSuchPage
from moothill.commons.record.queries import waiting_of
from moothill.core.policy import Act
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.review import asking
from moothill.front.review.forms import DeclineForm
from moothill.front.review.looking import unlooked
from moothill.front.review.queue import open_ones, page_of_queue, rows_of


@for_those_who_may(Act.REVIEW)
def queue(desk: Desk) -> HttpResponse:
    """What waits for an answer; 400 for a filter whose word leads nowhere."""
    return show(desk)


def show(desk: Desk, *, form: DeclineForm | None = None, fault: str = "", status: int = 200) -> HttpResponse:
    """The queue, with what was ticked and written in `form` still in it, and the `fault` of a bulk act."""
    given = desk.request.GET
    ticked = set(desk.data.getlist("number")) if desk.data is not None else set()
    shown: dict[str, Any] = {
        "filters": asking.form(given),
        "list_url": address(desk),
        "asked": query_of(given, asking.FILTERS),
        "waiting": waiting_of(desk.cycle, desk.cycle.day(desk.at)),
        "to_look_at": unlooked(desk.cycle).count(),
        "form": form or DeclineForm(reasons=settings_of(desk.cycle).reasons),
        "fault": fault,
        "ticked": ticked,
        "tick_all": "tick" in given,
    }
    try:
        shown |= _rows(desk)
    except UnknownWord as error:
        shown["faults"], status = error.faults.values(), 400
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    return desk.page("review/queue.html", shown, status=status)


def _rows(desk: Desk) -> dict[str, Any]:
    given = desk.request.GET
    wanted = asking.read(given)
    found = open_ones(desk.cycle, wanted, desk.actor, desk.cycle.day(desk.at))
    suggestions, following = page_of_queue(found, wanted)
    older = query_of(given, asking.FILTERS, after=following) if following else ""
    newest = query_of(given, asking.FILTERS)
    return {
        "rows": rows_of(suggestions, desk.cycle, desk.at),
        "older": f"?{older}" if older else "",
        "newer": f"?{newest}" if wanted.after else "",
        "tick_query": query_of(given, [*asking.FILTERS, "after"], tick="all"),
    }


def address(desk: Desk) -> str:
    """Where the queue is."""
    return f"{desk.cycle.get_absolute_url()}desk/suggestions/"
