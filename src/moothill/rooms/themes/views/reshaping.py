"""Merging themes and splitting one: both ask first, and a second click does nothing more."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import Act, RecordState
from moothill.rooms.themes import operations
from moothill.rooms.themes.forms.themes import MergeForm, SplitForm
from moothill.rooms.themes.models import Point
from moothill.rooms.themes.operations.reshaping import MOST_PARTS
from moothill.rooms.themes.views.entering import (
    METHODS,
    STATUS,
    asked,
    blamed,
    cycle_for,
    record_for,
    steps_to,
)

_MOST_PLACED = 150  # things of a theme that a split asks for one by one
_REFUSED = tuple(STATUS)


@never_cache
@require_http_methods(METHODS)
def merge(request: Any, cycle: str) -> HttpResponse:
    """Ask which themes are merged into which and why, and merge them."""
    found = cycle_for(request, cycle, Act.LINK, Act.WITHDRAW)
    if isinstance(found, HttpResponse):
        return found
    rows = Record.objects.filter(cycle=found, kind="theme", state=RecordState.PUBLISHED).order_by(
        "position", "pk"
    )
    themes = {record.reference: record for record in rows}
    choices = [(reference, f"{record.title} ({reference})") for reference, record in themes.items()]
    data = request.POST if request.method == "POST" else None
    form = MergeForm(data, themes=choices, of=request.GET.getlist("of"))
    status = 422 if form.is_bound else 200
    if form.is_bound and (made := _merged_before(request, found, form)):
        return HttpResponseRedirect(made.get_absolute_url(), status=303)
    if form.is_valid():
        given = form.cleaned_data
        try:
            target = operations.merge(
                themes=[themes[reference] for reference in given["of"]],
                into=themes[given["into"]],
                reason=given["reason"],
                by=request.actor,
                at=request.at,
                key=given["key"],
            )
        except _REFUSED as error:
            status = blamed(form, error)
        else:
            return HttpResponseRedirect(target.get_absolute_url(), status=303)
    shown = {"form": form, "crumbs": steps_to(found), "cancel": f"{found.get_absolute_url()}themes/"}
    return asked(request, "themes/merge.html", found, shown, status=status)


def _merged_before(request: Any, cycle: Cycle, form: MergeForm) -> Record | None:
    """What a second click finds: its themes stand no more, and the first click merged them."""
    given = request.POST
    themes = Record.objects.filter(cycle=cycle, kind="theme", reference__in=given.getlist("of"))
    into = Record.objects.filter(cycle=cycle, kind="theme", reference=given.get("into", "")).first()
    form.full_clean()
    key = form.cleaned_data.get("key")
    if into is None or key is None or not themes.filter(revisions__key=key).exists():
        return None
    try:
        return operations.merge(
            themes=list(themes),
            into=into,
            reason=given.get("reason", ""),
            by=request.actor,
            at=request.at,
            key=key,
        )
    except _REFUSED:
        return None


@never_cache
@require_http_methods(METHODS)
def split(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Ask into what a theme is split and what goes where, and split it."""
    record = record_for(request, cycle, reference, Act.WITHDRAW)
    if isinstance(record, HttpResponse):
        return record
    things = _things_of(record)
    form = SplitForm(
        request.POST if request.method == "POST" else None,
        things=[(each.reference, each.title) for each in things],
        most=MOST_PARTS,
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            made = _split(request, record, form, things)
        except _REFUSED as error:
            status = blamed(form, error)
        else:
            return HttpResponseRedirect(made[0].get_absolute_url(), status=303)
    shown = {
        "form": form,
        "record": record,
        "crumbs": steps_to(record.cycle, record),
        "cancel": record.get_absolute_url(),
        "left": len(things) == _MOST_PLACED,
    }
    return asked(request, "themes/split.html", record.cycle, shown, status=status)


def _things_of(record: Record) -> list[Record]:
    """Codes, points and contributions of a theme, the first of them: what is more goes with the first part."""
    points = Point.objects.filter(theme=record.pk, record__state=RecordState.PUBLISHED).values("pk")
    links = Link.objects.filter(effect=record, kind=LinkKind.PART_OF, cause__kind__in=("code", "input"))
    found = list(Record.objects.filter(pk__in=points).order_by("position", "pk")[:_MOST_PLACED])
    causes = Record.objects.filter(pk__in=links.values("cause")).order_by("kind", "position", "pk")
    return [*found, *causes[: _MOST_PLACED - len(found)]]


def _split(request: Any, record: Record, form: SplitForm, things: list[Record]) -> list[Record]:
    names, placed = form.names(), form.placed()
    causes: list[list[Record]] = [[] for _name in names]
    points: list[list[Record]] = [[] for _name in names]
    for each in things:
        number = placed.get(each.reference, 0)
        if number < len(names):  # a part without a name: the thing goes to the first
            (points if each.kind == "point" else causes)[number].append(each)
    parts = [
        operations.Part(name, causes=own, points=theirs)
        for name, own, theirs in zip(names, causes, points, strict=True)
    ]
    return operations.split(
        theme=record,
        parts=parts,
        reason=form.cleaned_data["reason"],
        by=request.actor,
        at=request.at,
        key=form.cleaned_data["key"],
    )
