"""What people do with themes: put things in and take them out, agree, use, and settle what was missed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import Act, RecordState
from moothill.rooms.themes import operations
from moothill.rooms.themes.errors.themes import NothingChosen
from moothill.rooms.themes.forms.themes import MissedForm, PutForm, TakeOutForm, WhyForm
from moothill.rooms.themes.models import Point
from moothill.rooms.themes.operations.membership import MOST
from moothill.rooms.themes.queries.missed import asked_in
from moothill.rooms.themes.views.entering import (
    METHODS,
    STATUS,
    asked,
    blamed,
    cycle_for,
    named,
    record_for,
    steps_to,
)

_REFUSED = tuple(STATUS)


@never_cache
@require_http_methods(METHODS)
def put(request: Any, cycle: str) -> HttpResponse:
    """Ask what goes into which theme or point and why, and put it there: the same way from an input, a list and a pile."""
    found = cycle_for(request, cycle, Act.LINK)
    if isinstance(found, HttpResponse):
        return found
    ends = list(_ends(found, request.actor))
    of = ", ".join(request.GET.getlist("of")[:MOST])
    data = request.POST if request.method == "POST" else None
    form = PutForm(data, ends=ends, of=of, into=request.GET.get("into", ""))
    status = 200
    if form.is_bound:
        made = _put(request, found, form)
        if isinstance(made, Record):
            return HttpResponseRedirect(made.get_absolute_url(), status=303)
        status = made
    shown = {"form": form, "crumbs": steps_to(found), "cancel": f"{found.get_absolute_url()}themes/"}
    return asked(request, "themes/put.html", found, shown, status=status)


def _put(request: Any, cycle: Cycle, form: PutForm) -> Record | int:
    if not form.is_valid():
        return 422
    given, act = (
        form.cleaned_data,
        {"reason": form.cleaned_data["reason"], "by": request.actor, "at": request.at},
    )
    into = Record.objects.visible_in(cycle, request.actor).filter(reference=given["into"]).first()
    try:
        causes = named(cycle, given["of"], request.actor)
        if into is None:
            raise NothingChosen
        into.cycle = cycle
        if into.kind == "point":
            operations.put_in_point(point=into, inputs=causes, **act)
        else:
            operations.put(theme=into, causes=causes, **act)
    except _REFUSED as error:
        return blamed(form, error)
    return into


def _ends(cycle: Cycle, actor: Any) -> list[tuple[str, str]]:
    """Themes in order, each with its points below it, to choose from."""
    seen = Record.objects.visible_in(cycle, actor).order_by("position", "pk")
    points: dict[int, list[tuple[str, str]]] = {}
    rows = Point.objects.filter(record__in=seen.filter(kind="point")).order_by("record__position", "pk")
    for theme, reference, title in rows.values_list("theme", "record__reference", "record__title"):
        points.setdefault(theme, []).append((reference, f"— {title} ({reference})"))
    found: list[tuple[str, str]] = []
    for pk, reference, title in seen.filter(kind="theme").values_list("pk", "reference", "title"):
        found += [(reference, f"{title} ({reference})"), *points.get(pk, ())]
    return found


@never_cache
@require_http_methods(METHODS)
def take_out(request: Any, cycle: str, reference: str, kind: str = "theme") -> HttpResponse:
    """Ask what goes out of a theme or a point and why, and take it out."""
    record = record_for(request, cycle, reference, Act.LINK, kind=kind)
    if isinstance(record, HttpResponse):
        return record
    of = ", ".join(request.GET.getlist("of")[:MOST])
    form = TakeOutForm(request.POST if request.method == "POST" else None, {"of": of})
    status = 200
    if form.is_bound:
        status = _taken_out(request, record, form)
        if status == 303:
            return HttpResponseRedirect(record.get_absolute_url(), status=303)
    links = Link.objects.filter(effect=record, kind=LinkKind.PART_OF).select_related("cause")
    shown = {
        "form": form,
        "record": record,
        "links": links.order_by("cause__kind", "cause")[:200],
        "crumbs": steps_to(record.cycle, record),
        "cancel": record.get_absolute_url(),
    }
    return asked(request, "themes/take_out.html", record.cycle, shown, status=status)


def _taken_out(request: Any, record: Record, form: TakeOutForm) -> int:
    if not form.is_valid():
        return 422
    act = {"reason": form.cleaned_data["reason"], "by": request.actor, "at": request.at}
    try:
        causes = named(record.cycle, form.cleaned_data["of"], request.actor)
        if record.kind == "point":
            operations.take_out_of_point(point=record, inputs=causes, **act)
        else:
            operations.take_out(theme=record, causes=causes, **act)
    except _REFUSED as error:
        return blamed(form, error)
    return 303


@never_cache
@require_http_methods(METHODS)
def agree(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Ask why, and agree a theme."""
    question = _("Agree this theme?")
    return _stand(request, cycle, reference, operations.agree, question, _("Agree it"))


@never_cache
@require_http_methods(METHODS)
def use(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Ask why, and say that the plan uses a theme."""
    question = _("Does the plan use this theme?")
    return _stand(request, cycle, reference, operations.use, question, _("Say so"))


def _stand(
    request: Any, cycle: str, reference: str, operation: Callable[..., Record], question: str, button: str
) -> HttpResponse:
    record = record_for(request, cycle, reference, Act.EDIT)
    if isinstance(record, HttpResponse):
        return record
    form = WhyForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            operation(theme=record, by=request.actor, at=request.at, **form.cleaned_data)
        except _REFUSED as error:
            status = blamed(form, error)
        else:
            return HttpResponseRedirect(record.get_absolute_url(), status=303)
    shown = {
        "form": form,
        "record": record,
        "question": question,
        "button": button,
        "asked": asked_in(record.cycle, request.at),
        "crumbs": steps_to(record.cycle, record),
        "cancel": record.get_absolute_url(),
    }
    return asked(request, "themes/stand.html", record.cycle, shown, status=status)


@never_cache
@require_http_methods(METHODS)
def missed(request: Any, cycle: str) -> HttpResponse:
    """Ask by which call people are asked what the themes miss, or why none asks; and settle it."""
    found = cycle_for(request, cycle, Act.EDIT)
    if isinstance(found, HttpResponse):
        return found
    calls = Record.objects.filter(cycle=found, kind="call", state=RecordState.PUBLISHED).order_by("-pk")[:200]
    by_reference = {call.reference: call for call in calls}
    present = asked_in(found, request.at).missed
    initial = {
        "call": present.call.record.reference if present and present.call else "",
        "because": present.because if present else "",
    }
    choices = [(call.reference, f"{call.title} ({call.reference})") for call in calls]
    form = MissedForm(request.POST if request.method == "POST" else None, calls=choices, initial=initial)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        call, because = by_reference.get(form.cleaned_data["call"]), form.cleaned_data["because"]
        try:
            operations.set_missed(cycle=found, call=call, because=because, by=request.actor, at=request.at)
        except _REFUSED as error:
            status = blamed(form, error)
        else:
            return HttpResponseRedirect(f"{found.get_absolute_url()}themes/", status=303)
    shown = {"form": form, "crumbs": steps_to(found), "cancel": f"{found.get_absolute_url()}themes/"}
    return asked(request, "themes/missed.html", found, shown, status=status)
