"""What the steps of the wizard share: who may take them, what the boxes mean, and how each step is shown."""

from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.cycles.queries import facts_about, members_whose_cycles, sides_of
from moothill.commons.policy.errors import Refused
from moothill.commons.policy.operations import require
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.core.policy import Act, decide
from moothill.front.begin import reading
from moothill.front.begin.asking import Asked, understood
from moothill.front.begin.details_form import DetailsForm
from moothill.front.begin.errors import NoSuchTemplate, NotForPractice
from moothill.front.begin.faults import side_faults
from moothill.front.begin.making import check_practice, has_real_cycles
from moothill.front.begin.pieces import Piece, pieces_of
from moothill.front.begin.preview_form import PreviewForm
from moothill.front.begin.schema import Template


def to_go_live(cycle: Cycle) -> HttpResponse:
    """After the last step: the list of what still needs a person."""
    return HttpResponseRedirect(f"{cycle.get_absolute_url()}go-live/", status=303)


def key_of(words: str) -> UUID | None:
    """A once-only key as a form carries it; None for anything else."""
    try:
        return UUID(words)
    except ValueError:
        return None


def turned_away(request: Any) -> HttpResponse | None:
    """Whoever is not signed in is asked to; raises Refused for whoever may begin no cycle at all."""
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    if not members_whose_cycles(request.actor):
        require(Act.BEGIN_CYCLE, facts_about(None, request.actor))
    return None


def template_of(request: Any) -> Template | None:
    """The template that the address or the form names; None if there is no such."""
    given = request.POST if request.method == "POST" else request.GET
    try:
        return reading.template(given.get("template", ""))
    except NoSuchTemplate:
        return None


def _may_add(request: Any) -> bool:
    return decide(Act.BEGIN_CYCLE, facts_about(None, request.actor)).allowed


def _members(request: Any) -> list[Member]:
    """Those that may be chosen: somebody invented begins practice cycles alone."""
    found = members_whose_cycles(request.actor)
    return [member for member in found if not (request.actor.practice and has_real_cycles(member))]


def details_form(request: Any, data: Any) -> DetailsForm:
    """The boxes of step two, with the members and the side that this visitor has."""
    members = _members(request)
    sides = {side for member in members for side in sides_of(request.actor.participant, member, request.at)}
    return DetailsForm(
        data, members=members, may_add=_may_add(request), side=sides.pop().value if len(sides) == 1 else ""
    )


def asked_of(request: Any, template: Template, form: DetailsForm) -> Asked | None:
    """What the boxes of step two mean; None if something needs mending, which the form then says."""
    members = {member.slug: member for member in _members(request)}
    try:
        asked = understood(template, form.given(), members)
        require(Act.BEGIN_CYCLE, facts_about(asked.member, request.actor))
        form.blame(side_faults(asked, request.actor, request.at))
        check_practice(asked, request.actor)
    except Invalid as invalid:
        form.blame(invalid.faults)
    except (NotForPractice, Refused) as error:
        form.add_error("member", str(error))
    return None if form.errors else asked


def pieces_for(asked: Asked) -> list[Piece]:
    """Everything that the template makes of what is asked for."""
    return pieces_of(asked.template, reading.common(), asked.days)


def context_of(asked: Asked) -> Context:
    """Of a cycle that is not there yet: boxes of pieces refer to no record."""
    return Context(Cycle(starts=asked.days.starts, ends=asked.days.ends))


def no_such_template(request: Any) -> HttpResponse:
    """Step one again, which says that a template must be chosen."""
    shown = {"templates": reading.every(), "fault": _("Choose one of these templates first.")}
    return render(request, "begin/choose.html", shown, status=400 if request.GET or request.POST else 200)


def show_dates(request: Any, template: Template, form: DetailsForm, *, status: int = 200) -> HttpResponse:
    """Step two."""
    return render(request, "begin/dates.html", {"template": template, "form": form}, status=status)


def show_preview(
    request: Any, asked: Asked, details: DetailsForm, form: PreviewForm, *, status: int = 200
) -> HttpResponse:
    """Step three. The words of step two go along in hidden boxes."""
    shown = {"asked": asked, "given": details.given().items(), "form": form, "groups": form.groups()}
    return render(request, "begin/preview.html", shown, status=status)
