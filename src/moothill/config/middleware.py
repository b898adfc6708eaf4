"""Refusals become pages: one place turns a named error that a view let through into an honest answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothill.commons.moderation.answers import too_many
from moothill.commons.moderation.errors import TooMany
from moothill.commons.policy.errors import Refused


class Refusals:
    """Turns Refused into a 403 page in words, and TooMany into a 429 page with what was written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of Refused or TooMany; any other error goes its way."""
        if isinstance(error, TooMany):
            return too_many(request, error)
        if not isinstance(error, Refused):
            return None
        return render(request, "403.html", {"reason": str(error), "refusal": error.reason}, status=403)
