"""What we heard, what we did: every comment on a draft by its number, with its answers; to read and print, and as data."""

import csv
import io
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.ui.markup import as_written
from moothill.core.exchange.cells import harmless
from moothill.core.policy import RecordState
from moothill.rooms.commitments.queries.consulting import comments_of
from moothill.rooms.commitments.queries.consulting.report import PAGE, Heard, as_data, heard_under, rows_of


@require_safe
def heard(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The comments of a call in their order, some on a page; 400 for a page that is not there."""
    found = cycle_or_404(request, cycle)
    made = _heard_or_404(request, found, reference)
    start, fault = _start(request.GET.get("after", ""), made.ever)
    record = made.call.record
    shown: dict[str, Any] = {
        "heard": made,
        "record": record,
        "rows": [] if fault else comments_of(made.call.pk, found, request.actor, start=start, most=PAGE),
        "newer": "?" if start or fault else "",
        "older": f"?after={start + PAGE}" if not fault and start + PAGE < made.ever else "",
        "faults": [fault] if fault else [],
        "crumbs": [
            (as_written(found.title), found.get_absolute_url()),
            (as_written(record.reference), record.get_absolute_url()),
        ],
    }
    status = 400 if fault else 200
    return page(request, "commitments/heard.html", shown, cycle=found, here="take-part", status=status)


def _start(asked: str, ever: int) -> tuple[int, str]:
    """After which number the page begins, and what is wrong with that."""
    if not asked:
        return 0, ""
    if asked.isascii() and asked.isdigit() and len(asked) < 9 and int(asked) < ever:
        return int(asked), ""
    return 0, _("There is no comment after number “%(number)s”. Begin at the first one.") % {
        "number": asked[:20]
    }


def _heard_or_404(request: Any, cycle: Cycle, reference: str) -> Heard:
    """What was heard under the public call at this address. Raises Http404 for any other, and for one about no draft."""
    calls = Record.objects.visible_in(cycle, request.actor).filter(kind="call", state=RecordState.PUBLISHED)
    record = calls.filter(reference=reference.upper()[:20]).first()
    if record is None:
        raise Http404
    call = kinds.get("call").model.objects.get(pk=record.pk)
    record.cycle, call.record = cycle, record
    made = heard_under(call, cycle, request.actor)
    if made is None:
        raise Http404
    return made


@require_safe
def as_json(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The report as data, whole."""
    found = cycle_or_404(request, cycle)
    content = as_data(_heard_or_404(request, found, reference), request.actor)
    return _open(
        JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1}), request, found
    )


@require_safe
def as_csv(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The report as a sheet that holds words alone, whole."""
    found = cycle_or_404(request, cycle)
    made = _heard_or_404(request, found, reference)
    sheet = io.StringIO()
    csv.writer(sheet).writerows([harmless(cell) for cell in row] for row in rows_of(made, request.actor))
    answer = HttpResponse("\ufeff" + sheet.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"{found.slug}-{made.call.record.reference}-heard.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return _open(answer, request, found)


def _open(answer: HttpResponse, request: Any, cycle: Cycle) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    return holds(answer, request, heads=[cycle.head_id], until=None)
