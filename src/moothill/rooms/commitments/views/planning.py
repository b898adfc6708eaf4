"""Putting the plan together, issuing it, and recording that it was submitted: for those with leave."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import ForgedBase, Invalid, KeyReused, Stale, Unchanged, WrongState
from moothill.commons.record.forms import RecordForm, form_for
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import find
from moothill.commons.record.ways import Way, instead_of
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments import errors
from moothill.rooms.commitments.forms import IssueForm, SubmitForm
from moothill.rooms.commitments.models import Edition
from moothill.rooms.commitments.operations import compose, issue, recompose, submit
from moothill.rooms.commitments.queries.bundling import cut_drafts
from moothill.rooms.commitments.queries.editions import issued
from moothill.rooms.commitments.queries.unanswered import heard_before
from moothill.rooms.commitments.register.edition_page import gather

View = Callable[..., HttpResponse]
_STATUS: dict[type[Exception], int] = {
    Invalid: 422, KeyReused: 409, Unchanged: 422, WrongState: 409, Stale: 409, ForgedBase: 422,
    errors.BeforeAnswers: 422, errors.NotIssued: 409, errors.SubmittedAlready: 409, errors.WrongDay: 422,
}  # fmt: skip
_FIELDS: dict[type[Exception], str] = {errors.BeforeAnswers: "because", errors.WrongDay: "day"}


def _for_those_who_issue(view: View) -> View:
    """Finds the cycle, and the edition that the address names; asks for leave. Who is not signed in signs in first."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: Any, cycle: str, reference: str = "") -> HttpResponse:
        found = cycle_or_404(request, cycle)
        if not request.actor.signed_in:
            return redirect_to_login(request.get_full_path())
        if not reference:
            require(Act.ISSUE, facts_of(request.actor, found))
            return view(request, found)
        record = find(found, reference.upper()[:20], request.actor)
        if record is None or record.kind != "edition":
            raise Http404
        require(Act.ISSUE, facts_of(request.actor, found, record))
        return view(request, found, record)

    return guarded


