"""The lists as JSON, as sheets and as workbooks, and the page that says what there is."""

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Record
from moothill.commons.record.queries import sees_inside
from moothill.front.data import sheets
from moothill.front.data.reading import AS_STORED, List
from moothill.front.data.rows import results, sheet_columns, sheet_row, standing
from moothill.rooms.activities.queries import narrow
from moothill.rooms.inputs.queries import narrowing as inputs

# Addresses of lists that are not named after the segment of their kind.
OTHER_NAMES = {"timeline": "timeline-rows"}
# Which list takes the filters of its page. Each raises ValueError, in words, for a filter it does not know.
FILTERS: dict[str, Callable[..., Any]] = {"activity": narrow, "input": inputs.narrow}
AT_ONCE = 2000  # rows: what has more is sent while it is read

Write = Callable[[Any, Cycle, Kind, List, str], HttpResponseBase]


@require_safe
def as_json(request: HttpRequest, cycle: str, segment: str) -> HttpResponseBase:
    """An object with `results` and `count`. Of a long list the count comes last, when every row has been sent."""
    return _answer(request, cycle, segment, _json)


@require_safe
def as_csv(request: HttpRequest, cycle: str, segment: str) -> HttpResponseBase:
    """The same rows as a sheet, in UTF-8, with nothing in it that a spreadsheet would run."""
    return _answer(request, cycle, segment, _csv)


@require_safe
def as_xlsx(request: HttpRequest, cycle: str, segment: str) -> HttpResponseBase:
    """The same rows as a workbook; 400, with the way to the sheet, for a list that is too long for one."""
    return _answer(request, cycle, segment, _xlsx)


def _answer(request: Any, slug: str, segment: str, write: Write) -> HttpResponseBase:
    cycle = cycle_or_404(request, slug)
    kind = kinds.at_segment(OTHER_NAMES.get(segment, segment))
    if kind is None:
        return _wrong(_("There is no list “%(name)s” here.") % {"name": segment}, 404)
    try:
        listed = _list(request, cycle, kind)
    except ValueError as error:
        return _wrong(str(error), 400)
    answer = write(request, cycle, kind, listed, f"{cycle.slug}-{segment}")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _list(request: Any, cycle: Cycle, kind: Kind) -> List:
    """The rows that were asked for. Raises ValueError for a filter that leads nowhere."""
    asked, actor = request.GET, request.actor
    if kind.name == "input":  # of which there may be a million: by the indexes that the page uses
        inputs.refuse_unknown(asked, inside=sees_inside(actor, cycle))
        joins = [join for field in kind.fields for join in field.joins]
        things = inputs.standing(cycle, actor, asked).select_related("record", *joins)
        return List(inputs.narrow(things, asked, cycle=cycle, actor=actor), AS_STORED)
    things = standing(kind, cycle, actor)
    if kind.name in FILTERS:
        things = FILTERS[kind.name](things, asked, cycle=cycle, actor=actor)
    return List(things)


def _wrong(words: str, status: int) -> HttpResponse:
    return JsonResponse({"error": words}, status=status, headers={"Access-Control-Allow-Origin": "*"})


def _json(request: Any, cycle: Cycle, kind: Kind, listed: List, name: str) -> HttpResponseBase:
    if listed.has_more_than(AT_ONCE):
        return StreamingHttpResponse(
            _pieces(kind, listed, cycle, request.actor), content_type="application/json"
        )
    rows = list(results(kind, listed.rows(), cycle, request.actor))
    content = _dumped({"count": len(rows), "results": rows}, indent=1)
    return _kept(HttpResponse(content, content_type="application/json"), request, cycle)


def _pieces(kind: Kind, listed: List, cycle: Cycle, actor: Actor) -> Iterator[str]:
    yield '{"results": ['
    count = 0
    for row in results(kind, listed.rows(), cycle, actor):
        yield f"{',' if count else ''}\n{_dumped(row)}"
        count += 1
    yield f'\n],\n"count": {count}}}\n'


def _dumped(content: Any, indent: int | None = None) -> str:
    return json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=indent)


class _Line:
    """What a writer of sheets takes for a file: it gives each line back."""

    def write(self, line: str) -> str:
        """The line."""
        return line


def _csv(request: Any, cycle: Cycle, kind: Kind, listed: List, name: str) -> HttpResponseBase:
    writer = csv.writer(_Line())
    lines = (writer.writerow(row) for row in _cells(kind, listed, cycle, request.actor))
    given: dict[str, Any] = {
        "content_type": "text/csv; charset=utf-8",
        "headers": {"Content-Disposition": f'attachment; filename="{name}.csv"'},
    }
    if listed.has_more_than(AT_ONCE):
        return StreamingHttpResponse(lines, **given)
    return _kept(HttpResponse("".join(lines), **given), request, cycle)


def _cells(kind: Kind, listed: List, cycle: Cycle, actor: Actor) -> Iterator[list[str]]:
    yield sheet_columns(kind)
    yield from (sheet_row(kind, row) for row in results(kind, listed.rows(), cycle, actor))


def _xlsx(request: Any, cycle: Cycle, kind: Kind, listed: List, name: str) -> HttpResponseBase:
    if listed.has_more_than(sheets.MOST):
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        shown = {"most": sheets.MOST, "csv": f"{request.path.removesuffix('xlsx')}csv{query}"}
        return page(request, "data/too_long.html", shown, cycle=cycle, here="data", status=400)
    rows = (sheet_row(kind, row) for row in results(kind, listed.rows(), cycle, request.actor))
    file = sheets.workbook(name, sheet_columns(kind), rows, at=request.at)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=_XLSX)


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _kept(answer: HttpResponse, request: HttpRequest, cycle: Cycle) -> HttpResponse:
    return holds(answer, request, heads=[cycle.head_id], until=None)


@require_safe
def index(request: HttpRequest, cycle: str) -> HttpResponse:
    """What there is to take away, and what each field means."""
    found = cycle_or_404(request, cycle)
    visible = Record.objects.visible_to(request.actor).filter(cycle=found)  # type: ignore[attr-defined]
    counts = dict(visible.order_by().values_list("kind").annotate(Count("pk")))
    lists = [{"kind": kind, "count": counts.get(kind.name, 0)} for kind in kinds.every()]
    return page(request, "data/index.html", {"lists": lists}, cycle=found, here="data")
