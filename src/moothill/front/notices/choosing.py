"""/notices/settings/: how often, in which language, and everything that somebody follows."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications import outbox
from moothill.commons.notifications.addresses import address_of, is_refused
from moothill.commons.notifications.following import choose, hear_again, unfollow
from moothill.commons.notifications.models import Follow, Reader
from moothill.commons.notifications.rhythms import Rhythm
from moothill.commons.notifications.topics import read
from moothill.commons.policy.actors import Actor
from moothill.front.notices.forms import ChoiceForm
from moothill.front.notices.mails.plain import present_language
from moothill.front.notices.naming import named, records_of

_MOST = 200


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Any) -> HttpResponse:
    """The choices of whoever asks. `do` says which of the page's forms was sent."""
    if request.actor.participant is None:
        return redirect_to_login(request.get_full_path())
    if request.method == "POST" and request.POST.get("do") in _ACTS:
        return _ACTS[request.POST["do"]](request)
    form = ChoiceForm(request.POST if request.method == "POST" else None, initial=_initial(request.actor))
    if request.method == "POST" and form.is_valid():
        choose(**form.cleaned_data, by=request.actor, at=request.at)
        messages.success(request, _("Your choice holds from now on."))
        return _back()
    return render(request, "notices/settings.html", _page(request, form), status=422 if form.errors else 200)


def _initial(actor: Actor) -> dict[str, str]:
    reader = Reader.objects.filter(participant=actor.participant).first()
    return {"often": reader.often, "language": reader.language} if reader else {"often": Rhythm.DAILY}


def _page(request: Any, form: ChoiceForm) -> dict[str, Any]:
    reader = Reader.objects.filter(participant=request.actor.participant).first()
    after = request.GET.get("after", "")
    rows = _follows(reader, after) if reader else []
    address = address_of(reader) if reader else ""
    return {
        "form": form,
        "follows": _in_words(rows[:_MOST], request.actor),
        "older": f"?after={rows[_MOST - 1].pk}" if len(rows) > _MOST else "",
        "silences": reader.silences.select_related("cycle") if reader else [],
        "has_address": bool(address) or request.actor.signed_in,
        "refused": bool(address) and is_refused(address),
    }


def _follows(reader: Reader, after: str) -> list[Follow]:
    rows = reader.follows.select_related("cycle").order_by("-pk")
    if after.isascii() and after.isdigit() and len(after) <= 18:
        rows = rows.filter(pk__lt=int(after))
    return list(rows[: _MOST + 1])


def _in_words(follows: list[Follow], actor: Actor) -> list[dict[str, Any]]:
    topics = [(each.cycle_id, read(each.topic)) for each in follows]
    records = records_of(topics, actor)
    return [
        {"follow": each, "named": named(topic, each.cycle, records[each.cycle_id])}
        for each, (_cycle, topic) in zip(follows, topics, strict=True)
    ]


def _stop(request: Any) -> HttpResponse:
    mark = request.POST.get("follow", "")
    number = int(mark) if mark.isascii() and mark.isdigit() and len(mark) <= 18 else 0
    found = get_object_or_404(Follow, pk=number, reader__participant=request.actor.participant)
    unfollow(cycle=found.cycle, topic=read(found.topic), by=request.actor, at=request.at)
    messages.success(request, _("You do not follow this any more."))
    return _back()


def _hear(request: Any) -> HttpResponse:
    cycle = get_object_or_404(Cycle, slug=request.POST.get("cycle", ""))
    reader = get_object_or_404(Reader, participant=request.actor.participant)
    hear_again(reader=reader, cycle=cycle)
    messages.success(request, _("Mails about this plan come again."))
    return _back()


def _confirm(request: Any) -> HttpResponse:
    """Ask anew whether the address works: the letter that answers is the one that a refused address still gets."""
    reader = get_object_or_404(Reader, participant=request.actor.participant)
    follow, address = reader.follows.select_related("cycle").first(), address_of(reader)
    if follow and address and is_refused(address):
        asks = {"again": "yes", "language": present_language()}
        outbox.ask(address=address, cycle=follow.cycle, asks=asks, at=request.at)
    messages.success(request, _("A mail with a link is on its way to your address."))
    return _back()


_ACTS = {"stop": _stop, "hear": _hear, "confirm": _confirm}


def _back() -> HttpResponseRedirect:
    return HttpResponseRedirect("/notices/settings/", status=303)
