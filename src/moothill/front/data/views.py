"""The lists as JSON and as sheets, and the page that says what there is."""

import csv
import json
from collections.abc import Callable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.record import kinds
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Record
from moothill.front.data.rows import results, sheet_columns, sheet_row, standing
from moothill.rooms.activities.queries import narrow
from moothill.rooms.inputs.queries.narrowing import narrow as narrow_inputs

# Addresses of lists that are not named after the segment of their kind.
OTHER_NAMES = {"timeline": "timeline-rows"}
# Which list takes the filters of its page. Each raises ValueError, in words, for a filter it does not know.
FILTERS: dict[str, Callable[..., Any]] = {"activity": narrow, "input": narrow_inputs}


@require_safe
def as_json(request: HttpRequest, cycle: str, segment: str) -> HttpResponse:
    """An object with `count` and `results`."""
    return _answer(request, cycle, segment, _json)


@require_safe
def as_csv(request: HttpRequest, cycle: str, segment: str) -> HttpResponse:
    """The same rows as a sheet, in UTF-8, with nothing in it that a spreadsheet would run."""
    return _answer(request, cycle, segment, _csv)


def _answer(request: Any, slug: str, segment: str, write: Callable[..., HttpResponse]) -> HttpResponse:
    cycle = cycle_or_404(request, slug)
    kind = kinds.at_segment(OTHER_NAMES.get(segment, segment))
    if kind is None:
        return _wrong(_("There is no list “%(name)s” here.") % {"name": segment}, 404)
    things = standing(kind, cycle, request.actor)
    try:
        if kind.name in FILTERS:
            things = FILTERS[kind.name](things, request.GET, cycle=cycle, actor=request.actor)
    except ValueError as error:
        return _wrong(str(error), 400)
    answer = write(kind, list(results(kind, things, cycle)), f"{cycle.slug}-{segment}")
    answer["Access-Control-Allow-Origin"] = "*"
    return holds(answer, request, heads=[cycle.head_id], until=None)


def _wrong(words: str, status: int) -> HttpResponse:
    return JsonResponse({"error": words}, status=status, headers={"Access-Control-Allow-Origin": "*"})


def _json(kind: Kind, rows: list[dict[str, Any]], name: str) -> HttpResponse:
    content = {"count": len(rows), "results": rows}
    return HttpResponse(
        json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1),
        content_type="application/json",
    )


def _csv(kind: Kind, rows: list[dict[str, Any]], name: str) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(answer)
    writer.writerow(sheet_columns(kind))
    writer.writerows(sheet_row(kind, row) for row in rows)
    return answer


@require_safe
def index(request: HttpRequest, cycle: str) -> HttpResponse:
    """What there is to take away, and what each field means."""
    found = cycle_or_404(request, cycle)
    visible = Record.objects.visible_to(request.actor).filter(cycle=found)  # type: ignore[attr-defined]
    counts = dict(visible.order_by().values_list("kind").annotate(Count("pk")))
    lists = [{"kind": kind, "count": counts.get(kind.name, 0)} for kind in kinds.every()]
    return page(request, "data/index.html", {"lists": lists}, cycle=found, here="data")
