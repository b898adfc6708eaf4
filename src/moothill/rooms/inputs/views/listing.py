"""The register of contributions: newest first, narrowed, page by page."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.filters import Filter, UnknownWord, query_of
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.commons.record.queries import sees_inside
from moothill.core.policy import Act, decide
from moothill.rooms.activities.queries import events
from moothill.rooms.inputs.kinds import ComingBy, InputForm
from moothill.rooms.inputs.queries import narrowing, register


@require_safe
def inputs(request: Any, cycle: str) -> HttpResponse:
    """Public contributions, newest first; 400, in words, for a filter or a page that leads nowhere."""
    found = cycle_or_404(request, cycle)
    inside = sees_inside(request.actor, found)
    try:
        shown, status = _shown(request, found, inside=inside), 200
    except UnknownWord as error:
        shown, status = {"faults": list(error.faults.values())}, 400
    except NoSuchPage as error:
        shown, status = {"faults": [str(error)]}, 400
    shown |= {
        "filters": _filters(request.GET, found, request.actor, inside=inside),
        "asked": query_of(request.GET, narrowing.FILTERS),
        "list_url": f"{found.get_absolute_url()}inputs/",
        "may_gather": decide(Act.LINK, facts_of(request.actor, found)).allowed,
        "may_support": decide(Act.SUPPORT, facts_of(request.actor, found)).allowed,
        "here": request.get_full_path(),
        "known": request.actor.participant is not None,
    }
    return page(request, "inputs/register.html", shown, cycle=found, here="inputs", status=status)


def _shown(request: HttpRequest, cycle: Cycle, *, inside: bool) -> dict[str, Any]:
    asked, actor = request.GET, request.actor  # type: ignore[attr-defined]
    narrowing.refuse_unknown(asked, inside=inside, also=("after",))
    things = narrowing.narrow(narrowing.standing(cycle, actor, asked), asked, cycle=cycle, actor=actor)
    after = asked.get("after", "")
    listed = register.page_of_inputs(things, after=after)
    query = query_of(asked, narrowing.FILTERS)
    return {
        "rows": register.rows_of(listed.things, cycle, actor),
        "count": register.count(things),
        "older": f"?{query_of(asked, narrowing.FILTERS, after=listed.following)}" if listed.following else "",
        "newer": f"?{query}" if after else "",
    }


def _filters(asked: QueryDict, cycle: Cycle, actor: Actor, *, inside: bool) -> list[Filter]:
    """The boxes of the form, each with what was asked."""

    def box(name: str, label: str, options: Any = (), *, own: bool = False) -> Filter:
        few = options if len(options) <= narrowing.MOST_CHOICES else ()
        return Filter(name, label, asked.get(name, ""), few, own=own)

    boxes = [
        box("call", _("Answers the call"), _records(cycle, actor, "call"), own=True),
        box("event", _("Born at the event"), _events(cycle, actor), own=True),
        box("form", _("What it is"), InputForm.choices),
        box("channel", _("Came by"), ComingBy.choices),
        box("sender", _("From"), _senders()),
        box("language", _("Language"), _words("language", cycle), own=True),
        box("place", _("Place it is about"), _words("place", cycle), own=True),
        box("answered", _("Answered"), [(narrowing.YES, _("yes")), (narrowing.NO, _("not yet"))]),
    ]
    waiting = [(narrowing.WAITING, _("held or private, not shown to the public"))]
    return [*boxes, box("standing", _("Standing"), waiting)] if inside else boxes


def _senders() -> list[tuple[str, str]]:
    return [
        (narrowing.ORGANISATION, _("an organisation")),
        (narrowing.PERSON, _("a person, or nobody said")),
    ]


def _words(column: str, cycle: Cycle) -> list[tuple[str, str]]:
    return [(word, word) for word in narrowing.words_in(column, cycle)]


def _records(cycle: Cycle, actor: Actor, kind: str) -> list[tuple[str, str]]:
    seen = Record.objects.visible_in(cycle, actor).filter(kind=kind).order_by("-position", "-pk")
    return list(seen.values_list("reference", "title")[: narrowing.MOST_CHOICES + 1])


def _events(cycle: Cycle, actor: Actor) -> list[tuple[str, str]]:
    rows = events(cycle, actor).values_list("record__reference", "record__title")
    return list(rows[: narrowing.MOST_CHOICES + 1])
