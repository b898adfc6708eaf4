"""Many suggestions at once: each in a transaction of its own, and the outcome of each told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from moothill.commons.moderation.policy import settings_of
from moothill.commons.people.models import Participant
from moothill.commons.record.answering import accept, assign, decline
from moothill.commons.record.models import Suggestion
from moothill.core.policy import Act
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.review.finding import desk_address, with_cycle
from moothill.front.review.forms import DeclineForm
from moothill.front.review.listing import address, show
from moothill.front.review.saying import EXPECTED, words_of

_MOST = 100
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one of them: done, or left for a person and why."""

    suggestion: Suggestion
    address: str
    done: bool
    words: str


@for_those_who_may(Act.REVIEW)
def bulk(desk: Desk) -> HttpResponse:
    """Accept, decline or assign what was ticked; 422 with everything still there if something is missing."""
    if desk.data is None:
        return HttpResponseRedirect(address(desk))
    numbers = [int(each) for each in desk.data.getlist("number") if _is_number(each)][:_MOST]
    act = desk.data.get("act", "")
    form = DeclineForm(desk.data, reasons=settings_of(desk.cycle).reasons)
    if act not in _ACTS:
        return show(desk, form=form, fault=_("Choose what is to be done with them."), status=400)
    if not numbers:
        return show(desk, form=form, fault=_("Tick at least one suggestion."), status=422)
    if act == "decline" and not form.is_valid():
        return show(desk, form=form, fault=_("Say why they are declined."), status=422)
    outcomes = [_one(desk, each, _ACTS[act], form) for each in _found(desk, numbers)]
    done = sum(outcome.done for outcome in outcomes)
    shown = {"outcomes": outcomes, "done": done, "left": len(outcomes) - done, "list_url": address(desk)}
    return desk.page("review/outcomes.html", shown, status=200 if done else 409)


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) <= _MOST_DIGITS


def _found(desk: Desk, numbers: Iterable[int]) -> list[Suggestion]:
    rows = Suggestion.objects.visible_to(desk.actor).filter(cycle=desk.cycle, number__in=list(numbers))
    return [with_cycle(each, desk) for each in rows.select_related("record").order_by("number")]


def _one(desk: Desk, suggestion: Suggestion, act: Callable[..., str], form: DeclineForm) -> Outcome:
    try:
        return Outcome(suggestion, desk_address(suggestion), True, act(desk, suggestion, form))
    except EXPECTED as error:
        return Outcome(suggestion, desk_address(suggestion), False, words_of(error))


def _accept(desk: Desk, suggestion: Suggestion, form: DeclineForm) -> str:
    accept(suggestion=suggestion, by=desk.actor, at=desk.at)
    return _("accepted")


def _decline(desk: Desk, suggestion: Suggestion, form: DeclineForm) -> str:
    given: dict[str, Any] = form.cleaned_data
    decline(suggestion=suggestion, code=given["code"], words=given["words"], by=desk.actor, at=desk.at)
    return _("declined")


def _take(desk: Desk, suggestion: Suggestion, form: DeclineForm) -> str:
    assign(suggestion=suggestion, to=myself(desk), by=desk.actor, at=desk.at)
    return _("assigned to you")


def _leave(desk: Desk, suggestion: Suggestion, form: DeclineForm) -> str:
    assign(suggestion=suggestion, to=None, by=desk.actor, at=desk.at)
    return _("assigned to nobody")


def myself(desk: Desk) -> Participant:
    """Whoever sits at the desk."""
    assert desk.actor.participant is not None  # nosec: only people with roles come here
    return Participant.objects.get(pk=desk.actor.participant)


_ACTS: dict[str, Callable[..., str]] = {
    "accept": _accept,
    "decline": _decline,
    "take": _take,
    "leave": _leave,
}
