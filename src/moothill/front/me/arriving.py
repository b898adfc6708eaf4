"""Coming back with a return code, and getting a new one."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.moderation.networks import network_of
from moothill.commons.people.errors import TooManyTries, WrongCode
from moothill.commons.people.returning import come_back, renew_code
from moothill.commons.people.visiting import set_cookie
from moothill.front.me.door import METHODS, for_guests
from moothill.front.me.forms import CodeForm


@never_cache
@require_http_methods(METHODS)
def arrive(request: Any) -> HttpResponse:
    """The page on which a code is entered. 403 for any code that is not good, 429 after too many."""
    if request.actor.signed_in:
        return HttpResponseRedirect("/me/claim/", status=303)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return render(request, "me/code.html", {"form": form})
    try:
        returned = come_back(code=request.POST.get("code", ""), network=network_of(request), at=request.at)
    except (WrongCode, TooManyTries) as error:
        return refused(request, "me/code.html", form, error)
    response = HttpResponseRedirect("/me/", status=303)
    set_cookie(response, returned.cookie, at=request.at)
    return response


def refused(request: Any, template: str, form: Any, error: Exception, **shown: Any) -> HttpResponse:
    """The same page with what was typed and why it does not serve: 403, or 429 with the time to wait."""
    form.is_valid()
    form.add_error("code" if "code" in form.fields else None, str(error))
    waits = isinstance(error, TooManyTries)
    response = render(request, template, {"form": form, **shown}, status=429 if waits else 403)
    if isinstance(error, TooManyTries):
        response["Retry-After"] = str(error.wait * 60)
    return response


@for_guests
def renew(request: Any) -> HttpResponse:
    """A new code for a guest, shown once; the old ones stop."""
    if request.method != "POST":
        return render(request, "me/renew.html", {"participant": request.participant})
    made = renew_code(participant=request.participant, by=request.participant, at=request.at)
    response = render(request, "me/renew.html", {"made": made, "participant": request.participant})
    response["Cache-Control"] = "no-store, private"
    return response
