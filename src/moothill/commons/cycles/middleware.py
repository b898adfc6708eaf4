"""Who is here: the one place where a request becomes an actor and a moment."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from moothill.commons.cycles.queries import actor_of, guest_actor
from moothill.commons.people.guests import COOKIE, guest_with_cookie
from moothill.commons.people.models import Person
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.policy.at_home import is_at_home

# How the cookie of the guest begins as whom one may act in practice cycles; away from home it is nobody's.
PRACTICE = "practice."


class Visit(HttpRequest):
    """A request after this middleware: who asks, and when. Views annotate with it."""

    actor: Actor
    at: datetime


def who_is_here(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: sets `request.actor` and `request.at`. A request with no cookie asks the database nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.at = timezone.now()  # type: ignore[attr-defined]
        request.actor = _actor(request)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _actor(request: HttpRequest) -> Actor:
    if not request.COOKIES:
        return PASSER_BY
    if not request.user.is_authenticated:
        return _guest(request)
    person = request.user if isinstance(request.user, Person) else None
    actor = actor_of(person, request.at, at_home=is_at_home(request))  # type: ignore[attr-defined]
    if not actor.signed_in:
        request.user = AnonymousUser()  # somebody invented for practice, away from home: nobody at all
    return actor


def _guest(request: HttpRequest) -> Actor:
    cookie = request.COOKIES.get(COOKIE)
    practice = bool(cookie) and str(cookie).startswith(PRACTICE)
    if not cookie or (practice and not is_at_home(request)):
        return PASSER_BY
    participant = guest_with_cookie(cookie, at=request.at)  # type: ignore[attr-defined]
    return guest_actor(participant, practice=practice) if participant else PASSER_BY
