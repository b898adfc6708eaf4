"""The page of the checks, and the same as data."""

import json
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.filters import Filter, UnknownWord, query_of
from moothill.core.policy import Act, CycleState, decide
from moothill.core.standards import Pack, Result
from moothill.rooms.standards import queries
from moothill.rooms.standards.queries import Checked
from moothill.rooms.standards.queries.rows import in_order
from moothill.rooms.standards.queries.wording import RESULTS

_FILTERS = ("result", "pack")


@require_safe
def standards(request: Any, cycle: str) -> HttpResponse:
    """Each rule with its result and what it rests on; 400 for a result or a pack that is not there."""
    found = cycle_or_404(request, cycle)
    asked = request.GET
    shown: dict[str, Any] = {
        "list_url": f"{found.get_absolute_url()}standards/",
        "filters": _filters(asked.get("result", ""), asked.get("pack", "")),
        "asked": query_of(asked, _FILTERS),
        "data_url": f"{found.get_absolute_url()}standards.json",
        "may_pin": _may_pin(request, found),
    }
    try:
        result, pack = _result(asked.get("result", "")), _pack(asked.get("pack", ""))
    except UnknownWord as error:
        shown |= {"faults": list(error.faults.values())}
        return page(request, "standards/standards.html", shown, cycle=found, here="standards", status=400)
    checked = queries.check(found, request.at, pack=pack)
    answer = page(
        request, "standards/standards.html", shown | _context(checked, result), cycle=found, here="standards"
    )
    return holds(answer, request, heads=_heads(checked), until=_midnight(found, request.at))


@require_safe
def as_json(request: Any, cycle: str) -> HttpResponse:
    """Pack, pin, and every rule with its result, facts and source."""
    found = cycle_or_404(request, cycle)
    try:
        pack = _pack(request.GET.get("pack", ""))
    except UnknownWord as error:
        words = {"error": str(error)}
        return JsonResponse(words, status=400, headers={"Access-Control-Allow-Origin": "*"})
    checked = queries.check(found, request.at, pack=pack)
    content = json.dumps(queries.as_data(checked), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    answer = HttpResponse(content, content_type="application/json")
    answer["Access-Control-Allow-Origin"] = "*"
    return holds(answer, request, heads=_heads(checked), until=_midnight(found, request.at))


def _context(checked: Checked, result: Result | None) -> dict[str, Any]:
    answered = [each for each in checked.findings if each.answered]
    groups = [
        (RESULTS[each], queries.rows_of(findings, checked.gathered.records))
        for each, findings in in_order(answered)
        if result in (None, each)
    ]
    unanswered = [each for each in checked.findings if not each.answered]
    figures = [(RESULTS[each], len(findings)) for each, findings in in_order(answered)]
    return {
        "checked": checked,
        "groups": groups,
        "figures": [*figures, (_("not answered here yet"), len(unanswered))],
        "unanswered": queries.rows_of(unanswered, {}) if result is None else [],
        "before": checked.pins[1:] if checked.pin else checked.pins,
        "cut": bool(checked.gathered.facts.cut),
        "most": queries.MOST,
        "ended": checked.cycle.state == CycleState.ENDED,
    }


def _filters(result: str, pack: str) -> list[Filter]:
    packs = [(each.id, _(each.title)) for each in queries.packs()]
    return [
        Filter("result", _("Result"), result, [(str(each), words) for each, words in RESULTS.items()]),
        Filter("pack", _("By another pack, to compare"), pack, packs),
    ]


def _result(word: str) -> Result | None:
    if word and word not in set(Result):
        known = {"word": word[:40], "known": ", ".join(Result)}
        raise UnknownWord({"result": _("“%(word)s” is no result. Choose one of: %(known)s.") % known})
    return Result(word) if word else None


def _pack(word: str) -> Pack | None:
    found = {each.id: each for each in queries.packs()}
    if word and word not in found:
        known = {"word": word[:40], "known": ", ".join(found)}
        raise UnknownWord({"pack": _("“%(word)s” is no rule pack. Choose one of: %(known)s.") % known})
    return found.get(word)


def _may_pin(request: Any, cycle: Cycle) -> bool:
    facts = request.actor.facts(cycle.pk, cycle=CycleState(cycle.state))
    return decide(Act.CHANGE_CYCLE, facts).allowed


def _heads(checked: Checked) -> list[int]:
    """Which journals may change the page: a rule about the plan before this one looks at other cycles too."""
    looks_around = any("cycles" in each.rule.needs for each in checked.findings)
    return [] if looks_around else [checked.cycle.head_id]


def _midnight(cycle: Cycle, at: datetime) -> datetime:
    zone = ZoneInfo(cycle.zone)
    return datetime.combine(cycle.day(at) + timedelta(days=1), time.min, tzinfo=zone)
