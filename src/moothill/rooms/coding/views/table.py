"""Twenty contributions at once, each with what is suggested for it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.record.errors import KeyReused
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.coding import operations
from moothill.rooms.coding.forms.coding import new_key, rows_of
from moothill.rooms.coding.operations.rounds import claim_many
from moothill.rooms.coding.queries.choices import choices_in
from moothill.rooms.coding.queries.piles import inputs_of
from moothill.rooms.coding.queries.progress import progress_of
from moothill.rooms.coding.queries.queue import is_blind, offers_for, open_round
from moothill.rooms.coding.views.desk import coder_or_sign_in, steps
from moothill.rooms.inputs.queries.wording import wording

ROWS = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: Any, cycle: str) -> HttpResponse:
    """The next ones for this coder, those named in `of` (references, with commas between), or the first of the `pile` with
    that number; one button saves them all.
    """
    found, answer = coder_or_sign_in(request, cycle)
    if answer:
        return answer
    only = _named(request.GET, found)
    if request.method == "POST":
        return _save(request, found, only)
    return _show(request, found, only)


def _named(asked: Mapping[str, str], cycle: Cycle) -> list[str]:
    pile = asked.get("pile", "")
    if pile.isdecimal() and len(pile) < 4:
        first = inputs_of(cycle, int(pile))[:ROWS]
        found = dict(Record.objects.filter(pk__in=first).values_list("pk", "reference"))
        return [found[pk] for pk in first]
    return [each.strip().upper()[:20] for each in asked.get("of", "").split(",") if each.strip()][:ROWS]


def _save(request: Any, cycle: Cycle, only: list[str]) -> HttpResponse:
    said = rows_of(request.POST)
    records = {
        each.reference: each for each in _records(cycle, [reference for reference, _base, _codes in said])
    }
    codes = {each.reference: each.code for each in choices_in(cycle)}
    offers = offers_for([each.pk for each in records.values()], open_round(cycle))
    rows = []
    for reference, base, given in said:
        if reference in records:
            shown = {each.code.reference for each in offers.get(records[reference].pk, [])}
            marks = [operations.Mark(codes[each], suggested=each in shown) for each in given if each in codes]
            if marks or not given:
                rows.append(operations.Row(records[reference], base, tuple(marks)))
    try:
        done = operations.read_many(rows=rows, by=request.actor, at=request.at, key=_key(request))
    except KeyReused as error:
        return _show(request, cycle, only, refused={"": str(error)}, status=409)
    if done.refused or not rows:
        return _show(request, cycle, only, refused=dict(done.refused), stored=len(done.made), status=422)
    words = ngettext("%(count)s contribution is read.", "%(count)s contributions are read.", len(done.made))
    messages.success(request, words % {"count": len(done.made)})
    return HttpResponseRedirect(request.get_full_path(), status=303)


def _key(request: Any) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        raise KeyReused from None


def _records(cycle: Cycle, references: list[str]) -> list[Record]:
    rows = Record.objects.filter(
        cycle=cycle, kind="input", state=RecordState.PUBLISHED, reference__in=references
    )
    found = list(rows)
    for each in found:
        each.cycle = cycle
    return found


def _show(
    request: Any,
    cycle: Cycle,
    only: list[str],
    *,
    refused: dict[str, str] | None = None,
    stored: int = 0,
    status: int = 200,
) -> HttpResponse:
    found = open_round(cycle)
    waiting: list[Any] = []
    if found:
        found.cycle = cycle
        named = [each.pk for each in _records(cycle, only)]
        if not only or named:
            waiting = claim_many(round=found, by=request.actor, at=request.at, most=ROWS, only=named)
    ids = [each.pk for each in waiting]
    things = kinds.get("input").things().in_bulk(ids)
    offers, ticked = (
        offers_for(ids, found),
        {reference: codes for reference, _b, codes in rows_of(request.POST)},
    )
    rows = []
    for pk in ids:
        thing = things[pk]
        thing.record.cycle = cycle
        reference = thing.record.reference
        rows.append(
            {
                "record": thing.record,
                "text": wording(thing),
                "language": thing.language or cycle.language,
                "offers": [each.code for each in offers.get(pk, [])],
                "blind": is_blind(found, pk),
                "ticked": ticked.get(reference, []),
                "none": f"none-{reference}" in request.POST,
                "refused": (refused or {}).get(reference, ""),
            }
        )
    shown = {
        "crumbs": steps(cycle, below=True),
        "rows": rows,
        "choices": choices_in(cycle),
        "round": found,
        "refused": refused,
        "stored": stored,
        "key": new_key(),
        "progress": progress_of(cycle, request.actor),
        "here_url": f"{cycle.get_absolute_url()}coding/",
    }
    answer = page(request, "coding/table.html", shown, cycle=cycle, here="themes", status=status, kept=False)
    answer["Cache-Control"] = "no-store"
    return answer
