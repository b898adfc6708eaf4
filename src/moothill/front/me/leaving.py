"""Taking one's data away, and being erased."""

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from moothill.commons.cycles.queries import stands_alone
from moothill.commons.people.erasing import erase
from moothill.commons.people.exporting import everything
from moothill.commons.people.guests import COOKIE
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import PASSER_BY
from moothill.front.me.door import for_contributors
from moothill.front.me.forms import EraseForm


@for_contributors
def data(request: Any) -> HttpResponse:
    """Everything that is kept about the visitor, as one JSON file."""
    content = everything(participants_of(request.actor), at=request.at)
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    response["Cache-Control"] = "no-store, private"
    return response


@for_contributors
def erase_me(request: Any) -> HttpResponse:
    """What goes, what stays, and the choice; then the act. 422 while the box is not ticked."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "me/erase.html", _told(request, form), status=422 if form.errors else 200)
    withdraw = form.cleaned_data["waiting"] == EraseForm.WITHDRAW
    erase(participant=request.participant, withdraw=withdraw, by=request.participant, at=request.at)
    return _gone(request, withdraw=withdraw)


def _told(request: Any, form: EraseForm) -> dict[str, Any]:
    return {
        "form": form,
        "participant": request.participant,
        "alone": stands_alone(request.participant, request.at),
        "kept_days": settings.MOOTHILL_BACKUP_DAYS,
    }


def _gone(request: Any, *, withdraw: bool) -> HttpResponse:
    logout(request)
    request.actor = PASSER_BY
    shown = {"withdrawn": withdraw, "kept_days": settings.MOOTHILL_BACKUP_DAYS}
    response = render(request, "me/erased.html", shown)
    response.delete_cookie(COOKIE, samesite="Lax")
    response.delete_cookie("messages")
    return response
