"""The codebook as it is now, and the acts upon one code."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import Invalid, KeyReused, ReasonNeeded
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.commons.record.queries import find
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.coding import operations
from moothill.rooms.coding.errors.codes import NotMerged, NotSplit, StandsAbove, WrongStanding
from moothill.rooms.coding.forms.codes import AdoptForm, MergeForm, ReasonForm, SplitForm
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Code
from moothill.rooms.coding.operations import NewCode
from moothill.rooms.coding.queries import codes as queries
from moothill.rooms.inputs.queries import register

_METHODS = ["GET", "HEAD", "POST"]
STATUS: dict[type[Exception], int] = {
    Invalid: 422, KeyReused: 409, NotMerged: 422, NotSplit: 422, ReasonNeeded: 422, StandsAbove: 422, WrongStanding: 409,
}  # fmt: skip


@require_safe
def codes(request: Any, cycle: str) -> HttpResponse:
    """All codes as a tree, where each stands, and how many contributions are coded to it."""
    found = cycle_or_404(request, cycle)
    rows = queries.tree(found, request.actor)
    facts = facts_of(request.actor, found)
    shown = {
        "rows": rows[: queries.MOST],
        "is_cut_short": len(rows) > queries.MOST,
        "most": queries.MOST,
        "drafts": sum(_may_be_adopted(row) for row in rows),
        "may_add": decide(Act.CREATE, facts).allowed,
        "may_edit": decide(Act.EDIT, facts).allowed,
        "may_import": decide(Act.IMPORT, facts).allowed,
    }
    return page(request, "coding/codes.html", shown, cycle=found, here="codes")


@require_safe
def contributions(request: Any, cycle: str, reference: str) -> HttpResponse:
    """What is coded to a code, newest first, page by page; 400, in words, for a page that there is not."""
    found = cycle_or_404(request, cycle)
    thing = queries.code(found, request.actor, reference.upper()[:20])
    if thing is None:
        raise Http404
    thing.record.cycle = found
    after = request.GET.get("after", "")
    shown: dict[str, Any] = {"record": thing.record, "number": queries.numbers([thing.pk]).get(thing.pk, 0)}
    status = 200
    try:
        listed = register.page_of_inputs(queries.coded_to(found, request.actor, thing.pk), after=after)
        shown |= {
            "rows": register.rows_of(listed.things, found, request.actor),
            "older": f"?after={listed.following}" if listed.following else "",
            "newer": "./" if after else "",
        }
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    return page(request, "coding/code_contributions.html", shown, cycle=found, here="codes", status=status)


def _may_be_adopted(row: queries.CodeRow) -> bool:
    return row.thing.standing == Standing.DRAFT and not row.is_draft


@never_cache
@require_http_methods(_METHODS)
def adopt_all(request: Any, cycle: str) -> HttpResponse:
    """Every draft among the codes may be used from now on; each has its own line."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.EDIT, facts_of(request.actor, found))
    drafts = [row.record for row in queries.tree(found, request.actor) if _may_be_adopted(row)]
    form = AdoptForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            with transaction.atomic():
                for record in drafts:
                    operations.adopt(code=record, reason=reason, by=request.actor, at=request.at)
            return HttpResponseRedirect(f"{found.get_absolute_url()}codes/", status=303)
        except WrongStanding as error:  # somebody else settled one of them a moment ago
            form.add_error(None, str(error))
    question = ngettext("Adopt %(count)s draft?", "Adopt all %(count)s drafts?", len(drafts))
    shown = {
        "question": question % {"count": len(drafts)},
        "explanation": _("From then on contributions can be coded to them."),
        "form": form,
        "button": _("Adopt them"),
        "cancel": "../",
    }
    status = 422 if form.is_bound else 200
    return page(request, "ui/confirm.html", shown, cycle=found, here="codes", status=status, kept=False)


def _act(
    request: Any,
    cycle: str,
    reference: str,
    *,
    form_of: Callable[[Any, Record], Any],
    do: Callable[[Record, Any], object],
    words: Callable[[Record], dict[str, Any]],
) -> HttpResponse:
    """One form about one code: ask, then do it; what is wrong comes back beside what was written."""
    found = cycle_or_404(request, cycle)
    record = find(found, reference.upper()[:20], request.actor)
    if record is None or record.kind != "code" or record.state == RecordState.WITHDRAWN:
        raise Http404
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.EDIT, facts_of(request.actor, found, record))
    form = form_of(request.POST if request.method == "POST" else None, record)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            do(record, form.cleaned_data)
            return HttpResponseRedirect(record.get_absolute_url(), status=303)
        except tuple(STATUS) as error:
            form.add_error(None, _said(error))
            status = STATUS[type(error)]
    shown = {"form": form, "cancel": record.get_absolute_url(), **words(record)}
    return page(request, "ui/confirm.html", shown, cycle=found, here="codes", status=status, kept=False)


