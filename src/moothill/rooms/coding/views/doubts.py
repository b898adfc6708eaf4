"""“This is coded wrongly”: the form for everybody, the list, and the answers."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.moderation.answers import waiting
from moothill.commons.moderation.errors import TooMany
from moothill.commons.moderation.receiving import receive, sent_from
from moothill.commons.moderation.trapping import BOX, STAMP
from moothill.commons.people.guests import NewGuest
from moothill.commons.people.queries import participants_of
from moothill.commons.people.resuming import resume_guest
from moothill.commons.people.visiting import author, context, remember
from moothill.commons.policy.errors import Refused
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import KeyReused, ReasonNeeded
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.core.policy import Act, RecordState, decide
from moothill.core.screening import Verdict
from moothill.rooms.coding import operations
from moothill.rooms.coding.errors import coding as errors
from moothill.rooms.coding.forms.coding import AnswerForm, DoubtForm
from moothill.rooms.coding.kinds import DoubtOutcome
from moothill.rooms.coding.models import Doubt
from moothill.rooms.coding.operations.doubting import sent_before
from moothill.rooms.coding.queries.coded import given_to
from moothill.rooms.coding.queries.doubts import find_doubt, page_of_doubts
from moothill.rooms.coding.views.desk import steps
from moothill.rooms.inputs.views.entering import input_or_404, kept_by_nobody

_STATUS: dict[type[Exception], int] = {
    Refused: 403, TooMany: 429, KeyReused: 409, errors.NotCodable: 409, errors.NoDoubtSaid: 422, errors.DoubtLong: 422,
    errors.CodeNotUsable: 409,
}  # fmt: skip
_ANSWERS: dict[type[Exception], int] = {
    ReasonNeeded: 422, errors.DoubtLong: 422, errors.DoubtAnswered: 409, errors.DoubtHeld: 409,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """The doubt that was made, and the guest that was begun for it, or is known again by its key."""

    doubt: Doubt
    guest: NewGuest | None = None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Say that a contribution is coded wrongly. Somebody new gets a return code."""
    record = input_or_404(request, cycle, reference)
    if record.state != RecordState.PUBLISHED:
        raise Http404
    known = {each.code.reference: each.code for each in given_to(record, request.actor)}
    form = DoubtForm(
        request.POST if request.method == "POST" else None,
        codes=[(name, code.title) for name, code in known.items()],
        chosen=request.GET.get("code", ""),
    )
    if not form.is_bound:
        return _form(request, record, form)
    if not form.is_valid():
        return _form(request, record, form, status=422)
    try:
        made = _send(request, record, form, known)
    except tuple(_STATUS) as error:
        form.add_error(None, str(error))
        answer = _form(request, record, form, status=_STATUS[type(error)])
        return waiting(answer, error) if isinstance(error, TooMany) else answer
    if made.guest is None:
        messages.success(request, _("Thank you. Somebody of the team answers it, and you hear of it."))
        return HttpResponseRedirect(_address(made.doubt), status=303)
    shown = {"address": _address(made.doubt), "held": made.doubt.held, **context(made.guest)}
    answer = kept_by_nobody(request, "coding/doubt_sent.html", record, shown)
    remember(answer, made.guest, request)
    return answer


def _form(request: Any, record: Record, form: DoubtForm, *, status: int = 200) -> HttpResponse:
    decision = decide(Act.DOUBT, facts_of(request.actor, record.cycle, record))
    echo = [(name, request.POST[name]) for name in (BOX, STAMP) if request.POST.get(name)]
    shown = {"form": form, "echo": echo, "refusal": None if decision.allowed else decision}
    return kept_by_nobody(request, "coding/doubt.html", record, shown, status=status)


@transaction.atomic
def _send(request: Any, record: Record, form: DoubtForm, codes: dict[str, Record]) -> Outcome:
    given = form.cleaned_data
    key: UUID = given["key"] or uuid4()
    if before := _before(request, record, key):
        return before
    by, guest = author(request)

    def act(verdict: Verdict) -> Doubt:
        return operations.doubt(
            record=record, code=codes.get(given["code"]), text=given["text"], by=by, at=request.at, key=key,
            held=verdict is Verdict.HOLD,
        )  # fmt: skip

    received = receive(
        cycle=record.cycle, by=by, at=request.at, sent=sent_from(request), text=given["text"], act=act
    )
    return Outcome(received.made, guest)


