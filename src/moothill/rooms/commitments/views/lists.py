"""Pages that everybody reads: the commitments of a cycle, and the contributions behind one."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.core.policy import Act, decide
from moothill.rooms.commitments.queries.behind import inputs_behind
from moothill.rooms.commitments.queries.rows import page_of_commitments
from moothill.rooms.commitments.views.visiting import HERE, commitment_or_404, steps_to
from moothill.rooms.inputs.queries import register


@require_safe
def commitments(request: Any, cycle: str) -> HttpResponse:
    """Every commitment in printed order, who leads it and what stands behind it; 400 for a page that there is not."""
    found = cycle_or_404(request, cycle)
    after = request.GET.get("after", "")
    shown: dict[str, Any] = {
        "may_add": decide(Act.CREATE, facts_of(request.actor, found)).allowed,
        "newer": "?" if after else "",
    }
    status = 200
    try:
        listed = page_of_commitments(found, request.actor, after=after)
        shown |= {"rows": listed.rows, "older": f"?after={listed.following}" if listed.following else ""}
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    return page(request, "commitments/commitments.html", shown, cycle=found, here=HERE, status=status)


@require_safe
def contributions(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Every public contribution behind a commitment, newest first, page by page; 400 for a page that there is not."""
    found = cycle_or_404(request, cycle)
    record = commitment_or_404(found, reference, request.actor)
    things = inputs_behind(record.pk, found, request.actor)
    after = request.GET.get("after", "")
    shown: dict[str, Any] = {"record": record, "crumbs": steps_to(found, record), "faults": []}
    status = 200
    try:
        listed = register.page_of_inputs(things, after=after)
        shown |= {
            "rows": register.rows_of(listed.things, found, request.actor),
            "count": register.count(things),
            "older": f"?after={listed.following}" if listed.following else "",
            "newer": "?" if after else "",
        }
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    return page(request, "commitments/contributions.html", shown, cycle=found, here=HERE, status=status)
