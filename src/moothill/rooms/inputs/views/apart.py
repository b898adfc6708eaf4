"""Equality questions: after somebody contributed, in a form of its own, and kept apart."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.core.signing import BadSignature, Signer
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from moothill.commons.policy.errors import Refused
from moothill.rooms.inputs.forms.apart import ApartForm
from moothill.rooms.inputs.models import Call
from moothill.rooms.inputs.operations.apart import count_answers
from moothill.rooms.inputs.views.gate import enter

_SIGNER = Signer(salt="moothill.inputs.apart")
_LASTS = 86_400  # seconds


def form_after(call: Call, at: datetime) -> ApartForm:
    """The form that follows a contribution. Its token is drawn by chance, good for a day and for one answer."""
    return ApartForm(token=_SIGNER.sign(f"{call.pk}.{int(at.timestamp())}.{secrets.token_urlsafe(9)}"))


@require_POST
def about_you(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Count what somebody told about themselves, once. 403 without a token that a contribution gave."""
    visit = enter(request, cycle, reference)
    form = ApartForm(request.POST)
    assert visit.call is not None  # nosec: the address names one
    if not form.is_valid():
        return visit.page("inputs/apart.html", {"form": form}, status=422)
    token = form.cleaned_data["token"]
    if not _is_good(token, visit.call, request.at):
        words = _("These questions come after a contribution, and can be answered within a day.")
        return render(request, "403.html", {"reason": words}, status=403)
    spent = f"apart:{hashlib.sha256(token.encode()).hexdigest()}"
    try:
        # Added by one alone, whoever else comes with the same token at the same moment.
        if cache.add(spent, 1, _LASTS):
            count_answers(call=visit.call, answers=form.answers(), by=request.actor, at=request.at)
    except Refused as error:
        cache.delete(spent)  # nothing was counted
        return render(request, "403.html", {"reason": str(error)}, status=403)
    return visit.page("inputs/apart.html", {"form": None})


def _is_good(token: str, call: Call, at: datetime) -> bool:
    try:
        pk, moment, _chance = _SIGNER.unsign(token).split(".", 2)
    except (BadSignature, ValueError):
        return False
    return pk == str(call.pk) and 0 <= at.timestamp() - int(moment) + 1 <= _LASTS
