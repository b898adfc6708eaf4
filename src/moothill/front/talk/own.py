"""Changing one's own comment, and taking it back: while nobody has answered it."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.discussion.models import Comment
from moothill.commons.discussion.operations import take_back
from moothill.front.talk import showing
from moothill.front.talk.errors import EXPECTED, STATUS
from moothill.front.talk.forms import AnswerForm, CommentForm
from moothill.front.talk.gate import Room, enter
from moothill.front.talk.sending import change
from moothill.front.talk.views import done, explained, too_late


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Any, cycle: str, segment: str, reference: str, number: int) -> HttpResponse:
    """The comment in the box again; what it said before stays public."""
    room = enter(request, cycle, segment, reference)
    if room.is_gone:
        return too_late(room)
    comment = _own(room, number)
    box = AnswerForm if comment.answers_id else CommentForm
    form = box(request.POST or None, initial={"words": comment.words, "stance": comment.stance})

    def show(form: AnswerForm, status: int = 200, **more: Any) -> HttpResponse:
        shown = {"form": form, "cancel": comment.get_absolute_url(), **more}
        return room.page("talk/edit.html", shown, status=status)

    if request.method != "POST":
        return show(form)
    if not form.is_valid():
        return show(form, 422)
    given = form.cleaned_data
    try:
        if "preview" in request.POST:
            return show(form, preview=showing.preview(given["words"]))
        return done(room, change(room, comment, words=given["words"], stance=given.get("stance", "")))
    except EXPECTED as error:
        return explained(form, error, show)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: Any, cycle: str, segment: str, reference: str, number: int) -> HttpResponse:
    """Ask whether the comment shall go out of the talk; then take it out."""
    room = enter(request, cycle, segment, reference)
    if room.is_gone:
        return too_late(room)
    comment = _own(room, number)
    shown = {
        "question": _("Take this back?"),
        "explanation": _(
            "It leaves the talk. The record of what happened goes on saying that you took something back."
        ),
        "button": _("Take it back"),
        "cancel": comment.get_absolute_url(),
    }
    if request.method != "POST":
        return room.page("ui/confirm.html", shown)
    try:
        take_back(comment=comment, by=room.actor, at=room.at)
    except EXPECTED as error:
        shown["explanation"] = str(error)
        return room.page("ui/confirm.html", shown, status=STATUS[type(error)])
    return HttpResponseRedirect(room.url, status=303)


def _own(room: Room, number: int) -> Comment:
    """The visitor's own comment. Raises Http404 for another's: its page has no such door."""
    comment = room.comment(number)
    if not comment.is_by(room.actor):
        raise Http404
    return comment