def _before(request: Any, record: Record, key: UUID) -> Outcome | None:
    """The first answer to this key. Who has no cookie but the key, which only the form held, is the guest who sent it."""
    made = sent_before(key)
    if made is None or made.input_id != record.pk:
        return None
    if made.by_id in participants_of(request.actor):
        return Outcome(made)
    if request.actor.participant is None and (guest := resume_guest(made.by, at=request.at)):
        return Outcome(made, guest)
    raise KeyReused


def _address(doubt: Doubt) -> str:
    return f"{doubt.cycle.get_absolute_url()}coding/doubts/{doubt.number}/"


@require_safe
def doubts(request: Any, cycle: str) -> HttpResponse:
    """What people say is coded wrongly: what waits for an answer, or what was answered; 400 for a page there is not."""
    found = cycle_or_404(request, cycle)
    answered, after = "answered" in request.GET, request.GET.get("after", "")
    shown: dict[str, Any] = {"crumbs": steps(found, below=True), "answered": answered}
    here = "?answered=1" if answered else "?"
    try:
        listed = page_of_doubts(found, request.actor, answered=answered, after=after)
    except NoSuchPage as error:
        shown |= {"faults": [str(error)]}
        return page(request, "coding/doubts.html", shown, cycle=found, here="themes", status=400)
    shown |= {
        "rows": [_shown(each, request.actor) for each in listed.things],
        "older": f"{here}&after={listed.following}" if listed.following else "",
        "newer": here if after else "",
    }
    return page(request, "coding/doubts.html", shown, cycle=found, here="themes")


def _shown(doubt: Doubt, actor: Any) -> dict[str, Any]:
    """A doubt as pages show it: a hidden one without its words, but for its author and the moderators."""
    doubt.input.record.cycle = doubt.cycle
    hidden = doubt.hidden_at is not None
    may = doubt.by_id in participants_of(actor) or decide(Act.MODERATE, facts_of(actor, doubt.cycle)).allowed
    return {
        "doubt": doubt,
        "record": doubt.input.record,
        "code": doubt.code.record if doubt.code else None,
        "url": _address(doubt),
        "words": doubt.text if not hidden or may else "",
        "hidden": hidden,
        "outcome": doubt.get_outcome_display() if doubt.outcome else "",
        "tone": "good" if doubt.outcome == DoubtOutcome.CHANGED else "none",
        "may_moderate": decide(Act.MODERATE, facts_of(actor, doubt.cycle)).allowed,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Any, cycle: str, number: int) -> HttpResponse:
    """One doubt at its address; those who code answer it there."""
    found = cycle_or_404(request, cycle)
    doubt = find_doubt(found, number, request.actor)
    if doubt is None:
        raise Http404
    may = decide(Act.CODE, facts_of(request.actor, found)).allowed
    form = AnswerForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if not request.actor.signed_in:
            return redirect_to_login(request.get_full_path())
        require(Act.CODE, facts_of(request.actor, found))
        status = _answer(request, doubt, form)
        if status == 303:
            return HttpResponseRedirect(_address(doubt), status=303)
    open_now = not doubt.outcome and doubt.hidden_at is None and not doubt.held
    shown = {
        "crumbs": steps(found, below=True),
        "row": _shown(doubt, request.actor),
        "form": form if may and (open_now or form.is_bound) else None,
    }
    plain = request.actor.participant is None
    return page(
        request, "coding/one_doubt.html", shown, cycle=found, here="themes", status=status, kept=plain
    )


def _answer(request: Any, doubt: Doubt, form: AnswerForm) -> int:
    if not form.is_valid():
        return 422
    given = form.cleaned_data
    try:
        operations.answer_doubt(
            doubt=doubt,
            outcome=DoubtOutcome(given["outcome"]),
            words=given["answer"],
            by=request.actor,
            at=request.at,
        )
    except tuple(_ANSWERS) as error:
        form.add_error(None, str(error))
        return _ANSWERS[type(error)]
    return 303
