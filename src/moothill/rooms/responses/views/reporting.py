"""The reasoned-response report: to read and print, as PDF, and as data."""

import csv
import io
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Head
from moothill.commons.printing import Busy, NoPrinter, TooLong, is_there, kept, printed
from moothill.core.exchange.cells import harmless
from moothill.rooms.responses.kinds import OUTCOME_TONES, Outcome
from moothill.rooms.responses.queries.report import Report, as_data, report_of, rows_of

# Responses in one PDF: more take longer to draw than somebody waits.
MOST = 300
_STATUS = {Busy: 503, NoPrinter: 503, TooLong: 422}


def _report(request: Any, cycle: str) -> tuple[Cycle, Report]:
    found = cycle_or_404(request, cycle)
    return found, report_of(found, request.actor, found.day(request.at))


@require_safe
def report(request: Any, cycle: str) -> HttpResponse:
    """The whole report on one page that prints well."""
    found, made = _report(request, cycle)
    return _page(request, found, made)


def _page(request: Any, cycle: Cycle, made: Report, *, fault: str = "", status: int = 200) -> HttpResponse:
    shown = {
        "report": made,
        "tones": _tones(),
        "fault": fault,
        "printer": is_there(),
        "today": cycle.day(request.at),
    }
    return page(request, "responses/report.html", shown, cycle=cycle, here="themes", status=status)


def _tones() -> dict[str, str]:
    return {outcome.value: OUTCOME_TONES[outcome] for outcome in Outcome}


@require_safe
def as_pdf(request: Any, cycle: str) -> HttpResponse:
    """The report as a tagged PDF; where none can be made the page itself, to be printed, says why."""
    found = cycle_or_404(request, cycle)
    head = Head.objects.values_list("number", "stamp").get(pk=found.head_id)
    today = found.day(request.at)
    try:
        made = kept(("responses", found.pk, *head, get_language(), today), lambda: _drawn(request, found))
    except (Busy, NoPrinter, TooLong) as error:
        _cycle, plain = _report(request, cycle)
        return _page(request, found, plain, fault=str(error), status=_STATUS[type(error)])
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.slug}-responses.pdf"'
    return answer


def _drawn(request: Any, cycle: Cycle) -> bytes:
    made = report_of(cycle, request.actor, cycle.day(request.at))
    if len(made.responses) > MOST:
        raise TooLong(MOST)
    shown = {
        "report": made,
        "cycle": cycle,
        "language": get_language(),
        "today": cycle.day(request.at),
        "address": request.build_absolute_uri(f"{cycle.get_absolute_url()}responses/report/"),
    }
    return printed(render_to_string("responses/report_paper.html", shown))


@require_safe
def as_json(request: Any, cycle: str) -> HttpResponse:
    """The report as data."""
    _cycle, made = _report(request, cycle)
    answer = JsonResponse(as_data(made), json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _open(answer)


@require_safe
def as_csv(request: Any, cycle: str) -> HttpResponse:
    """The responses as a sheet that holds words alone."""
    found, made = _report(request, cycle)
    sheet = io.StringIO()
    csv.writer(sheet).writerows([harmless(cell) for cell in row] for row in rows_of(made))
    answer = HttpResponse("\ufeff" + sheet.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}-responses.csv"'
    return _open(answer)


def _open(answer: HttpResponse) -> HttpResponse:
    """Anybody's program may read it. Promises turn overdue at midnight, as pages do: so it is kept by nobody."""
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
