"""What an author sees of what they contributed, in whatever state, and what they may do with it.

The addresses are those of the input; for everybody but its author they are not there.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.moderation.answers import waiting
from moothill.commons.moderation.errors import TooMany
from moothill.commons.moderation.receiving import receive, sent_from
from moothill.commons.record.errors import Invalid
from moothill.commons.record.panels import Place
from moothill.commons.ui.markup import as_written
from moothill.core.policy import RecordState
from moothill.core.screening import Verdict
from moothill.rooms.inputs.forms import AttachForm, ConsentForm, TakeBackForm, WordsForm
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations import Upload, attach_own, change_consent, edit_own, withdraw_own
from moothill.rooms.inputs.operations.own import may_change
from moothill.rooms.inputs.queries.own import is_held, own_input
from moothill.rooms.inputs.register.receipts import shown as receipt_shown
from moothill.rooms.inputs.views.statuses import EXPECTED, status_of

_METHODS = ["GET", "HEAD", "POST"]
Act = Callable[[], object]


def _own(request: Any, cycle: str, reference: str) -> Input:
    """The visitor's own input at this address. Raises Http404 for anybody else's."""
    found = cycle_or_404(request, cycle)
    thing = own_input(found, reference.upper(), request.actor)
    if thing is None:
        raise Http404
    thing.record.cycle = found
    return thing


def _page(
    request: Any, thing: Input, template: str, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    record = thing.record
    cycle = record.cycle
    crumbs = [(as_written(cycle.title), cycle.get_absolute_url()), (_("Your page"), "/me/")]
    context = {"thing": thing, "record": record, "crumbs": crumbs, "own_url": _address(thing), **shown}
    answer = page(request, template, context, cycle=cycle, here="inputs", status=status, kept=False)
    answer["Cache-Control"] = "no-store"
    return answer


def _address(thing: Input) -> str:
    return f"{thing.record.get_absolute_url()}yours/"


@require_safe
def yours(request: Any, cycle: str, reference: str) -> HttpResponse:
    """One's own input in any state, what became of it, and what can still be done."""
    thing = _own(request, cycle, reference)
    record = thing.record
    place = Place(record.cycle, request.actor, request.at, record=record)
    shown = {
        **receipt_shown(place, thing),
        "yours": "",
        "is_public": record.state == RecordState.PUBLISHED,
        "is_gone": record.state == RecordState.WITHDRAWN,
        "is_held": is_held(record),
        "may_edit": may_change(thing.record, request.actor),
    }
    return _page(request, thing, "inputs/yours.html", shown)


@require_http_methods(_METHODS)
def words(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Change one's own words; what they said before stays in the history."""
    thing = _own(request, cycle, reference)
    form = WordsForm(request.POST if request.method == "POST" else None, thing=thing)

    def act() -> object:
        given = form.values()

        def revise(verdict: Verdict) -> Any:
            return edit_own(
                record=thing.record, values=given, base=form.cleaned_data["base"], by=request.actor, at=request.at,
                reason=form.cleaned_data["reason"], key=form.cleaned_data["key"] or uuid4(),
                held=verdict is Verdict.HOLD,
            )  # fmt: skip

        written = [*map(str, given.values()), form.cleaned_data["reason"]]
        return _received(request, thing, "\n\n".join(filter(None, written)), revise)

    heading, button = _("Change your words"), _("Save")
    said = _("It says this now, unless somebody has to look at it first.")
    return _ask(request, thing, form, act, heading=heading, button=button, said=said)


@require_http_methods(_METHODS)
def publication(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Change what may be published. It holds at once and everywhere."""
    thing = _own(request, cycle, reference)
    form = ConsentForm(request.POST if request.method == "POST" else None, thing=thing)

    def act() -> object:
        given = dict(form.cleaned_data)
        key = given.pop("key") or uuid4()
        named = "\n\n".join(filter(None, (given["said_by"], given["organisation"])))
        change = {"record": thing.record, "values": given, "by": request.actor, "at": request.at, "key": key}
        if given["consent"] != "named" or not named:  # nothing new is written
            return change_consent(**change)
        return _received(request, thing, named, lambda verdict: change_consent(**change))

    heading, button = _("Change what may be published"), _("Save")
    explained = _(
        "A name you take away goes from every version. Not published means that only the team reads it."
    )
    return _ask(
        request, thing, form, act, heading=heading, button=button, explained=explained,
        said=_("That holds from now on."),
    )  # fmt: skip


@require_http_methods(_METHODS)
def take_back(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Take back what one contributed, and say why."""
    thing = _own(request, cycle, reference)
    form = TakeBackForm(request.POST if request.method == "POST" else None)

    def act() -> object:
        reason, key = form.cleaned_data["reason"], form.cleaned_data["key"] or uuid4()

        def withdraw(verdict: Verdict) -> Any:
            return withdraw_own(
                record=thing.record, reason=reason, by=request.actor, at=request.at, key=key,
                held=verdict is Verdict.HOLD,
            )  # fmt: skip

        return _received(request, thing, reason, withdraw)

    heading, button = _("Take it back?"), _("Take it back")
    explained = _("Nobody but the team reads it after that. This cannot be undone.")
    return _ask(
        request,
        thing,
        form,
        act,
        heading=heading,
        button=button,
        explained=explained,
        said=_("You took it back."),
    )


@require_http_methods(_METHODS)
def attach(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Add a file to what one contributed."""
    thing = _own(request, cycle, reference)
    sent = request.method == "POST"
    form = AttachForm(request.POST if sent else None, request.FILES if sent else None)

    def act() -> object:
        upload = form.cleaned_data["upload"]

        def add(_verdict: Verdict) -> Any:
            return attach_own(record=thing.record, uploads=[Upload(upload)], by=request.actor, at=request.at)[
                0
            ]

        return _received(request, thing, upload.name, add)

    heading, button = _("Add a file"), _("Add it")
    return _ask(request, thing, form, act, heading=heading, button=button, said=_("The file is added."))


@transaction.atomic
def _received(request: Any, thing: Input, text: str, act: Callable[[Verdict], Any]) -> Any:
    cycle = thing.record.cycle
    return receive(
        cycle=cycle, by=request.actor, at=request.at, sent=sent_from(request), text=text, act=act
    ).made


def _ask(
    request: Any,
    thing: Input,
    form: forms.Form,
    act: Act,
    *,
    heading: str,
    button: str,
    said: str,
    explained: str = "",
) -> HttpResponse:
    """The form; then the act, and the way back to one's own page; what is wrong comes back beside what was written."""
    shown = {"form": form, "heading": heading, "button": button, "explained": explained}
    if request.method != "POST":
        return _page(request, thing, "inputs/own_form.html", shown)
    if not form.is_valid():
        return _page(request, thing, "inputs/own_form.html", shown, status=422)
    try:
        act()
    except EXPECTED as error:
        if isinstance(error, Invalid):
            form.blame(error)  # type: ignore[attr-defined]
        else:
            form.add_error(None, str(error))
        response = _page(request, thing, "inputs/own_form.html", shown, status=status_of(error))
        return waiting(response, error) if isinstance(error, TooMany) else response
    messages.success(request, said)
    return HttpResponseRedirect(_address(thing), status=303)
