"""The public log of moderation: as a page, as a sheet and as data."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.models import Deed
from moothill.commons.moderation.queries import deeds
from moothill.core.exchange.harmless import harmless
from moothill.front.moderate import wording
from moothill.front.site.journal import is_place

_LINES = 50
_LINES_OF_DATA = 1000
_COLUMNS = ("line", "at", "done", "kind", "count", "code", "reason", "by")


@require_safe
def log(request: Any, cycle: str) -> HttpResponse:
    """What moderators did, newest first; 400 for a place that is no number."""
    found = cycle_or_404(request, cycle)
    before = request.GET.get("before", "")
    if not is_place(before):
        shown: dict[str, Any] = {"faults": [_("The log has no such page. Begin at the newest line.")]}
        return page(request, "moderate/log.html", shown, cycle=found, here="moderation", status=400)
    rows = _rows(found, before, _LINES)
    for deed in rows:
        deed.kind_words, deed.who = wording.kind_of(deed.target), wording.who(deed)  # type: ignore[attr-defined]
    shown = {
        "deeds": rows[:_LINES],
        "older": f"?before={rows[_LINES - 1].line}" if len(rows) > _LINES else "",
        "newer": "?" if before else "",
    }
    return page(request, "moderate/log.html", shown, cycle=found, here="moderation")


@require_safe
def as_json(request: Any, cycle: str) -> HttpResponse:
    """Up to 1000 lines, newest first, and where the next ones are."""
    found = cycle_or_404(request, cycle)
    before = request.GET.get("before", "")
    if not is_place(before):
        return JsonResponse({"error": _("before: give the number of a line.")}, status=400)
    rows = _rows(found, before, _LINES_OF_DATA)
    shown = rows[:_LINES_OF_DATA]
    content = {
        "count": len(shown),
        "next": f"?before={shown[-1].line}" if len(rows) > _LINES_OF_DATA else None,
        "results": [_told(deed) for deed in shown],
    }
    answer = JsonResponse(content, headers={"Access-Control-Allow-Origin": "*"})
    return holds(answer, request, heads=[found.head_id], until=None)


@require_safe
def as_csv(request: Any, cycle: str) -> HttpResponse:
    """The whole log as a sheet."""
    found = cycle_or_404(request, cycle)
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(_COLUMNS)
    writer.writerows(_cells(found))
    answer = HttpResponse(sheet.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}-moderation.csv"'
    answer["Access-Control-Allow-Origin"] = "*"
    return holds(answer, request, heads=[found.head_id], until=None)


def _cells(cycle: Cycle) -> Iterator[list[str]]:
    for deed in deeds(cycle).iterator(chunk_size=1000):
        told = _told(deed)
        yield [harmless(str(told[column])) for column in _COLUMNS]


def _told(deed: Deed) -> dict[str, Any]:
    return {
        "line": deed.line,
        "at": deed.at.isoformat(),
        "done": deed.done,
        "kind": deed.target,
        "count": deed.count,
        "code": deed.code,
        "reason": deed.reason,
        "by": deed.by_name,
    }


def _rows(cycle: Cycle, before: str, most: int) -> list[Deed]:
    rows = deeds(cycle)
    return list((rows.filter(line__lt=int(before)) if before else rows)[: most + 1])
