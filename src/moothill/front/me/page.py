"""A contributor's own page: what they gave, and what became of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.models import RoleHeld
from moothill.commons.cycles.operations import rename_holder
from moothill.commons.people.errors import NameRefused, NameTaken
from moothill.commons.people.guests import COOKIE, cookie_life, guest_with_cookie
from moothill.commons.people.models import Participant
from moothill.commons.people.queries import participants_of
from moothill.commons.record.paging import NoSuchPage
from moothill.front.me import sections, sources
from moothill.front.me.door import METHODS
from moothill.front.me.forms import CodeForm, NameForm

_MOST_ROLES = 200


@never_cache
@require_http_methods(METHODS)
def me(request: Any) -> HttpResponse:
    """What I contributed and what became of it; my name, roles and settings. For strangers, the ways to be known again."""
    if request.actor.participant is None:
        return _stranger(request)
    participant = Participant.objects.select_related("guest").get(pk=request.actor.participant)
    form = None
    if request.actor.signed_in:
        form = NameForm(
            request.POST if request.method == "POST" else None, initial={"label": participant.label}
        )
        if request.method == "POST" and form.is_valid() and _renamed(request, participant, form):
            return HttpResponseRedirect("/me/", status=303)
    status = 422 if form and form.errors else 200
    return _shown(request, participant, {"form": form, "participant": participant}, status)


def _stranger(request: Any) -> HttpResponse:
    if request.method == "POST":
        return redirect_to_login("/me/")
    return render(request, "me/stranger.html", {"form": CodeForm()})


def _shown(request: Any, participant: Participant, shown: dict[str, Any], status: int) -> HttpResponse:
    mine, after = participants_of(request.actor), request.GET.get("after", "")
    try:
        listed = sources.page_of(mine, request.actor, after=after)
        shown |= {
            "rows": listed.contributions,
            "older": f"?after={listed.following}" if listed.following else "",
        }
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    shown |= {
        "newer": "?" if after else "",
        "waiting": sources.waiting_for(mine, request.actor),
        "roles": _roles(participant) if request.actor.signed_in else [],
        "sections": sections.shown_to(request),
        "claimable": claimable(request),
        "claimed": len(mine) > 1,
    }
    if request.actor.guest:
        shown |= {"guest": participant.guest, "known_until": participant.guest.seen_at + cookie_life()}
    return render(request, "me/me.html", shown, status=status)


def claimable(request: Any) -> Participant | None:
    """The guest of this browser, while somebody with an account sits at it."""
    cookie = request.COOKIES.get(COOKIE)
    may = request.actor.signed_in and not request.actor.practice
    return guest_with_cookie(cookie, at=request.at) if cookie and may else None


def _roles(participant: Participant) -> list[RoleHeld]:
    held = RoleHeld.objects.filter(participant=participant).select_related("cycle", "organisation")
    return list(held.order_by("-since", "-pk")[:_MOST_ROLES])


def _renamed(request: Any, participant: Participant, form: NameForm) -> bool:
    try:
        renamed = rename_holder(
            participant=participant, label=form.cleaned_data["label"], by=participant, at=request.at
        )
    except (NameTaken, NameRefused) as error:
        form.add_error("label", str(error))
        return False
    messages.success(request, _("Your public name is now “%(label)s”.") % {"label": renamed.label})
    return True
