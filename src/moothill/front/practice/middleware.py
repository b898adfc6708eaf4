"""Invented people have no sign-in settings, keep their names, and act in practice cycles alone."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def nothing_to_sign_in_to(get_response: Callable[[Any], HttpResponse]) -> Callable[[Any], HttpResponse]:
    """Middleware: whoever acts as somebody invented is led from the pages of accounts back to the choice of parts."""

    def middleware(request: Any) -> HttpResponse:
        if (
            request.actor.practice
            and request.path.startswith("/accounts/")
            and request.path != "/accounts/logout/"
        ):
            return redirect("act-as")
        if request.actor.practice and request.path.startswith("/me/") and request.method not in _SAFE:
            words = _("This name was invented for the practice cycle and stays as it is.")
            return render(request, "403.html", {"reason": words}, status=403)
        if request.actor.practice and request.method not in _SAFE and _is_real(request.path):
            words = _("Whom you are acting as was invented for practice cycles. This one is real.")
            return render(request, "403.html", {"reason": words}, status=403)
        return get_response(request)

    return middleware


def _is_real(path: str) -> bool:
    """Whether an address lies in a cycle that is more than practice."""
    slug = path.strip("/").partition("/")[0]
    return Cycle.objects.filter(slug=slug, practice=False).exists()
