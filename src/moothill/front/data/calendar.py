"""Every date of a cycle, or of one stage of it, as a file that calendars read and subscribe to."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds
from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.record.dated import DatedThing, dated_things
from moothill.commons.record.queries import find
from moothill.core.policy import RecordState
from moothill.front.data.ics import Site, calendar_of


@require_safe
def of_cycle(request: Any, cycle: str) -> HttpResponse:
    """Every public date of the cycle."""
    found = cycle_or_404(request, cycle)
    things = dated_things(found, request.actor, published=True)
    return _answer(request, found, calendar_of(_site(request, found), things, name=found.title), found.slug)


@require_safe
def of_stage(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The dates of one stage, and of everything that belongs to it; 404 for a stage that is not public."""
    found = cycle_or_404(request, cycle)
    stage = find(found, reference, request.actor)
    if stage is None or stage.kind != "stage" or stage.state != RecordState.PUBLISHED:
        raise Http404
    everything = dated_things(found, request.actor, published=True)
    things = (thing for thing in everything if _belongs(thing, reference))
    name = f"{found.title}: {stage.title}"
    content = calendar_of(_site(request, found), things, name=name)
    return _answer(request, found, content, f"{found.slug}-{reference}")


def _belongs(thing: DatedThing, stage: str) -> bool:
    return thing.reference == stage or any(owner.reference == stage for owner in thing.owners.values())


def _site(request: Any, cycle: Cycle) -> Site:
    """The seal of a journal's first line is no other's in the world, and stays when the site moves to another name."""
    seal = Entry.objects.filter(head=cycle.head_id, number=1).values_list("seal", flat=True).first()
    return Site(cycle, request.build_absolute_uri("/").rstrip("/"), (seal or cycle.slug)[:32])


def _answer(request: Any, cycle: Cycle, content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{name}.ics"'
    answer["Access-Control-Allow-Origin"] = "*"
    return holds(answer, request, heads=[cycle.head_id], until=None)
