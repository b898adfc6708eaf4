"""News by e-mail without an account: /<cycle>/subscribe/ asks for an address, a mail asks back, a page confirms."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation import limits
from moothill.commons.moderation.errors import TooMany
from moothill.commons.moderation.receiving import sent_from
from moothill.commons.notifications import outbox
from moothill.commons.notifications.errors import CannotFollow, LinkSpent
from moothill.commons.notifications.models import Letter
from moothill.commons.notifications.subscribing import subscribe as lay
from moothill.commons.notifications.topics import CYCLE
from moothill.front.notices.following import name_of, topic_in
from moothill.front.notices.forms import SubscribeForm
from moothill.front.notices.mails.plain import present_language
from moothill.front.notices.tokens import read_confirm


@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: Any, cycle: str) -> HttpResponse:
    """Ask for an address. The answer does not tell whether it is known here. 400 for no address, 429 for too many."""
    found = cycle_or_404(request, cycle)
    try:
        topic = topic_in(
            found, request.POST.get("topic") or request.GET.get("topic") or str(CYCLE), request.actor
        )
    except CannotFollow as error:
        return _page(request, found, {"faults": [str(error)]}, status=400)
    shown = {"named": name_of(topic, found, request.actor)}
    form = SubscribeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, {**shown, "form": form}, status=400 if form.errors else 200)
    try:
        _ask(request, found, form.cleaned_data, str(topic))
    except TooMany as error:
        return _page(request, found, {**shown, "form": form, "faults": [str(error)]}, status=429)
    return HttpResponseRedirect(f"{found.get_absolute_url()}subscribe/sent/", status=303)


@transaction.atomic
def _ask(request: Any, cycle: Cycle, given: dict[str, str], topic: str) -> None:
    """Raises TooMany. A robot that fell into the trap is told the same, and nobody is written to."""
    sent = sent_from(request)
    limits.count(participant=None, network=sent.network, at=request.at)
    if not sent.trap:
        asks = {"topic": topic, "often": given["often"], "language": present_language()}
        outbox.ask(address=given["email"], cycle=cycle, asks=asks, at=request.at)


@never_cache
@require_http_methods(["GET", "HEAD"])
def sent(request: Any, cycle: str) -> HttpResponse:
    """Look into your mail."""
    return _page(request, cycle_or_404(request, cycle), {"sent": True})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: Any, mark: str) -> HttpResponse:
    """A GET shows a button, since mail programs look at links by themselves; the POST confirms. 410 for a spent link."""
    try:
        letter = _letter(mark, request.at)
        if request.method != "POST":
            return render(request, "notices/confirm.html", {"cycle": letter.cycle, "asks": letter.asks})
        lay(letter=letter, at=request.at)
    except (LinkSpent, CannotFollow) as error:
        return render(request, "notices/spent.html", {"reason": str(error)}, status=410)
    return render(request, "notices/confirmed.html", {"cycle": letter.cycle, "asks": letter.asks})


def _letter(mark: str, at: Any) -> Letter:
    """Raises Http404 for a mark that was not made here, LinkSpent for one that is used or too old."""
    try:
        number = read_confirm(mark)
    except LinkSpent as error:
        raise Http404 from error
    letter = Letter.objects.select_related("cycle").filter(pk=number, kind=outbox.CONFIRM).first()
    if letter is None or not letter.address or letter.made_at < at - outbox.KEPT:
        raise LinkSpent
    return letter


def _page(request: Any, cycle: Cycle, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
    title = _("News by e-mail")
    answer = page(
        request, "notices/subscribe.html", {"heading": title, **shown}, cycle=cycle, status=status, kept=False
    )
    answer["Cache-Control"] = "no-store, private"
    return answer
