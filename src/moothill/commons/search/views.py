"""Searching, in one cycle or in all: as a page and as data."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import cycles_visible_to
from moothill.commons.record import kinds
from moothill.commons.record.filters import Filter, UnknownWord, query_of
from moothill.commons.record.paging import NoSuchPage
from moothill.commons.search import queries

_FILTERS = ("q", "kind", "cycle")
_MOST_CYCLES = 200
# What is shown hangs on how far the index has come, not on a journal's head alone; and few people ask the same.
# So no page here is kept by the page store. A search engine has no use for them either.
_HEADERS = {"X-Robots-Tag": "noindex"}


@require_safe
def in_cycle(request: Any, cycle: str) -> HttpResponse:
    """The search page of a cycle; 400 for a kind or a page of results that there is not."""
    found = cycle_or_404(request, cycle)
    shown, status = _shown(request, found)
    answer = page(
        request, "search/results.html", shown, cycle=found, here="search", status=status, kept=False
    )
    return _unlisted(answer)


@require_safe
def everywhere(request: Any) -> HttpResponse:
    """The search page of the site: every cycle that the visitor may know of."""
    shown, status = _shown(request, None)
    return _unlisted(render(request, "search/results.html", shown, status=status))


@require_safe
def in_cycle_as_json(request: Any, cycle: str) -> HttpResponse:
    """The results in a cycle as data: twenty at a time, and the address of the next ones."""
    return _as_json(request, cycle_or_404(request, cycle))


@require_safe
def everywhere_as_json(request: Any) -> HttpResponse:
    """The same over the whole site."""
    return _as_json(request, None)


def _shown(request: Any, here: Cycle | None) -> tuple[dict[str, Any], int]:
    """What the page shows, and the status of the answer."""
    asked = request.GET
    cycles = [] if here else list(cycles_visible_to(request.actor)[:_MOST_CYCLES])
    shown: dict[str, Any] = {
        "words": _printable(asked.get("q", "")),
        "query": query_of(asked, _FILTERS),
        "list_url": f"{here.get_absolute_url()}search/" if here else "/search/",
        "asked": query_of(asked, _FILTERS[1:]),
        "beginning": f"?{query_of(asked, _FILTERS)}" if asked.get("after") else "",
    }
    try:
        found, status = _found(request, here), 200
    except (UnknownWord, NoSuchPage) as error:
        faults = list(error.faults.values()) if isinstance(error, UnknownWord) else [str(error)]
        return {**shown, "faults": faults, "filters": _filters(asked, cycles, {})}, 400
    more = f"?{query_of(asked, _FILTERS, after=found.following)}" if found.following else ""
    filters = _filters(asked, cycles, found.by_kind)
    return {**shown, "found": found, "results": _rows(found), "more": more, "filters": filters}, status


def _found(request: Any, here: Cycle | None) -> queries.Found:
    """The page of results that the address asks for. Raises UnknownWord, NoSuchPage."""
    asked = request.GET
    kind, slug = asked.get("kind", ""), asked.get("cycle", "")
    chosen = here or (cycles_visible_to(request.actor).filter(slug=slug).first() if slug else None)
    faults = {}
    if kind and kind not in {each.name for each in kinds.every()}:
        faults["kind"] = _("There is no kind “%(word)s”. Choose one from the list.") % {"word": kind[:40]}
    if slug and chosen is None:
        faults["cycle"] = _("There is no plan “%(word)s” here. Choose one from the list.") % {
            "word": slug[:40]
        }
    if faults:
        raise UnknownWord(faults)
    words, after = asked.get("q", ""), asked.get("after", "")
    return queries.search(chosen, words, request.actor, kind=kind, after=after)


def _filters(asked: QueryDict, cycles: Sequence[Cycle], counts: Any) -> list[Filter]:
    """The lists to choose from, with how many were found of each kind where that is known."""
    of_kind = [
        (kind.name, f"{kind.plural} ({counts[kind.name]})" if counts.get(kind.name) else kind.plural)
        for kind in kinds.every()
    ]
    filters = [Filter("kind", _("Kind"), asked.get("kind", ""), of_kind)]
    if len(cycles) > 1:
        of_cycle = [(cycle.slug, cycle.title) for cycle in cycles]
        filters.append(Filter("cycle", _("Plan"), asked.get("cycle", ""), of_cycle, own=True))
    return filters


def _rows(found: queries.Found) -> list[dict[str, Any]]:
    return [
        {
            "record": result.record,
            "kind": kinds.get(result.record.kind).label,
            "url": result.record.get_absolute_url(),
            "pieces": result.pieces,
        }
        for result in found.results
    ]


def _as_json(request: Any, here: Cycle | None) -> HttpResponse:
    try:
        found = _found(request, here)
    except (UnknownWord, NoSuchPage) as error:
        return _data({"error": str(error)}, 400)
    query = query_of(request.GET, _FILTERS, after=found.following)
    content = {
        "count": found.count,
        "complete": not found.bounded,
        "words_left_out": found.asked.left_out,
        "kinds": dict(found.by_kind),
        "next": f"{request.path}?{query}" if found.following else None,
        "results": [_datum(result) for result in found.results],
    }
    return _data(content, 200)


def _datum(result: queries.Result) -> dict[str, Any]:
    record = result.record
    return {
        "cycle": record.cycle.slug,
        "reference": record.reference,
        "kind": record.kind,
        "number": record.number,
        "title": record.title,
        "url": record.get_absolute_url(),
        "excerpt": "".join(piece.text for piece in result.pieces),
        "found": sorted({piece.text for piece in result.pieces if piece.found}),
    }


def _data(content: dict[str, Any], status: int) -> HttpResponse:
    headers = {**_HEADERS, "Access-Control-Allow-Origin": "*"}
    return JsonResponse(content, status=status, headers=headers, json_dumps_params={"ensure_ascii": False})


def _unlisted(answer: HttpResponse) -> HttpResponse:
    for name, value in _HEADERS.items():
        answer[name] = value
    return answer


def _printable(typed: str) -> str:
    """What was typed, for the box: a page cannot hold control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in typed)
