"""The dashboard as data: a row for each milestone, with what each side says of it and how it stands to its date."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.filters import UnknownWord
from moothill.core.exchange.cells import harmless
from moothill.rooms.monitoring.queries.dashboard.choosing import KEYS, chosen
from moothill.rooms.monitoring.queries.dashboard.lateness import Owed, counted_on, owed
from moothill.rooms.monitoring.queries.dashboard.rows import Whole, whole
from moothill.rooms.monitoring.register.figures import counts

COLUMNS = (
    "commitment", "commitment_title", "milestone", "number", "title", "group", "lead", "when", "last_day", "own_date",
    "government_state", "government_day", "government_update", "civil_society_state", "civil_society_day",
    "civil_society_verdict", "civil_society_update", "sides_differ", "complete", "due", "days", "themes", "goals", "url",
)  # fmt: skip


@require_safe
def as_json(request: Any, cycle: str) -> HttpResponse:
    """Counts, commitments and milestones; narrowed by the same names as the page. 400 for what is not there."""
    found = cycle_or_404(request, cycle)
    every = whole(found, request.actor)
    try:
        rows = list(_rows(found, every, request))
    except UnknownWord as error:
        return _open(JsonResponse({"error": str(error)}, status=400))
    content = {
        "counted_on": counted_on(every, found, found.day(request.at)).isoformat(),
        "states": counts(every.steps),
        "commitments": [
            {
                "reference": promise.reference,
                "number": promise.number,
                "title": promise.title,
                "milestones": len(every.of(promise)),
                "complete": every.is_complete(promise),
            }
            for promise in every.promises
        ],
        "count": len(rows),
        "milestones": rows,
    }
    return _open(JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1}))


@require_safe
def as_csv(request: Any, cycle: str) -> HttpResponse:
    """The milestones as a sheet that holds words alone."""
    found = cycle_or_404(request, cycle)
    try:
        rows = list(_rows(found, whole(found, request.actor), request))
    except UnknownWord as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(_cell(row[column])) for column in COLUMNS] for row in rows)
    answer = HttpResponse("\ufeff" + sheet.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}-progress.csv"'
    return _open(answer)


def _rows(cycle: Cycle, every: Whole, request: Any) -> Iterator[dict[str, Any]]:
    """In the order of the plan."""
    steps = chosen(every, {name: request.GET.get(name, "") for name in KEYS})
    by_step = {each.step.pk: each for each in owed(steps, counted_on(every, cycle, cycle.day(request.at)))}
    for step in steps:
        yield _row(by_step[step.pk])


def _row(each: Owed) -> dict[str, Any]:
    step = each.step
    last = step.when.latest if step.when else None
    row = {
        "commitment": step.promise.reference,
        "commitment_title": step.promise.title,
        "milestone": step.reference,
        "number": step.number,
        "title": step.title,
        "group": step.group,
        "lead": step.lead,
        "when": step.when.words if step.when else "",
        "last_day": last.isoformat() if last else "",
        "own_date": step.own_date,
        "sides_differ": step.said.disputed,
        "complete": step.said.complete,
        "due": each.due.value,
        "days": each.days,
        "themes": [theme.reference for theme in step.promise.themes],
        "goals": list(step.promise.goals),
        "url": step.url,
    }
    return row | _said("government", step.said.government) | _said("civil_society", step.said.civil)


def _said(side: str, update: Any) -> dict[str, str]:
    return {
        f"{side}_state": update.state if update else "",
        f"{side}_day": update.holds.isoformat() if update else "",
        f"{side}_verdict": update.verdict if update else "",
        f"{side}_update": update.record.reference if update else "",
    }


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(value)
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _open(answer: HttpResponse) -> HttpResponse:
    """Anybody's program may read it. What is late turns at midnight, so it is kept by nobody."""
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
