"""Error pages. Each says what happened and what to do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

_NEVER_SHOWN = frozenset(
    {"csrfmiddlewaretoken", "key", "base", "password", "password1", "password2", "oldpassword", "code"}
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same for what is not there and for what must not be known."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: drawn without a context, since nothing can be relied on any more."""
    return HttpResponse(get_template("500.html").render(), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not sent from our own page, with everything that was written in it."""
    return render(request, "403_csrf.html", {"typed": _typed(request)}, status=403)


def _typed(request: Any) -> list[tuple[str, str]]:
    pairs = ((name, value) for name, values in request.POST.lists() for value in values)
    return [(name, value) for name, value in pairs if value.strip() and name not in _NEVER_SHOWN]
