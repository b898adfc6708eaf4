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
from moothill.front.trail.behind import Behind, behind_of
from moothill.front.trail.causes import Group, Row, all_contributions, causes_of, comments_of, one_group
from moothill.front.trail.details import details_of
from moothill.front.trail.effects import Effects, effects_of
from moothill.front.trail.lines import lines_about, lines_of
from moothill.front.trail.picture import picture_of
from moothill.front.trail.saying import gaps, in_one_sentence
from moothill.front.trail.steps import INPUT
from moothill.front.trail.way import WAY, one_rung, way_back


@require_safe
def trail(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """What led to a record, what came of it, and every line of the journal that tells of it; 410 for one that was withdrawn.

    `?causes=` shows what led here by one kind of step alone, `?onward=` further steps onward and `?after=` the lines after
    one; 400 for none of these.
    """
    found, kind, record = find_or_404(request, cycle, segment, reference)
    if is_gone(request, record):
        return gone(request, found, kind, record)
    shown = {"record": record, "kind": kind, "crumbs": [*crumbs(found, kind), crumb(record)]}
    status = 200
    try:
        shown |= _asked(request, record)
    except NoSuchPage as fault:
        shown["faults"], status = [str(fault)], 400
    return page(request, "trail/trail.html", shown, cycle=found, here=segment, status=status)


def _asked(request: Any, record: Record) -> dict[str, Any]:
    if "causes" in request.GET:
        return _causes(request, record)
    return _onward(request, record) if "onward" in request.GET else _story(request, record)


def _causes(request: Any, record: Record) -> dict[str, Any]:
    """One kind of step alone; of all contributions also the lines of the journal about those on this page."""
    after, name = request.GET.get("from", ""), request.GET["causes"]
    more: dict[str, Any] = {}
    if name == INPUT:
        group = all_contributions(record, request.actor, behind_of(record, request.actor), after)
        lines = lines_about([row.record for row in group.rows], record.cycle)
        more = {"lines": told(lines, record.cycle, request.actor)}
    elif name.startswith(WAY):
        behind = behind_of(record, request.actor)
        heading, some, more_of_it = one_rung(behind, name.removeprefix(WAY), after)
        group = Group(
            name,
            heading,
            len(behind.by_kind[name.removeprefix(WAY)]),
            [Row(each) for each in some],
            more_of_it,
        )
    else:
        group = one_group(record, request.actor, name, after).groups[0]
    return more | {
        "groups": [group],
        "alone": True,
        "newer": f"?causes={name}" if after else "",
        "older": f"?causes={name}&from={group.more}" if group.more else "",
    }


def _onward(request: Any, record: Record) -> dict[str, Any]:
    after = request.GET["onward"]
    effects = effects_of(record, request.actor)
    if not is_place(after) or int(after or 0) >= max(len(effects.steps), 1):
        raise NoSuchPage
    part = effects.page(int(after or 0))
    return {
        **_steps(request, effects, int(after or 0)),
        "alone": True,
        "newer": "?onward=0" if int(after or 0) else "",
        "older": f"?onward={part.following}" if part.following else "",
    }


def _story(request: Any, record: Record) -> dict[str, Any]:
    after = request.GET.get("after", "")
    if not is_place(after):
        raise NoSuchPage
    effects, behind = effects_of(record, request.actor), behind_of(record, request.actor)
    before = {**behind.records, **behind.few}
    lines = lines_of(record, _since(effects), behind=before.values(), after=int(after or 0))
    shown = {
        "lines": told(lines.entries, record.cycle, request.actor),
        "behind": behind,
        "newer": "?" if after else "",
        "older": f"?after={lines.following}" if lines.following else "",
    }
    return shown | ({"later": True} if after else _first(request, record, effects, behind))


def _first(request: Any, record: Record, effects: Effects, behind: Behind) -> dict[str, Any]:
    """What stands on the first page alone."""
    groups = causes_of(record, request.actor, behind).groups
    comments: Group | None = comments_of(record, request.actor)
    return {
        **_steps(request, effects, 0),
        "groups": groups,
        "comments": [comments] if comments else [],
        "way": way_back(behind, request.actor),
        "picture": picture_of(record, behind, effects, request.actor),
        "became": in_one_sentence(record, effects),
        "gaps": gaps(record, groups, behind, effects, request.actor),
    }


def _steps(request: Any, effects: Effects, after: int) -> dict[str, Any]:
    part = effects.page(after)
    details = details_of({step.effect.pk: step.effect for step in part.steps}.values(), request.actor)
    rows = [(step, details.get(step.effect.pk, [])) for step in part.steps]
    return {"effects": effects, "part": part, "steps": rows}


def _since(effects: Effects) -> dict[str, Any]:
    return {effects.records[pk].reference: moment for pk, moment in effects.since.items()}