def _said(error: Exception) -> str:
    """The error in words; of values that will not do, without the names of their fields."""
    return " ".join(fault.words for fault in error.faults) if isinstance(error, Invalid) else str(error)


@never_cache
@require_http_methods(_METHODS)
def adopt(request: Any, cycle: str, reference: str) -> HttpResponse:
    """From now on contributions can be coded to it."""
    return _act(
        request,
        cycle,
        reference,
        form_of=lambda data, record: AdoptForm(data),
        do=lambda record, given: operations.adopt(code=record, by=request.actor, at=request.at, **given),
        words=lambda record: {
            "question": _("Adopt the code “%(title)s”") % {"title": record.title},
            "explanation": _("From then on contributions can be coded to it."),
            "button": _("Adopt it"),
        },
    )


@never_cache
@require_http_methods(_METHODS)
def retire(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Nothing new is coded to it."""
    return _act(
        request,
        cycle,
        reference,
        form_of=lambda data, record: ReasonForm(data),
        do=lambda record, given: operations.retire(code=record, by=request.actor, at=request.at, **given),
        words=lambda record: {
            "question": _("Retire the code “%(title)s”") % {"title": record.title},
            "explanation": _("Nothing new is coded to it from then on. What was coded to it stays readable."),
            "button": _("Retire it"),
        },
    )


@never_cache
@require_http_methods(_METHODS)
def merge(request: Any, cycle: str, reference: str) -> HttpResponse:
    """It goes over into another code."""

    def do(record: Record, given: dict[str, Any]) -> None:
        into = _one(request, record.cycle, given.pop("into"))
        operations.merge(
            cycle=record.cycle, codes=[record], into=into, by=request.actor, at=request.at, **given
        )

    return _act(
        request,
        cycle,
        reference,
        form_of=lambda data, record: MergeForm(data, codes=_others(request, record)),
        do=do,
        words=lambda record: {
            "question": _("Merge the code “%(title)s” into another") % {"title": record.title},
            "explanation": _(
                "This code is retired and stays readable. What is coded to it counts for the other one too."
            ),
            "button": _("Merge them"),
        },
    )


@never_cache
@require_http_methods(_METHODS)
def split(request: Any, cycle: str, reference: str) -> HttpResponse:
    """It goes over into two codes or more."""

    def do(record: Record, given: dict[str, Any]) -> None:
        there = [_one(request, record.cycle, each) for each in given.pop("there", [])]
        into: list[Record | NewCode] = [*_new(given.pop("new")), *there]
        operations.split(code=record, into=into, by=request.actor, at=request.at, **given)

    return _act(
        request,
        cycle,
        reference,
        form_of=lambda data, record: SplitForm(data, codes=_others(request, record)),
        do=do,
        words=lambda record: {
            "question": _("Split the code “%(title)s”") % {"title": record.title},
            "explanation": _(
                "This code is retired and stays readable. What is coded to it stays so until somebody of the team reads it "
                "anew; while a round of coding is open, it waits for that."
            ),
            "button": _("Split it"),
        },
    )  # fmt: skip


def _others(request: Any, record: Record) -> list[tuple[str, str]]:
    """The other codes in use, to choose from."""
    live = queries.codes(record.cycle, request.actor).exclude(standing=Standing.RETIRED)
    things: list[Code] = list(live.filter(record__state=RecordState.PUBLISHED).exclude(pk=record.pk))
    return [
        (thing.record.reference, f"{thing.record.title} ({thing.record.reference})")
        for thing in things[: queries.MOST]
    ]


def _one(request: Any, cycle: Cycle, reference: str) -> Record:
    record = find(cycle, reference[:20], request.actor)
    if record is None:
        raise NotMerged(reference[:20], _("There is nothing under this reference."))
    return record


def _new(lines: str) -> list[NewCode]:
    """One code for each line that is not empty: its label, and after a colon what it means."""
    pairs = (line.partition(":") for line in lines.splitlines() if line.strip())
    return [NewCode(label.strip(), meaning.strip()) for label, _colon, meaning in pairs]
