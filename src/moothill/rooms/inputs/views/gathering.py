"""Gathering contributions, and taking one out again."""

import re
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import Invalid, KeyReused, ReasonNeeded
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.core.policy import Act
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.errors import NotGathered, TooFew
from moothill.rooms.inputs.forms import GatherForm, WhyForm
from moothill.rooms.inputs.operations.gathering import MOST, links_into
from moothill.rooms.inputs.queries import register
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.inputs.views.entering import input_or_404, kept_by_nobody, sign_in_first

_STATUS: dict[type[Exception], int] = {
    Invalid: 422, KeyReused: 409, NotGathered: 422, ReasonNeeded: 422, TooFew: 422,
}  # fmt: skip
_METHODS = ["GET", "HEAD", "POST"]
_REFERENCE = re.compile(r"[A-Za-z]{1,4}-[0-9]{1,9}")


@never_cache
@require_http_methods(_METHODS)
def gather(request: Any, cycle: str) -> HttpResponse:
    """Those that were ticked in the list, what they are gathered into, and why."""
    found = cycle_or_404(request, cycle)
    if answer := sign_in_first(request):
        return answer
    require(Act.LINK, facts_of(request.actor, found))
    ticked = ", ".join(request.GET.getlist("of")[:MOST])
    form = GatherForm(
        request.POST if request.method == "POST" else None, of=ticked, into=request.GET.get("into", "")
    )
    status = 200
    if form.is_bound:
        made = _sent(request, found, form)
        if isinstance(made, Record):
            return HttpResponseRedirect(made.get_absolute_url(), status=303)
        status = made
    chosen = _references(form.data.get("of", "") if form.is_bound else ticked)
    things = published(found, request.actor).filter(record__reference__in=chosen)
    shown = {
        "form": form,
        "rows": register.rows_of(register.page_of_inputs(things, most=MOST).things, found, request.actor),
        "cancel": f"{found.get_absolute_url()}inputs/",
    }
    answer = page(request, "inputs/gather.html", shown, cycle=found, here="inputs", status=status, kept=False)
    answer["Cache-Control"] = "no-store"
    return answer


def _sent(request: Any, cycle: Cycle, form: GatherForm) -> Record | int:
    if not form.is_valid():
        return 422
    given = form.cleaned_data
    try:
        return operations.gather(
            cycle=cycle,
            originals=[_one(request, cycle, reference) for reference in _references(given["of"])],
            into=_one(request, cycle, given["into"].strip().upper()) if given["into"].strip() else None,
            title=given["title"],
            words=given["words"],
            reason=given["reason"],
            key=given["key"],
            by=request.actor,
            at=request.at,
        )
    except tuple(_STATUS) as error:
        form.add_error(None, str(error))
        return _STATUS[type(error)]


def _references(words: str) -> list[str]:
    return list(dict.fromkeys(each.upper() for each in _REFERENCE.findall(words)))[:MOST]


def _one(request: Any, cycle: Cycle, reference: str) -> Record:
    record = find(cycle, reference[:20], request.actor)
    if record is None:
        raise NotGathered(reference[:20], _("There is nothing under this reference."))
    return record


@never_cache
@require_http_methods(_METHODS)
def gathered(request: Any, cycle: str, reference: str) -> HttpResponse:
    """What is gathered into a contribution; a reason takes one of them out."""
    record = input_or_404(request, cycle, reference)
    if answer := sign_in_first(request):
        return answer
    require(Act.LINK, facts_of(request.actor, record.cycle, record))
    links = links_into(record)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        wanted = next((link for link in links if link.cause.reference == request.POST.get("out")), None)
        if wanted is None:
            raise Http404
        operations.ungather(link=wanted, reason=form.cleaned_data["reason"], by=request.actor, at=request.at)
        return HttpResponseRedirect(record.get_absolute_url(), status=303)
    shown = {"form": form, "links": links}
    status = 422 if form.is_bound else 200
    return kept_by_nobody(request, "inputs/gathered.html", record, shown, status=status)
