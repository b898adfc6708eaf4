"""Who may come in: everybody who is somebody, guests alone, or those with an account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.people.models import Participant

View = Callable[..., HttpResponse]
METHODS = ["GET", "HEAD", "POST"]


def for_contributors(view: View) -> View:
    """Lets in guests and account holders, as `request.participant`. Others are told how to become known again: 403."""
    return _door(view, lambda actor: actor.participant is not None, _unknown)


def for_guests(view: View) -> View:
    """Lets in guests, as `request.participant`. Account holders have no use for it: 403."""
    return _door(view, lambda actor: actor.guest, _unknown)


def for_account_holders(view: View) -> View:
    """Lets in account holders, as `request.participant`. Others are asked to sign in."""
    return _door(view, lambda actor: actor.signed_in, lambda request: redirect_to_login("/me/"))


def _door(view: View, lets_in: Callable[[Any], bool], otherwise: Callable[[Any], HttpResponse]) -> View:
    @never_cache
    @require_http_methods(METHODS)
    @wraps(view)
    def guarded(request: Any, *args: Any, **named: Any) -> HttpResponse:
        if not lets_in(request.actor):
            return otherwise(request)
        request.participant = Participant.objects.get(pk=request.actor.participant)
        return view(request, *args, **named)

    return guarded


def _unknown(request: Any) -> HttpResponse:
    words = _("You have an account: sign in to come back. Only guests have return codes.")
    if request.actor.participant is None:
        words = _("We do not know you in this browser. Come back with your return code, or sign in.")
    return render(request, "403.html", {"reason": words}, status=403)
