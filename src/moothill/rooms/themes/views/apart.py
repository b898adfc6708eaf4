"""Setting a contribution apart, and taking that back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Record
from moothill.core.policy import Act
from moothill.rooms.themes import operations
from moothill.rooms.themes.errors.themes import NothingChosen
from moothill.rooms.themes.forms.themes import ApartForm
from moothill.rooms.themes.views.entering import METHODS, STATUS, asked, blamed, cycle_for, named, steps_to


@never_cache
@require_http_methods(METHODS)
def set_apart(request: Any, cycle: str) -> HttpResponse:
    """Ask why a contribution fits no theme, and set it apart."""

    def act(record: Record, reason: str) -> object:
        return operations.set_apart(record=record, because=reason, by=request.actor, at=request.at)

    return _answer(request, cycle, act, _("Say that a contribution fits no theme"), _("Set it apart"))


@never_cache
@require_http_methods(METHODS)
def take_back(request: Any, cycle: str) -> HttpResponse:
    """Ask why a contribution that was set apart fits after all, and take that back."""

    def act(record: Record, reason: str) -> object:
        return operations.take_back_apart(record=record, reason=reason, by=request.actor, at=request.at)

    return _answer(request, cycle, act, _("Say that a contribution fits after all"), _("Take it back"))


def _answer(
    request: Any, slug: str, act: Callable[[Record, str], object], question: str, button: str
) -> HttpResponse:
    found = cycle_for(request, slug, Act.CODE)
    if isinstance(found, HttpResponse):
        return found
    data = request.POST if request.method == "POST" else None
    form = ApartForm(data, initial={"of": request.GET.get("of", "")})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            act(_one(found, form.cleaned_data["of"], request.actor), form.cleaned_data["reason"])
        except tuple(STATUS) as error:
            status = blamed(form, error)
        else:
            return HttpResponseRedirect(f"{found.get_absolute_url()}themes/none/", status=303)
    shown = {
        "form": form,
        "question": question,
        "button": button,
        "crumbs": steps_to(found),
        "cancel": f"{found.get_absolute_url()}themes/none/",
    }
    return asked(request, "themes/apart.html", found, shown, status=status)


def _one(cycle: Cycle, words: str, actor: Any) -> Record:
    found = named(cycle, words, actor)
    if len(found) != 1:
        raise NothingChosen
    return found[0]
