"""Who is reached: as a page, as a sheet and as data."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.filters import Filter, UnknownWord, query_of
from moothill.commons.record.models import Record
from moothill.core.exchange.cells import harmless
from moothill.core.synthesis.coverage import SMALL
from moothill.core.text import canonical
from moothill.rooms.inputs.queries import calls
from moothill.rooms.responses.queries.coverage import Band, Covered, covered
from moothill.rooms.responses.register import coverage as wording

_MOST = 60  # calls to choose from


@require_safe
def coverage(request: Any, cycle: str) -> HttpResponse:
    """How far the contributions of each group came; with `?call=` those of one call. 400 for a call that is not there."""
    found = cycle_or_404(request, cycle)
    here = f"{found.get_absolute_url()}coverage/"
    shown: dict[str, Any] = {
        "list_url": here,
        "data_url": f"{here}coverage",
        "asked": query_of(request.GET, ("call",)),
        "filters": _filters(found, request.actor, request.GET.get("call", "")),
        "crumbs": [(_("Themes"), f"{found.get_absolute_url()}themes/"), (_("Who is reached"), "")],
    }
    try:
        told = _told(request, found)
    except UnknownWord as error:
        shown |= {"faults": list(error.faults.values())}
        return page(request, "responses/coverage.html", shown, cycle=found, here="themes", status=400)
    shown |= {
        "found": told,
        "whole": wording.whole(told),
        "sentence": wording.summed_up(told),
        "behind": wording.left_behind(told),
        "tables": wording.tables(told),
        "small": SMALL,
    }
    return page(request, "responses/coverage.html", shown, cycle=found, here="themes")


@require_safe
def coverage_json(request: Any, cycle: str) -> HttpResponse:
    """The whole, and each group with what it reached."""
    found = cycle_or_404(request, cycle)
    try:
        told = _told(request, found)
    except UnknownWord as error:
        words = {"error": str(error)}
        return JsonResponse(words, status=400, headers={"Access-Control-Allow-Origin": "*"})
    content = {
        "contributions": told.number,
        "reached": {stage.name: told.whole[stage.name].reached for stage in told.stages},
        "less_below": "80 % of the share of the whole",
        "too_small_below": SMALL,
        "groups": [_group(name, band) for name, bands in told.groups.items() for band in bands],
    }
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _public(answer, request, found)


@require_safe
def coverage_csv(request: Any, cycle: str) -> HttpResponse:
    """A row for the whole, and one for each group."""
    found = cycle_or_404(request, cycle)
    try:
        told = _told(request, found)
    except UnknownWord as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    names = [stage.name for stage in told.stages]
    verdicts = [f"{name}_verdict" for name in names]
    writer.writerow(["told_apart_by", "group", "reference", "contributions", *names, *verdicts])
    writer.writerow(
        ["", "", "", told.number, *(told.whole[name].reached for name in names), *("" for _ in names)]
    )
    writer.writerows(_cells(told, names))
    answer = HttpResponse(sheet.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}-coverage.csv"'
    return _public(answer, request, found)


def _told(request: Any, cycle: Cycle) -> Covered:
    """The figures that are asked for. Raises UnknownWord."""
    reference = canonical(request.GET.get("call", "")).strip()
    if not request.GET.get("call"):
        return covered(cycle, request.actor)
    seen = Record.objects.visible_in(cycle, request.actor).filter(kind="call")
    pk = seen.filter(reference=reference.upper()[:20]).values_list("pk", flat=True).first()
    if pk is None:
        words = _("There is no call “%(word)s” here. Choose one from the list.") % {"word": reference[:40]}
        raise UnknownWord({"call": words})
    return covered(cycle, request.actor, call=pk)


def _filters(cycle: Cycle, actor: Actor, chosen: str) -> list[Filter]:
    known = calls(cycle, actor).values_list("record__reference", "record__title")[:_MOST]
    return [Filter("call", _("Call"), chosen, list(known), own=True)] if known else []


def _group(dimension: str, band: Band) -> dict[str, Any]:
    return {
        "told_apart_by": dimension,
        "group": str(wording.name_of(dimension, band)),
        "reference": band.record.reference if band.record else "",
        "contributions": band.number,
        "reached": {name: reach.reached for name, reach in band.reach.items()},
        "verdicts": dict(band.verdicts),
    }


def _cells(told: Covered, names: list[str]) -> Iterator[list[Any]]:
    for dimension, bands in told.groups.items():
        for band in bands:
            row = _group(dimension, band)
            counts = [row["reached"][name] for name in names]
            verdicts = [row["verdicts"][name] for name in names]
            yield [dimension, harmless(row["group"]), row["reference"], band.number, *counts, *verdicts]


def _public(answer: HttpResponse, request: Any, cycle: Cycle) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    return holds(answer, request, heads=[cycle.head_id], until=None)