def _page(
    request: Any, cycle: Cycle, template: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page that nobody keeps."""
    home = f"{cycle.get_absolute_url()}action-plan/"
    crumbs = [(as_written(cycle.title), cycle.get_absolute_url()), (_("Action plan"), home)]
    shown = {"crumbs": crumbs, "home": home, **shown}
    answer = page(request, template, shown, cycle=cycle, here="action-plan", status=status, kept=False)
    answer["Cache-Control"] = "no-store"
    return answer


def _ask(
    request: Any, cycle: Cycle, template: str, form: Any, act: Callable[[], Record], shown: dict[str, Any]
) -> HttpResponse:
    """The page of one form; once it is sent and whole, do `act` and go to the edition; else say what is wrong."""
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            return HttpResponseRedirect(act().get_absolute_url(), status=303)
        except tuple(_STATUS) as error:
            status = _STATUS[type(error)]
            _blame(form, error)
    return _page(request, cycle, template, {"form": form, **shown}, status=status)


def _blame(form: Any, error: Exception) -> None:
    if isinstance(error, Invalid):
        for fault in error.faults:
            form.add_error(fault.field if fault.field in form.fields else None, fault.words)
    else:
        form.add_error(_FIELDS.get(type(error)), str(error))


def _data(request: Any) -> Any:
    return request.POST if request.method == "POST" else None


@_for_those_who_issue
def new(request: Any, cycle: Cycle) -> HttpResponse:
    """Put an edition together from the drafts that were cut; an amendment begins with the words of what it amends."""
    context = Context(cycle, actor=request.actor)
    content = _to_amend(cycle, request.GET.get("amends", ""), request.actor)
    form = form_for(kinds.get("edition"), context, _data(request), content=content)
    del form.fields["reason"], form.fields["base"]

    def act() -> Record:
        values = form.values()
        drafts = _records(cycle, values.pop("drafts"))
        return compose(
            cycle=cycle, drafts=drafts, values=values, by=request.actor, at=request.at, key=form.cleaned_data["key"]
        )  # fmt: skip

    shown = {"drafts": bool(cut_drafts(cycle)), "button": _("Put it together")}
    return _ask(request, cycle, "commitments/compose.html", form, act, shown)


def _to_amend(cycle: Cycle, reference: str, actor: Actor) -> dict[str, Any]:
    """What the form of an amendment begins with; nothing for what cannot be amended."""
    edition = issued(cycle, actor).filter(record__reference=reference.upper()[:20]).first()
    if edition is None:
        return {}
    own = {
        "amends": edition.record.reference,
        "because": "",
        "agreed": [],
        "outside": "",
        "source": "",
        "doubt": "",
    }
    return {**kinds.get("edition").read(edition), **own}


def _records(cycle: Cycle, rows: list[dict[str, str]]) -> list[Record]:
    """The records of these drafts, in their order. Raises WrongState for a reference that leads to none."""
    references = [row["draft"].upper()[:20] for row in rows]
    found = Record.objects.filter(cycle=cycle, kind="draft", reference__in=references)
    by_reference = {record.reference: record for record in found}
    for reference in references:
        if reference not in by_reference:
            raise WrongState(_("no draft of this cycle (%(reference)s)") % {"reference": reference})
    return [by_reference[reference] for reference in references]


@_for_those_who_issue
def edit(request: Any, cycle: Cycle, record: Record) -> HttpResponse:
    """Change an edition that is not issued yet. A form that was opened before comes back with what was written."""
    kind = kinds.get("edition")
    instead = instead_of(Way.EDIT, kind, record)
    if instead and request.method != "POST":
        told = {"instead": instead, "way": Way.EDIT, "record": record}
        return _page(request, cycle, "record/instead.html", told, status=403)
    content = kind.read(kind.things().get(pk=record.pk))
    context = Context(cycle, record=record.pk, actor=request.actor)
    form: RecordForm = form_for(kind, context, _data(request), content=content, base=record.version)

    def act() -> Record:
        given = form.cleaned_data
        return recompose(
            edition=record, values=form.values(), base=given["base"] or 0, by=request.actor, at=request.at,
            reason=given["reason"], key=given["key"],
        )  # fmt: skip

    shown = {
        "record": record,
        "drafts": True,
        "button": _("Save"),
        "issued": record.state != RecordState.DRAFT,
    }
    return _ask(request, cycle, "commitments/compose.html", form, act, shown)


@_for_those_who_issue
def issuing(request: Any, cycle: Cycle, record: Record) -> HttpResponse:
    """Issue an edition, after a look at all that it prints."""
    form = IssueForm(_data(request))

    def act() -> Record:
        given = form.cleaned_data
        return issue(
            edition=record, by=request.actor, at=request.at, reason=given["reason"], key=given["key"]
        )

    thing = _thing(record)
    shown = {
        "record": record,
        "preview": gather(thing, Place(cycle, request.actor, request.at, record=record)),
    }
    return _ask(request, cycle, "commitments/issue.html", form, act, shown)


@_for_those_who_issue
def submitting(request: Any, cycle: Cycle, record: Record) -> HttpResponse:
    """Record that an edition was submitted, after a look at what has no answer yet."""
    today = cycle.day(request.at)
    form = SubmitForm(_data(request), initial={"day": today})
    thing = _thing(record)

    def act() -> Record:
        submit(edition=record, by=request.actor, at=request.at, **form.cleaned_data)
        return record

    return _ask(
        request,
        cycle,
        "commitments/submit.html",
        form,
        act,
        {"record": record, "heard": heard_before(thing, today)},
    )


def _thing(record: Record) -> Edition:
    thing: Edition = kinds.get("edition").things().get(pk=record.pk)
    thing.record = record
    return thing
