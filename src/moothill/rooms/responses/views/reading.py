"""The public list of responses, and the desk of those who answer."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record import kinds
from moothill.commons.record.filters import Filter, UnknownWord, query_of
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.inputs.queries import register
from moothill.rooms.responses.queries import agreeing, lists, waiting
from moothill.rooms.responses.views.gate import Visit, for_those_who

_CHOICES = 60
_DRAFTS = 500


@require_safe
def responses(request: Any, cycle: str) -> HttpResponse:
    """All published responses by theme, how much is answered, and what was promised."""
    found = cycle_or_404(request, cycle)
    today, actor, after = found.day(request.at), request.actor, request.GET.get("after", "")
    shown: dict[str, Any] = {
        "tallies": lists.tallies(found, actor),
        "promises": lists.promises(found, actor, today),
        "may": decide(Act.RESPOND, facts_of(actor, found)).allowed,
        "both": agreeing.both_sides(found),
        "newer": "?" if after else "",
    }
    status = 200
    try:
        listed = lists.page_of_responses(found, actor, after=after)
        shown["groups"] = lists.grouped(listed.things, found, actor, today)
        shown["older"] = f"?after={listed.following}" if listed.following else ""
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    return page(request, "responses/responses.html", shown, cycle=found, here="themes", status=status)


@for_those_who(Act.RESPOND)
def desk(visit: Visit) -> HttpResponse:
    """What waits for an answer, overdue first and then by age; drafts; and the calls that are not finished."""
    asked, cycle, actor = visit.request.GET, visit.cycle, visit.actor
    today = cycle.day(visit.at)
    shown: dict[str, Any] = {
        "filters": _filters(visit),
        "asked": query_of(asked, waiting.FILTERS),
        "list_url": f"{visit.home}desk/",
        "drafts": _drafts(visit),
        "calls": lists.call_lines(cycle, actor, visit.at, today),
        "both": agreeing.both_sides(cycle),
        "today": today,
    }
    status = 200
    try:
        shown |= _waiting(visit, today)
    except (UnknownWord, NoSuchPage) as error:
        shown["faults"], status = list(getattr(error, "faults", {"": str(error)}).values()), 400
    return visit.page("responses/desk.html", shown, status=status)


def _waiting(visit: Visit, today: Any) -> dict[str, Any]:
    asked, cycle, actor = visit.request.GET, visit.cycle, visit.actor
    kind, after = waiting.kind_of(asked), asked.get("after", "")
    if kind == "input":
        things = waiting.narrow(cycle, actor, asked)
        late = waiting.late_calls(cycle, actor, today)
        listed = waiting.page_of_waiting(things, late, after=after)
        rows = register.rows_of(listed.things, cycle, actor)
        promised = [thing.call.reply_by if thing.call else None for thing in listed.things]
        shown = {"rows": [(row, by, bool(by and by < today)) for row, by in zip(rows, promised, strict=True)]}
    else:
        listed = waiting.page_of_others(cycle, actor, kind, after=after)
        shown = {"records": listed.things}
    query = query_of(asked, waiting.FILTERS, after=listed.following)
    return {
        **shown,
        "kind": kinds.get(kind),
        "older": f"?{query}" if listed.following else "",
        "newer": f"?{query_of(asked, waiting.FILTERS)}" if after else "",
    }


def _drafts(visit: Visit) -> list[Record]:
    drafts = Record.objects.filter(cycle=visit.cycle, kind="response", state=RecordState.DRAFT)
    found = list(drafts.order_by("position", "pk")[:_DRAFTS])
    for record in found:
        record.cycle = visit.cycle
    return found


def _filters(visit: Visit) -> list[Filter]:
    asked = visit.request.GET

    def records(kind: str) -> Any:
        seen = Record.objects.visible_in(visit.cycle, visit.actor).filter(
            kind=kind, state=RecordState.PUBLISHED
        )
        rows = seen.order_by("position", "pk").values_list("reference", "number", "title")[: _CHOICES + 1]
        options = [(reference, f"{number} {title}".strip()) for reference, number, title in rows]
        return options if len(options) <= _CHOICES else ()

    listed = [(name, kinds.get(name).plural) for name in waiting.KINDS]
    return [
        Filter("kind", _("What"), asked.get("kind", ""), listed),
        Filter("call", _("Answers the call"), asked.get("call", ""), records("call"), own=True),
        Filter("theme", _("In the theme"), asked.get("theme", ""), records("theme"), own=True),
    ]
