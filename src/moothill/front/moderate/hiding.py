"""Hiding one thing, and what is hidden: restoring it, and answering appeals."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from moothill.commons.moderation import targets
from moothill.commons.moderation.appealing import answer
from moothill.commons.moderation.errors import (
    AlreadyHidden,
    AnotherModerator,
    CannotHide,
    NoAppeal,
    NoReason,
    NotHidden,
)
from moothill.commons.moderation.hiding import hide as hide_thing
from moothill.commons.moderation.hiding import restore
from moothill.commons.moderation.models import Hiding, Level
from moothill.commons.moderation.policy import settings_of
from moothill.commons.moderation.queries import appeals, hidden_now
from moothill.commons.moderation.things.reverting import REVISION
from moothill.commons.policy.errors import Refused
from moothill.commons.record.paging import NoSuchPage, page_of
from moothill.core.policy import Act
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.moderate.finding import any_thing_or_404
from moothill.front.moderate.forms import AnswerForm, HideForm, WordsForm
from moothill.front.moderate.rows import of_hidden

_MOST = 25
_STATUS: dict[type[Exception], int] = {
    AlreadyHidden: 409, AnotherModerator: 403, CannotHide: 409, NoAppeal: 409, NoReason: 422, NotHidden: 409,
    Refused: 403,
}  # fmt: skip


@for_those_who_may(Act.MODERATE)
def hide(desk: Desk) -> HttpResponse:
    """Hide the thing that the address names, for a reason that everybody reads."""
    thing = any_thing_or_404(desk.request.GET.get("of", ""), desk.cycle)
    label = targets.label_of(thing)
    form = HideForm(desk.data, settings=settings_of(desk.cycle), levels=label == REVISION)
    target = targets.get(label)
    shown = {
        "form": form,
        "kind_words": target.label,
        "text": target.text(thing),
        "url": target.address(thing),
    }
    if desk.data is None:
        return desk.page("moderate/hide.html", shown)
    status = 422
    if form.is_valid():
        given = form.cleaned_data
        level = Level(given.get("level", Level.WORDS))
        try:
            hide_thing(
                thing=thing, code=given["code"], words=given["words"], level=level, by=desk.actor, at=desk.at
            )
            return _to_list(desk)
        except tuple(_STATUS) as error:
            form.add_error(None, str(error))
            status = _STATUS[type(error)]
    return desk.page("moderate/hide.html", shown, status=status)


@for_those_who_may(Act.MODERATE)
def hidden(desk: Desk) -> HttpResponse:
    """Everything hidden now; those whose authors wait for an answer with ?show=appeals."""
    only = desk.request.GET.get("show", "")
    after = desk.request.GET.get("after", "")
    try:
        found = page_of(
            appeals(desk.cycle).select_related("cycle") if only == "appeals" else hidden_now(desk.cycle),
            ("pk",), after=after, most=_MOST,
        )  # fmt: skip
    except NoSuchPage as error:
        return desk.page("moderate/hidden.html", {"faults": [str(error)], "only": only}, status=400)
    here = f"?show={only}" if only == "appeals" else "?"
    shown = {
        "rows": of_hidden(found.things),
        "only": only,
        "older": f"{here}&after={found.following}" if found.following else "",
        "newer": here if after else "",
    }
    return desk.page("moderate/hidden.html", shown)


def one(request: Any, cycle: str, number: int) -> HttpResponse:
    """Restore one hidden thing, or answer its author's appeal."""

    @for_those_who_may(Act.MODERATE)
    def view(desk: Desk) -> HttpResponse:
        hiding = get_object_or_404(hidden_now(desk.cycle), pk=number)
        form = AnswerForm(desk.data) if hiding.waits else WordsForm(desk.data)
        status = 200
        if desk.data is not None:
            status = 422
            if form.is_valid():
                try:
                    _act(desk, hiding, form.cleaned_data)
                    return _to_list(desk)
                except tuple(_STATUS) as error:
                    form.add_error(None, str(error))
                    status = _STATUS[type(error)]
        shown = {"form": form, "hiding": hiding, "row": of_hidden([hiding])[0][1]}
        shown["heading"] = _("Answer the appeal") if hiding.waits else _("Show it again?")
        return desk.page("moderate/hiding.html", shown, status=status)

    return view(request, cycle)


def _act(desk: Desk, hiding: Hiding, given: dict[str, Any]) -> None:
    act = {"hiding": hiding, "words": given["words"], "by": desk.actor, "at": desk.at}
    if hiding.waits:
        answer(restores=given["restores"] == "yes", **act)
    else:
        restore(**act)


def _to_list(desk: Desk) -> HttpResponse:
    target = desk.back or f"{desk.cycle.get_absolute_url()}desk/moderation/hidden/"
    return HttpResponseRedirect(target, status=303)
