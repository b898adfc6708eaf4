"""Level standing: the switch, and the answer of one side to what the other asks for."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.cycles import level
from moothill.commons.cycles.confirming import confirm, decline, may_decide, take_back
from moothill.commons.cycles.errors import (
    AlreadyAsked,
    AlreadyDecided,
    AlreadyLevel,
    NotTheOtherSide,
    NotYourChange,
    WordsNeeded,
)
from moothill.commons.cycles.models import LevelState
from moothill.commons.cycles.queries import level_changes
from moothill.core.policy import Act
from moothill.front.desk.agreeing import beforehand, settle
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.desk.rights_forms import DecideForm, StandingForm


@for_those_who_may(Act.CHANGE_CYCLE)
def switch(desk: Desk) -> HttpResponse:
    """Say whether changes of rights need a steward of each side."""
    form = StandingForm(desk.data, initial={"level": "yes" if desk.cycle.level else "no"})
    heading, button = _("Do both sides agree on changes of rights?"), _("Change")
    if desk.data is None or not form.is_valid():
        return desk.ask(form, heading, button, beforehand=beforehand(desk))
    payload = {"level": form.cleaned_data["level"] == "yes"}
    try:
        settle(
            desk, Act.CHANGE_CYCLE, payload, form.cleaned_data["reason"], done=_("This holds from now on.")
        )
    except (AlreadyLevel, AlreadyAsked) as error:
        form.add_error("level", str(error))
        return desk.ask(form, heading, button, beforehand=beforehand(desk))
    return desk.leave()


def decide(request: Any, cycle: str, change: int) -> HttpResponse:
    """What waits for the other side, and the answer to it."""

    @for_those_who_may(Act.READ_DRAFTS)
    def view(desk: Desk) -> HttpResponse:
        rows = level_changes(desk.cycle).filter(pk=change)
        found = next(iter(level.told(desk.cycle, rows, desk.actor)), None)
        if found is None:
            raise Http404
        form, status = DecideForm(desk.data), 200
        if desk.data is not None:
            status = _answer(desk, found, form)
            if status == 303:
                return desk.leave()
        shown = {
            "form": form,
            "told": found,
            "may_decide": may_decide(found.change, desk.actor, desk.at),
            "is_theirs": found.change.by_id == desk.actor.participant,
            "waits": found.change.state == LevelState.WAITING,
        }
        return desk.page("desk/level.html", shown, status=status)

    return view(request, cycle)


def _answer(desk: Desk, told: level.Told, form: DecideForm) -> int:
    """Do what the button says: 303 when it is done, else the status of the page that says why not."""
    if not form.is_valid():
        return 422
    who, did = {"change": told.change, "by": desk.actor, "at": desk.at}, desk.request.POST.get("do")
    try:
        match did:
            case "confirm":
                decided = confirm(**who)
            case "decline":
                decided = decline(words=form.cleaned_data["words"], **who)
            case "take-back":
                decided = take_back(**who)
            case _:
                form.add_error(None, _("Choose one of the buttons."))
                return 422
    except WordsNeeded as error:
        form.add_error("words", str(error))
        return 422
    except (AlreadyDecided, NotTheOtherSide, NotYourChange) as error:
        form.add_error(None, str(error))
        return 409 if isinstance(error, AlreadyDecided) else 403
    _say(desk, did, decided.state, decided.words)
    return 303


def _say(desk: Desk, did: str, state: str, words: str) -> None:
    if did == "confirm" and state == LevelState.DECLINED:
        messages.warning(desk.request, _("This could not be done any more: %(why)s") % {"why": words})
        return
    said = {
        "confirm": _("It is confirmed, and holds now."),
        "decline": _("It is declined. Everything stays as it was."),
        "take-back": _("It is taken back."),
    }
    messages.success(desk.request, said[did])
