"""Pages about contributions that are alike: those of one contribution, and campaigns."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.coding.errors.alike import NoJudgement, NotComparable, NotForCampaign
from moothill.rooms.coding.forms.alike import BUTTONS, NONE, CampaignForm, JudgeForm
from moothill.rooms.coding.operations.alike import MOST, judge, link_campaign, take_judgement_back
from moothill.rooms.coding.queries import campaigns as found_campaigns
from moothill.rooms.coding.queries.alike import campaign_size, judged, offered
from moothill.rooms.inputs.views.entering import sign_in_first

_REFUSED = (NoJudgement, NotComparable, NotForCampaign, ReasonNeeded, WrongState)
_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def alike(request: Any, cycle: str, reference: str) -> HttpResponse:
    """What was judged alike, for everybody; and the five most alike that nobody judged, for those who may link."""
    record = find(cycle_or_404(request, cycle), reference.upper()[:20], request.actor)
    if record is None or record.kind != "input" or record.state == RecordState.WITHDRAWN:
        raise Http404
    facts = facts_of(request.actor, record.cycle, record)
    form = JudgeForm(request.POST) if request.method == "POST" else None
    fault = ""
    if form is not None:
        if answer := sign_in_first(request):
            return answer
        require(Act.LINK, facts)
        fault = _said(form, record, request)
        if not fault:
            return HttpResponseRedirect(f"{record.get_absolute_url()}alike/", status=303)
    may = decide(Act.LINK, facts).allowed
    shown = {
        "record": record,
        "crumbs": _steps_to(record),
        "judged": judged(record, request.actor),
        "size": campaign_size(record, request.actor),
        "offers": offered(record, request.actor) if may else [],
        "may": may,
        "buttons": BUTTONS,
        "fault": fault,
        "form": form,
    }
    status = 422 if fault else 200
    answer = page(
        request, "coding/alike.html", shown, cycle=record.cycle, here="inputs", status=status, kept=not may
    )
    return _for_one(answer) if may else answer


def _said(form: JudgeForm, record: Record, request: Any) -> str:
    """Do what a button says; in words why not, "" when it is done."""
    if not form.is_valid():
        return str(NoJudgement())
    given = form.cleaned_data
    other = find(record.cycle, given["other"].upper(), request.actor)
    if other is None or other.kind != "input":
        raise Http404
    act = {"one": record, "other": other, "reason": given["reason"], "by": request.actor, "at": request.at}
    try:
        if given["kind"] == NONE:
            take_judgement_back(**act)
        else:
            judge(kind=given["kind"], **act)
    except _REFUSED as error:
        return str(error)
    return ""


@never_cache
@require_http_methods(_METHODS)
def campaigns(request: Any, cycle: str) -> HttpResponse:
    """Groups that share most of their words, for those who code; who may link says that one is a campaign."""
    found = cycle_or_404(request, cycle)
    if answer := sign_in_first(request):
        return answer
    facts = facts_of(request.actor, found)
    require(Act.LINK if request.method == "POST" else Act.CODE, facts)
    form = CampaignForm(request.POST) if request.method == "POST" else None
    fault = _linked(form, found, request) if form is not None else ""
    if form is not None and not fault:
        return HttpResponseRedirect(request.path, status=303)
    shown = {
        "found": found_campaigns.found(found, request.actor, anew="anew" in request.GET),
        "may": decide(Act.LINK, facts).allowed,
        "most": MOST,
        "fault": fault,
        "form": form,
    }
    status = 422 if fault else 200
    return _for_one(
        page(
            request,
            "coding/alike_campaigns.html",
            shown,
            cycle=found,
            here="inputs",
            status=status,
            kept=False,
        )
    )


def _linked(form: CampaignForm, cycle: Cycle, request: Any) -> str:
    if not form.is_valid():
        return str(ReasonNeeded())
    chosen = form.chosen[: MOST + 1]
    records = list(Record.objects.visible_in(cycle, request.actor).filter(kind="input", reference__in=chosen))
    for record in records:
        record.cycle = cycle
    try:
        link_campaign(
            cycle=cycle, inputs=records, reason=form.cleaned_data["reason"], by=request.actor, at=request.at
        )
    except _REFUSED as error:
        return str(error)
    return ""


def _steps_to(record: Record) -> list[tuple[Any, str]]:
    cycle, kind = record.cycle, kinds.get(record.kind)
    return [
        (as_written(cycle.title), cycle.get_absolute_url()),
        (str(kind.plural), f"{cycle.get_absolute_url()}{kind.segment}/"),
        (as_written(record.reference), record.get_absolute_url()),
    ]


def _for_one(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store"
    return answer
