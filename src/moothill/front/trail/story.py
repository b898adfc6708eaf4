"""The page that tells the whole story of one record."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import page
from moothill.commons.record.models import Record
from moothill.commons.record.paging import NoSuchPage
from moothill.front.site.history import crumb, find_or_404, is_gone
from moothill.front.site.journal import is_place, told
from moothill.front.site.records import crumbs, gone
from moothill.front.trail.causes import causes_of, one_group
from moothill.front.trail.effects import Effects, effects_of
from moothill.front.trail.lines import lines_of
from moothill.front.trail.saying import gaps, in_one_sentence


@require_safe
def trail(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """What led to a record, what came of it, and every line of the journal that tells of it; 410 for one that was withdrawn.

    `?causes=` shows what led here by one kind of step alone, and `?after=` the lines after one; 400 for neither.
    """
    found, kind, record = find_or_404(request, cycle, segment, reference)
    if is_gone(request, record):
        return gone(request, found, kind, record)
    shown = {"record": record, "kind": kind, "crumbs": [*crumbs(found, kind), crumb(record)]}
    status = 200
    try:
        shown |= _causes(request, record) if "causes" in request.GET else _story(request, record)
    except NoSuchPage as fault:
        shown["faults"], status = [str(fault)], 400
    return page(request, "trail/trail.html", shown, cycle=found, here=segment, status=status)


def _causes(request: Any, record: Record) -> dict[str, Any]:
    after = request.GET.get("from", "")
    causes = one_group(record, request.actor, request.GET["causes"], after)
    group = causes.groups[0]
    return {
        "causes": causes,
        "alone": True,
        "newer": "?" if after else "",
        "older": f"?causes={group.name}&from={group.more}" if group.more else "",
    }


def _story(request: Any, record: Record) -> dict[str, Any]:
    after = request.GET.get("after", "")
    if not is_place(after):
        raise NoSuchPage
    effects = effects_of(record, request.actor)
    lines = lines_of(record, _since(effects), after=int(after or 0))
    shown = {
        "lines": told(lines.entries, record.cycle, request.actor),
        "newer": "?" if after else "",
        "older": f"?after={lines.following}" if lines.following else "",
    }
    if after:
        return shown | {"later": True}
    causes = causes_of(record, request.actor)
    return shown | {
        "causes": causes,
        "effects": effects,
        "became": in_one_sentence(record, effects),
        "gaps": gaps(record, causes, request.actor),
    }


def _since(effects: Effects) -> dict[str, Any]:
    return {effects.records[pk].reference: moment for pk, moment in effects.since.items()}
