"""Every commitment by what is still missing or unclear in it, as a page and as a sheet."""

import csv
import io
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.paging import NoSuchPage, page_of
from moothill.core.exchange.cells import harmless
from moothill.rooms.commitments.models import Commitment
from moothill.rooms.commitments.queries.checking import Checked, check_all
from moothill.rooms.commitments.queries.hinting import COLUMNS, rows_of, sheet_of
from moothill.rooms.commitments.queries.mending import who_may_mend
from moothill.rooms.commitments.views.visiting import HERE, steps_to

_MOST = 1000  # in a sheet


def _things(cycle: Cycle, actor: Actor) -> Any:
    return Commitment.objects.visible_in(cycle, actor).select_related("record")


def _checked(found: list[Commitment], cycle: Cycle, actor: Actor) -> list[Checked]:
    return check_all(found, cycle, actor)


@require_safe
def check(request: Any, cycle: str) -> HttpResponse:
    """The list, in the order of the commitments, page by page. 400 for a page that there is not."""
    found = cycle_or_404(request, cycle)
    home, faults = f"{found.get_absolute_url()}commitments/", []
    things, following = [], ""
    try:
        part = page_of(
            _things(found, request.actor), ("record__position", "pk"), after=request.GET.get("after", "")
        )
        things, following = part.things, part.following
    except NoSuchPage as error:
        faults = [str(error)]
    rows = rows_of(_checked(things, found, request.actor), who_may_mend(found, request.actor))
    shown = {
        "rows": rows,
        "columns": [label for _rules, label in COLUMNS],
        "faults": faults,
        "crumbs": steps_to(found),
        "sheet": f"{home}check.csv",
        "newer": f"{home}check/" if request.GET.get("after") else "",
        "older": f"{home}check/?after={following}" if following else "",
    }
    return page(
        request,
        "commitments/check.html",
        shown,
        cycle=found,
        here=HERE,
        status=400 if faults else 200,
    )


@require_safe
def as_csv(request: Any, cycle: str) -> HttpResponse:
    """The same as a sheet that holds words alone: a row for each hint."""
    found = cycle_or_404(request, cycle)
    things = list(_things(found, request.actor).order_by("record__position", "pk")[:_MOST])
    sheet = io.StringIO()
    csv.writer(sheet).writerows(
        [harmless(cell) for cell in row] for row in sheet_of(_checked(things, found, request.actor))
    )
    answer = HttpResponse("\ufeff" + sheet.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}-commitments-check.csv"'
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
