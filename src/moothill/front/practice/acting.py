"""Acting as one of the invented people: one click, no password, at home only, and only in practice cycles."""

from typing import Any

from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.models import Cycle, PracticePerson
from moothill.commons.cycles.queries import cycles_visible_to
from moothill.commons.people.models import Person
from moothill.commons.policy.at_home import is_at_home
from moothill.front.practice.backend import BACKEND
from moothill.front.practice.guest import become_guest, leave_guest
from moothill.front.practice.parts import PARTS, Part, part_called


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def act_as(request: Any) -> HttpResponse:
    """The choice, and the click. 404 for anybody away from home, for a part that is not there, and for a real cycle."""
    cycle = _cycle(request)
    if request.method != "POST":
        return render(request, "practice/act_as.html", {"cycle": cycle, "parts": PARTS})
    part = part_called(request.POST.get("part", ""))
    if part is None:
        raise Http404
    response = HttpResponseRedirect(cycle.get_absolute_url(), status=303)
    _become(request, response, part)
    return response


def _cycle(request: Any) -> Cycle:
    """The practice cycle that is meant; the newest running one if none is named."""
    if not is_at_home(request):
        raise Http404
    cycles = cycles_visible_to(request.actor).filter(practice=True)
    asked = request.POST.get("cycle") or request.GET.get("cycle") or ""
    newest = cycles.order_by(
        "-state", "-pk"
    )  # running before ended before draft, as the words happen to sort
    found = cycles.filter(slug=asked).first() if asked else newest.first()
    if found is None:
        raise Http404
    return found


def _become(request: Any, response: HttpResponse, part: Part) -> None:
    """Sign the session in as somebody invented, or out for a guest or a passer-by.

    Whoever was signed in before is signed out.
    """
    leave_guest(request, response)
    if part.guest:
        logout(request)
        become_guest(response, part, at=request.at)
    elif part.name:
        login(request, _person(part), backend=BACKEND)
    else:
        logout(request)


def _person(part: Part) -> Person:
    person = PracticePerson.objects.select_related("participant__person").filter(part=part.part).first()
    if person is None or person.participant.person is None:
        raise Http404
    return person.participant.person
