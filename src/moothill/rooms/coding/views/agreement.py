"""How far coders agree: as a page, as a sheet and as data from which everything can be counted again."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.people.templatetags.people import called
from moothill.commons.record.filters import UnknownWord, query_of
from moothill.core.exchange.cells import harmless
from moothill.core.synthesis.agreement import GOOD, WEAK, Agreement, Figure, Unknown, ground, strength
from moothill.core.synthesis.anchoring import Pull
from moothill.rooms.coding.queries.agreement import Agreed, agreed, pulled, rounds
from moothill.rooms.coding.register import agreement as wording

_FILTERS = ("round", "merged")
_COLUMNS = (
    "code", "label", "items", "readings", "given", "percent", "kappa", "alpha", "alpha_from", "alpha_to", "strength",
)  # fmt: skip


@require_safe
def agreement(request: Any, cycle: str) -> HttpResponse:
    """The figures of each code and of all of them; 400 for a round that is not there."""
    found = cycle_or_404(request, cycle)
    known = rounds(found, request.actor)
    shown: dict[str, Any] = {
        "data_url": f"{found.get_absolute_url()}coding/agreement",
        "asked": query_of(request.GET, _FILTERS),
        "crumbs": [(_("Coding"), f"{found.get_absolute_url()}coding/"), (_("How far coders agree"), "")],
    }
    try:
        told = agreed(found, request.actor, **_asked(request.GET, known))
    except UnknownWord as error:
        shown |= {"faults": list(error.faults.values())}
        return page(request, "coding/agreement.html", shown, cycle=found, here="themes", status=400)
    shown |= _drawn(told) | _choices(request.GET, known) | wording.pulling(pulled(found, request.actor))
    return page(request, "coding/agreement.html", shown, cycle=found, here="themes")


@require_safe
def agreement_json(request: Any, cycle: str) -> HttpResponse:
    """The figures, and what each person said of each contribution that two have read."""
    found = cycle_or_404(request, cycle)
    try:
        told = agreed(found, request.actor, **_asked(request.GET, rounds(found, request.actor)))
    except UnknownWord as error:
        words = {"error": str(error)}
        return JsonResponse(words, status=400, headers={"Access-Control-Allow-Origin": "*"})
    content = _as_data(told, pulled(found, request.actor))
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _public(answer, request, found)


@require_safe
def agreement_csv(request: Any, cycle: str) -> HttpResponse:
    """A row for all the codes together, and one for each code."""
    found = cycle_or_404(request, cycle)
    try:
        told = agreed(found, request.actor, **_asked(request.GET, rounds(found, request.actor)))
    except UnknownWord as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(_COLUMNS)
    writer.writerows(_cells(told))
    answer = HttpResponse(sheet.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}-agreement.csv"'
    return _public(answer, request, found)


def _public(answer: HttpResponse, request: Any, cycle: Cycle) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    return holds(answer, request, heads=[cycle.head_id], until=None)


def _choices(asked: QueryDict, known: list[int]) -> dict[str, Any]:
    """Ways to the same page: of another round, and with merged codes counted otherwise. Each is an address."""
    merged = asked.get("merged", "")
    only = query_of(asked, ["round"]) if merged else query_of(asked, ["round"], merged="yes")
    every = [("", f"?{query_of(asked, ['merged'])}")] if len(known) > 1 else []
    numbers = [(number, f"?{query_of(asked, ['merged'], round=str(number))}") for number in known]
    return {"rounds": every + numbers if every else [], "other_way": f"?{only}"}


def _asked(asked: Mapping[str, str], known: list[int]) -> dict[str, Any]:
    """Which round, and whether merged codes count for others. Raises UnknownWord."""
    number, merged = asked.get("round", ""), asked.get("merged", "")
    faults = {}
    if number and number not in map(str, known):
        words = _("There is no round “%(word)s” in which two people read the same. Choose one from the list.")
        faults["round"] = words % {"word": number[:40]}
    if merged not in {"", "yes"}:
        faults["merged"] = _("“%(word)s” is nothing to choose by. Choose “yes”, or leave it out.") % {
            "word": merged[:40]
        }
    if faults:
        raise UnknownWord(faults)
    return {"round": int(number) if number else None, "merged": merged == "yes"}


def _drawn(told: Agreed) -> dict[str, Any]:
    names = {who: called(name) for who, name in told.names.items()}
    return {
        "found": told,
        "told": wording.told(told.whole),
        "ground": wording.GROUNDS[ground(len(told.items))],
        "names": list(told.names.values()),
        "rows": [(row, wording.told(row.found)) for row in told.rows],
        "weak": len(wording.weak(told)),
        "pairs": [
            (names[pair.one], names[pair.other], pair.items, wording.hundredths(pair.percent), pair.kappa,
             wording.rounded(pair.kappa), wording.reason(pair.kappa))
            for pair in told.pairs
        ],
        "limits": {"weak": WEAK, "good": GOOD},
    }  # fmt: skip


def _cells(told: Agreed) -> Iterator[list[Any]]:
    readings = sum(len(item.said) for item in told.items)
    yield ["", "", len(told.items), readings, "", *_figures(told.whole)]
    for row in told.rows:
        given = [row.reference, harmless(row.label), row.found.units, row.readings, row.given]
        yield [*given, *_figures(row.found)]


def _figures(found: Agreement) -> list[Any]:
    """The figures as cells: a number, or the word that says why there is none."""
    ends = found.interval or ("", "")
    return [found.percent, found.kappa, found.alpha, *ends, strength(found.alpha) or ""]


def _as_data(told: Agreed, pull: Pull) -> dict[str, Any]:
    numbers = {who: number for number, who in enumerate(told.names, 1)}
    return {
        "round": told.round,
        "merged": told.merged,
        "items": len(told.items),
        "read_once_so_far": told.waiting,
        "limits": {"weak_below": WEAK, "good_from": GOOD},
        "coders": [{"coder": numbers[who], "name": called(name)} for who, name in told.names.items()],
        "all_codes": _object(told.whole),
        "codes": [
            {"code": row.reference, "label": row.label, "given": row.given, "readings": row.readings}
            | _object(row.found)
            for row in told.rows
        ],
        "pairs": [
            {"coders": [numbers[pair.one], numbers[pair.other]], "items": pair.items}
            | _told_or_why(percent=pair.percent, kappa=pair.kappa)
            for pair in told.pairs
        ],
        "suggestions": _pull_as_data(pull),
        "readings": [
            {"input": item.reference, "coder": numbers[who], "codes": sorted(codes)}
            for item in told.items
            for who, codes in item.said.items()
        ],
    }


def _object(found: Agreement) -> dict[str, Any]:
    told = _told_or_why(percent=found.percent, kappa=found.kappa, alpha=found.alpha)
    return {**told, "alpha_interval": found.interval, "strength": strength(found.alpha)}


def _told_or_why(**figures: Figure) -> dict[str, Any]:
    """Each figure; None for one that cannot be told, and beside it why."""
    told: dict[str, Any] = {}
    for name, figure in figures.items():
        unknown = isinstance(figure, Unknown)
        told |= {name: None, f"{name}_unknown": str(figure)} if unknown else {name: figure}
    return told


def _pull_as_data(pull: Pull) -> dict[str, Any]:
    return {
        "shown": {"taken": pull.shown.number, "readings": pull.shown.of},
        "hidden": {"said_all_the_same": pull.hidden.number, "readings": pull.hidden.of},
        "points": pull.points,
        "interval": pull.interval,
        "advice": pull.advice,
    }
