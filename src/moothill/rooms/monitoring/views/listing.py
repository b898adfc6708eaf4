"""The list of reporting periods, and all that was reported on a milestone."""

from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.monitoring.kinds import PHASE_TONES, REPORTING
from moothill.rooms.monitoring.queries.rounds import days_late, phase_of, rounds_of
from moothill.rooms.monitoring.register.standing import column
from moothill.rooms.monitoring.views.gate import crumbs_of, record_or_404

_ON_A_PAGE = 20
_MOST_ROUNDS = 200
_MOST_PAGES = 1000


@require_safe
def rounds(request: Any, cycle: str) -> HttpResponse:
    """Every period, the newest first, and where each stands today."""
    found = cycle_or_404(request, cycle)
    today = found.day(request.at)
    public = Count("updates", filter=Q(updates__record__state=RecordState.PUBLISHED))
    rows = []
    for thing in rounds_of(found, request.actor).annotate(number=public)[:_MOST_ROUNDS]:
        thing.record.cycle = found
        phase = phase_of(thing, found, today)
        late = days_late(thing, found, today)
        rows.append(
            {
                "thing": thing,
                "record": thing.record,
                "phase": phase,
                "tone": PHASE_TONES[phase],
                "late": late,
                "updates": thing.number,
            }
        )
    may = decide(Act.OPEN_ROUND, facts_of(request.actor, found)).allowed
    return page(request, "monitoring/rounds.html", {"rows": rows, "may": may}, cycle=found, here="progress")


@require_safe
def updates(request: Any, cycle: str, reference: str) -> HttpResponse:
    """What each side said of a milestone, beside each other, page by page. 404 for a page that is not there."""
    found = cycle_or_404(request, cycle)
    record = record_or_404(found, reference, "milestone", request.actor)
    number = _page_number(request.GET.get("page", "1"))
    place = Place(found, request.actor, request.at, record=record)
    begin = (number - 1) * _ON_A_PAGE
    columns = [column(place, record.pk, str(side), begin=begin, most=_ON_A_PAGE) for side in REPORTING]
    if number > 1 and not any(each["rows"] for each in columns):
        raise Http404
    shown = {
        "record": record,
        "columns": columns,
        "crumbs": crumbs_of(record),
        "newer": f"?page={number - 1}" if number > 1 else "",
        "older": f"?page={number + 1}" if any(each["more"] for each in columns) else "",
    }
    return page(request, "monitoring/updates.html", shown, cycle=found, here="progress")


def _page_number(words: str) -> int:
    if not (words.isascii() and words.isdigit() and 1 <= int(words[:6]) <= _MOST_PAGES):
        raise Http404
    return int(words[:6])
