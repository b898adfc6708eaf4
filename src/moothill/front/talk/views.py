"""The talk about a record, and one comment of it: to read, and to say something."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothill.commons.cycles.frame import cycle_or_404
from moothill.commons.discussion.models import Comment
from moothill.commons.moderation.answers import waiting
from moothill.commons.moderation.errors import TooMany
from moothill.commons.people.visiting import context, remember
from moothill.commons.record.paging import NoSuchPage
from moothill.front.site.records import gone
from moothill.front.talk import showing
from moothill.front.talk.errors import EXPECTED, STATUS, field_of
from moothill.front.talk.forms import AnswerForm, CommentForm
from moothill.front.talk.gate import Room, enter
from moothill.front.talk.sending import Outcome, send

Show = Callable[..., HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """Everything said about a record, with a box to say more; 410 where the record was withdrawn."""
    room = enter(request, cycle, segment, reference)
    if request.method == "POST":
        return _say(room, CommentForm(request.POST), _show_talk(room))
    return too_late(room) if room.is_gone else _show_talk(room)(None)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Any, cycle: str, segment: str, reference: str, number: int) -> HttpResponse:
    """One comment at its permanent address, with its answers and a box to answer in."""
    room = enter(request, cycle, segment, reference)
    if room.is_gone:
        return too_late(room)
    comment = room.comment(number)
    if request.method == "POST":
        return _say(room, AnswerForm(request.POST), _show_one(room, comment), answers=comment)
    return _show_one(room, comment)(None)


# This changes nothing and answers with nothing but what was sent, so no token is asked for: a page that is kept and
# shown to many has none. The form in its answer has one.
@csrf_exempt
@require_POST
def look(request: Any, cycle: str, segment: str, reference: str, number: int = 0) -> HttpResponse:
    """What was written as it will look, in a form that sends it; nothing is stored."""
    room = enter(request, cycle, segment, reference)
    if room.is_gone:
        return too_late(room)
    comment = room.comment(number) if number else None
    show = _show_one(room, comment) if comment else _show_talk(room)
    given = request.POST.dict()
    form = (AnswerForm if comment else CommentForm)(given | {"key": given.get("key") or uuid4()})
    if not form.is_valid():
        return show(form, 422)
    try:
        return show(form, preview=showing.preview(form.cleaned_data["words"]))
    except EXPECTED as error:
        return explained(form, error, show)


def _show_talk(room: Room) -> Show:
    def show(form: CommentForm | None, status: int = 200, **more: Any) -> HttpResponse:
        try:
            shown = showing.talk(room, form)
        except NoSuchPage as error:
            return room.page("talk/talk.html", {"faults": [str(error)]}, status=400)
        return room.page("talk/talk.html", shown | more, status=status)

    return show


def _show_one(room: Room, comment: Comment) -> Show:
    def show(form: AnswerForm | None, status: int = 200, **more: Any) -> HttpResponse:
        try:
            shown = showing.thread(room, comment, form)
        except NoSuchPage as error:
            return room.page("talk/one.html", {"faults": [str(error)]}, status=400)
        return room.page("talk/one.html", shown | more, status=status)

    return show


def _say(room: Room, form: AnswerForm, show: Show, answers: Comment | None = None) -> HttpResponse:
    """One operation, and its answer: the comment at its address, or the form with everything still in it."""
    if room.is_gone:
        return too_late(room)
    if not form.is_valid():
        return show(form, 422)
    given = form.cleaned_data
    try:
        outcome = send(
            room, words=given["words"], stance=given.get("stance", ""), key=given["key"] or uuid4(),
            answers=answers,
        )  # fmt: skip
    except EXPECTED as error:
        return explained(form, error, show)
    return done(room, outcome)


def explained(form: AnswerForm, error: Exception, show: Show) -> HttpResponse:
    """The form again, with what is wrong beside everything that was written."""
    form.add_error(field_of(error), str(error))
    answer = show(form, STATUS[type(error)])
    return waiting(answer, error) if isinstance(error, TooMany) else answer


def done(room: Room, outcome: Outcome) -> HttpResponse:
    """To the comment at its address; somebody new gets their return code first."""
    outcome.comment.record = room.record
    if outcome.guest is None:
        return HttpResponseRedirect(outcome.comment.get_absolute_url(), status=303)
    shown = {"comment": outcome.comment, **context(outcome.guest)}
    answer = room.page("talk/sent.html", shown)
    remember(answer, outcome.guest, room.request)
    return answer


def too_late(room: Room) -> HttpResponse:
    """410: the record was withdrawn; with what somebody was writing meanwhile, so that it is not lost."""
    words = room.request.POST.get("words", "")
    if not words.strip():
        return gone(room.request, room.cycle, room.kind, room.record)
    shown = {"words": words, "refusal": room.refusal, "record": room.record, "cycle": room.cycle}
    return render(room.request, "talk/too_late.html", shown, status=410)


@require_safe
def found(request: Any, cycle: str, number: int) -> HttpResponse:
    """The way from a comment's number, which the journal tells, to its address."""
    where = cycle_or_404(request, cycle)
    seen = Comment.objects.visible_to(request.actor).filter(pk=number, record__cycle=where)
    comment = seen.select_related("record__cycle").first()
    if comment is None:
        raise Http404
    return HttpResponseRedirect(comment.get_absolute_url())
