"""Publishing, withdrawing, moving, linking and attaching."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.record.errors import (
    AlreadyLinked,
    Invalid,
    KeyReused,
    ReasonNeeded,
    Unchanged,
    WrongState,
)
from moothill.commons.record.linking import link as make_link
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import move as put_after
from moothill.commons.record.operations import publish as make_public
from moothill.commons.record.operations import withdraw as take_out
from moothill.commons.record.queries import find
from moothill.core.policy import Act, RecordState
from moothill.front.desk.forms import AttachForm, LinkForm, MoveForm, PublishForm, WithdrawForm
from moothill.front.desk.gate import Desk, for_those_who_may

_EXPECTED = (AlreadyLinked, Invalid, KeyReused, ReasonNeeded, Unchanged, WrongState)


@for_those_who_may(Act.PUBLISH)
def publish(desk: Desk) -> HttpResponse:
    """Make a draft public, or put back what was withdrawn."""
    form = PublishForm(desk.data)
    back_again = _of(desk).state == RecordState.WITHDRAWN
    question = _("Put “%(title)s” back?") if back_again else _("Publish “%(title)s”?")
    return _ask(
        desk, form, question, lambda: make_public(record=_of(desk), **_said(desk, form)), _("Publish")
    )


@for_those_who_may(Act.WITHDRAW)
def withdraw(desk: Desk) -> HttpResponse:
    """Take a record out of every list, for a reason."""
    form = WithdrawForm(desk.data)
    question = _("Withdraw “%(title)s”?")
    return _ask(desk, form, question, lambda: take_out(record=_of(desk), **_said(desk, form)), _("Withdraw"))


@for_those_who_may(Act.MOVE)
def move(desk: Desk) -> HttpResponse:
    """Put a record right after another of its kind, or first."""
    form = MoveForm(desk.data, record=_of(desk))
    return _ask(desk, form, _("Where does “%(title)s” go?"), lambda: _move(desk, form), _("Move"))


def _move(desk: Desk, form: MoveForm) -> Record:
    reference = form.cleaned_data["after"]
    after = find(desk.cycle, reference, desk.actor) if reference else None
    return put_after(record=_of(desk), after=after, **_said(desk, form))


@for_those_who_may(Act.LINK)
def link(desk: Desk) -> HttpResponse:
    """Join a record to another one."""
    form = LinkForm(desk.data)
    return _ask(desk, form, _("Link “%(title)s” to what?"), lambda: _link(desk, form), _("Link"))


def _link(desk: Desk, form: LinkForm) -> Record:
    other = find(desk.cycle, form.cleaned_data["to"].strip().upper(), desk.actor)
    if other is None:
        raise WrongState(_("not found in this cycle"))
    make_link(
        cause=_of(desk), effect=other, kind=LinkKind(form.cleaned_data["link_kind"]), note=form.cleaned_data["note"],
        reason=form.cleaned_data["reason"], by=desk.actor, at=desk.at,
    )  # fmt: skip
    return _of(desk)


@for_those_who_may(Act.LINK)
def attach(desk: Desk) -> HttpResponse:
    """Attach a document of the cycle to a record."""
    form = AttachForm(desk.data, cycle=desk.cycle, actor=desk.actor)
    return _ask(
        desk, form, _("Which document belongs to “%(title)s”?"), lambda: _attach(desk, form), _("Attach")
    )


def _attach(desk: Desk, form: AttachForm) -> Record:
    document = find(desk.cycle, form.cleaned_data["document"], desk.actor)
    if document is None:
        raise WrongState(_("not found in this cycle"))
    make_link(
        cause=_of(desk), effect=document, kind=LinkKind.ATTACHED, reason=form.cleaned_data["reason"],
        by=desk.actor, at=desk.at,
    )  # fmt: skip
    return _of(desk)


def _ask(desk: Desk, form: forms.Form, question: str, act: Any, button: str) -> HttpResponse:
    """Show the form; once it is sent and whole, do the act; say what is wrong beside what was written."""
    status = 200
    if desk.data is not None:
        status = 422
        if form.is_valid():
            try:
                return desk.leave(act())
            except _EXPECTED as error:
                form.add_error("reason" if isinstance(error, ReasonNeeded) else None, _words_of(error))
                status = 422 if isinstance(error, Invalid | ReasonNeeded | Unchanged | AlreadyLinked) else 409
    heading = question % {"title": _of(desk).title}
    return desk.page("desk/ask.html", {"form": form, "heading": heading, "button": button}, status=status)


def _words_of(error: Exception) -> Any:
    """What to say: each fault for itself, where there are several."""
    return [fault.words for fault in error.faults] if isinstance(error, Invalid) else str(error)


def _said(desk: Desk, form: forms.Form) -> dict[str, Any]:
    return {
        "reason": form.cleaned_data["reason"],
        "key": form.cleaned_data["key"],
        "by": desk.actor,
        "at": desk.at,
    }


def _of(desk: Desk) -> Record:
    assert desk.record is not None  # nosec: every address here names a record
    return desk.record
