"""/<cycle>/follow/: begin to follow something of a cycle, or stop."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications import following
from moothill.commons.notifications.errors import CannotFollow, NothingThere
from moothill.commons.notifications.models import Follow
from moothill.commons.notifications.topics import NoSuchTopic, Topic, read
from moothill.commons.policy.actors import Actor
from moothill.front.notices.forms import FollowForm
from moothill.front.notices.naming import Named, choices, named, records_of


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: Any, cycle: str) -> HttpResponse:
    """Without a topic: what there is to follow. With one: whether, and how often. 400 for what cannot be followed."""
    found = cycle_or_404(request, cycle)
    text = request.POST.get("topic") or request.GET.get("topic") or ""
    if not text and request.method != "POST":
        return _shown(request, found, "notices/choices.html", {"choices": _choices(found)})
    try:
        topic = topic_in(found, text, request.actor)
        return _act(request, found, topic) if request.method == "POST" else _ask(request, found, topic)
    except CannotFollow as error:
        shown = {"choices": _choices(found), "faults": [str(error)]}
        return _shown(request, found, "notices/choices.html", shown, status=400)


def topic_in(cycle: Cycle, text: str, actor: Actor) -> Topic:
    """The topic that a form or an address names. Raises NothingThere for what `actor` may not know of."""
    try:
        topic = read(text)
    except NoSuchTopic as error:
        raise NothingThere from error
    following.check(cycle, topic, actor)
    return topic


def name_of(topic: Topic, cycle: Cycle, actor: Actor) -> Named:
    """One topic in words."""
    return named(topic, cycle, records_of([(cycle.pk, topic)], actor)[cycle.pk])


def _choices(cycle: Cycle) -> list[tuple[Named, list[Named]]]:
    return [
        (named(whole, cycle, {}), [named(part, cycle, {}) for part in parts]) for whole, parts in choices()
    ]


def _ask(request: Any, cycle: Cycle, topic: Topic) -> HttpResponse:
    rows = Follow.objects.filter(
        reader__participant=request.actor.participant or 0, cycle=cycle, topic=str(topic)
    )
    present = rows.first()
    form = FollowForm(initial={"often": present.often if present else ""})
    shown = {"named": name_of(topic, cycle, request.actor), "form": form, "present": present}
    return _shown(request, cycle, "notices/follow.html", shown)


def _act(request: Any, cycle: Cycle, topic: Topic) -> HttpResponse:
    url = name_of(topic, cycle, request.actor).url
    if "stop" in request.POST:
        following.unfollow(cycle=cycle, topic=topic, by=request.actor, at=request.at)
        messages.success(request, _("You do not follow this any more."))
        return HttpResponseRedirect(url, status=303)
    form = FollowForm(request.POST)
    if not form.is_valid():
        raise NothingThere
    often = form.cleaned_data["often"]
    following.follow(cycle=cycle, topic=topic, by=request.actor, at=request.at, often=often)
    messages.success(request, _("You follow this now. What happens to it is told on your page of notices."))
    return HttpResponseRedirect(url, status=303)


def _shown(
    request: HttpRequest, cycle: Cycle, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    answer = page(request, template, context, cycle=cycle, status=status, kept=False)
    answer["Cache-Control"] = "no-store, private"
    return answer
