"""Writing a response: to one or several things at once, or one text each."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.forms import RecordForm, form_for
from moothill.commons.record.models import Record
from moothill.core.policy import Act
from moothill.rooms.responses import operations
from moothill.rooms.responses.forms import EachForm
from moothill.rooms.responses.queries.prefilling import asked_of
from moothill.rooms.responses.queries.targets import standing, targets_of
from moothill.rooms.responses.views.gate import STATUS, Visit, blame, for_those_who, references_in

SOME = 20
EACH = 50  # texts on one page


@for_those_who(Act.RESPOND)
def new(visit: Visit) -> HttpResponse:
    """A response to what was ticked, or to what the address names; it is kept as a draft."""
    ticked = references_in(visit.request.GET.getlist("to"))
    targets = standing(targets_of(ticked, visit.cycle))
    if visit.request.GET.get("each") and targets:
        return HttpResponseRedirect(
            f"{visit.home}each/?to={'%20'.join(each.reference for each in targets[:EACH])}"
        )
    form = _form(visit, targets)
    status = 200
    if form.is_bound:
        made = _sent(visit, form)
        if isinstance(made, Record):
            return HttpResponseRedirect(made.get_absolute_url(), status=303)
        status = made
    shown = {"form": form, "targets": targets[:SOME], "more": len(targets) > SOME, "number": len(targets)}
    return visit.page("responses/new.html", shown, status=status)


def _form(visit: Visit, targets: list[Record]) -> RecordForm:
    content = {
        "answers_to": [{"to": each.reference} for each in targets],
        "title": _title(targets),
        "asked": asked_of(targets, visit.cycle),
        "outcome": "open",
    }
    form = form_for(kinds.get("response"), Context(visit.cycle, at=visit.at), visit.data, content=content)
    del form.fields["reason"]  # nobody has read anything yet that would have to be explained
    return form


def _title(targets: list[Record]) -> str:
    if len(targets) == 1:
        return targets[0].title[:200]
    if not targets:
        return ""
    words = ngettext("%(number)s contribution", "%(number)s contributions", len(targets))
    return words % {"number": len(targets)}


def _sent(visit: Visit, form: RecordForm) -> Record | int:
    if not form.is_valid():
        return 422
    values = form.values()
    given = values.pop("answers_to") or []
    wanted = references_in(str(row.get("to", "")) for row in given)
    targets = targets_of(wanted, visit.cycle)
    if len(targets) < len(wanted):
        known = {each.reference for each in targets}
        unknown = ", ".join(each for each in wanted if each not in known)
        words = _(
            "There is nothing public under “%(reference)s” in this cycle. Look at the list of contributions."
        )
        form.add_error("answers_to", words % {"reference": unknown[:200]})
        return 422
    try:
        return operations.draft(
            cycle=visit.cycle,
            to=targets,
            values=values,
            by=visit.actor,
            at=visit.at,
            key=form.cleaned_data["key"],
        )
    except tuple(STATUS) as error:
        blame(form, error)
        return STATUS[type(error)]


@for_those_who(Act.RESPOND)
def each(visit: Visit) -> HttpResponse:
    """The same outcome for several contributions, with one text each."""
    ticked = references_in([*visit.request.GET.getlist("to"), *visit.request.POST.getlist("to")])
    targets = standing(targets_of(ticked, visit.cycle))[:EACH]
    form = EachForm(visit.data, targets=targets)

    def act() -> Any:
        return operations.draft_each(
            cycle=visit.cycle, to=[(record, form.own(record)) for record in targets], shared=form.shared(),
            by=visit.actor, at=visit.at, key=form.cleaned_data["key"],
        )  # fmt: skip

    return visit.ask(
        form, act, leave=lambda _made: f"{visit.home}desk/#drafts", heading=_("One text each"),
        explanation=_("Each gets a response of its own, kept as a draft. What it says stands there as what you heard."),
        button=_("Save them as drafts"), cancel=f"{visit.home}desk/",
    )  # fmt: skip
