"""Claiming into an account what somebody contributed as a guest."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from moothill.commons.moderation.networks import network_of
from moothill.commons.people.claiming import claim, claim_by_code
from moothill.commons.people.errors import AlreadyClaimed, TooManyTries, WrongCode
from moothill.commons.people.guests import COOKIE
from moothill.commons.people.models import Participant
from moothill.front.me.arriving import refused
from moothill.front.me.door import for_account_holders
from moothill.front.me.forms import CodeForm
from moothill.front.me.page import claimable


@for_account_holders
def claim_it(request: Any) -> HttpResponse:
    """By the cookie of this browser, or by a code. 403 for a code that is not good, 409 for what was claimed meanwhile."""
    form, known = CodeForm(request.POST if request.method == "POST" else None), claimable(request)
    if request.method != "POST":
        return render(request, "me/claim.html", {"form": CodeForm(), "known": known})
    try:
        guest = _claimed(request, known)
    except (WrongCode, TooManyTries) as error:
        return refused(request, "me/claim.html", form, error, known=known)
    except AlreadyClaimed as error:
        form.is_valid()
        form.add_error(None, str(error))
        return render(request, "me/claim.html", {"form": form, "known": None}, status=409)
    messages.success(
        request,
        _("What you contributed as “%(name)s” is yours now. The name beside it stays.")
        % {"name": guest.label},
    )
    response = HttpResponseRedirect("/me/", status=303)
    if known is not None and known.pk == guest.pk:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def _claimed(request: Any, known: Participant | None) -> Participant:
    me = request.participant
    if known is not None and request.POST.get("known") == str(known.pk):
        return claim(guest=known, by=me, at=request.at)
    return claim_by_code(code=request.POST.get("code", ""), network=network_of(request), by=me, at=request.at)
