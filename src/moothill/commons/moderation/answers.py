"""The answer to somebody who contributed more than an hour takes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothill.commons.moderation.errors import TooMany
from moothill.commons.moderation.trapping import BOX, STAMP

_NEVER_SHOWN = frozenset({"csrfmiddlewaretoken", "key", "base", "code", BOX, STAMP})


def too_many(request: HttpRequest, error: TooMany) -> HttpResponse:
    """429, with everything that was written. A view that can draw its form again may rather do that, with the same status."""
    return waiting(render(request, "moderation/429.html", {"error": error, "typed": _typed(request)}), error)


def waiting(answer: HttpResponse, error: TooMany) -> HttpResponse:
    """The same answer as a 429 that says when to come again."""
    answer.status_code = 429
    answer["Retry-After"] = str(error.wait)
    return answer


def _typed(request: Any) -> list[tuple[str, str]]:
    pairs = ((name, value) for name, values in request.POST.lists() for value in values)
    return [(name, value) for name, value in pairs if value.strip() and name not in _NEVER_SHOWN]
