"""The wizard on the web: template, days, everything computed, made. What was given travels in the forms, in no session."""

from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.cycles.queries import facts_about, members_whose_cycles, sides_of
from moothill.commons.policy.errors import Refused
from moothill.commons.policy.operations import require
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.core.policy import Act, decide
from moothill.front.begin import reading
from moothill.front.begin.asking import Asked, understood
from moothill.front.begin.errors import NoSuchTemplate, NotForPractice
from moothill.front.begin.forms import DetailsForm, PreviewForm
from moothill.front.begin.making import (
    check_practice,
    has_real_cycles,
    made_with,
    make,
    piece_faults,
    side_faults,
)
from moothill.front.begin.pieces import Piece, pieces_of
from moothill.front.begin.schema import Template


@never_cache
@require_safe
def choose(request: Any) -> HttpResponse:
    """Step one: which template."""
    if answer := _turned_away(request):
        return answer
    return render(request, "begin/choose.html", {"templates": reading.every()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def dates(request: Any) -> HttpResponse:
    """Step two: whose cycle, and between which days. Sent, it leads to step three, or back here with the faults."""
    if answer := _turned_away(request):
        return answer
    template = _template(request)
    if template is None:
        return _no_such_template(request)
    if request.method != "POST":
        return _show_dates(request, template, _details_form(request, None))
    if "back" in request.POST:
        return _show_dates(request, template, _details_form(request, request.POST))
    form = _details_form(request, request.POST)
    asked = _asked(request, template, form)
    if asked is None:
        return _show_dates(request, template, form, status=422)
    return _show_preview(request, asked, form, PreviewForm(pieces=_pieces(asked), context=_context(asked)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: Any) -> HttpResponse:
    """Step three, sent: everything is made, or shown again with the faults and the words still in the boxes."""
    if answer := _turned_away(request):
        return answer
    template = _template(request)
    if request.method != "POST" or template is None:
        return HttpResponseRedirect("/new-cycle/", status=303)
    key = _key(request.POST.get("key", ""))
    if key and (before := made_with(key)):
        return _to_go_live(before)
    details = _details_form(request, request.POST)
    asked = _asked(request, template, details)
    if asked is None:
        return _show_dates(request, template, details, status=422)
    form = PreviewForm(request.POST, pieces=_pieces(asked), context=_context(asked))
    if not form.is_valid() or "look" in request.POST:
        form.blame(piece_faults(form.changed(), asked.days))
        return _show_preview(request, asked, details, form, status=422 if form.errors else 200)
    try:
        return _to_go_live(make(asked=asked, pieces=form.changed(), by=request.actor, at=request.at, key=key))
    except Invalid as invalid:
        form.blame(invalid.faults)
        return _show_preview(request, asked, details, form, status=422)


def _to_go_live(cycle: Cycle) -> HttpResponse:
    return HttpResponseRedirect(f"{cycle.get_absolute_url()}go-live/", status=303)


def _key(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def _turned_away(request: Any) -> HttpResponse | None:
    """Whoever is not signed in is asked to; raises Refused for whoever may begin no cycle at all."""
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    if not members_whose_cycles(request.actor):
        require(Act.BEGIN_CYCLE, facts_about(None, request.actor))
    return None


def _template(request: Any) -> Template | None:
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


def _details_form(request: Any, data: Any) -> DetailsForm:
    members = _members(request)
    sides = {side for member in members for side in sides_of(request.actor.participant, member, request.at)}
    return DetailsForm(
        data, members=members, may_add=_may_add(request), side=sides.pop().value if len(sides) == 1 else ""
    )


def _asked(request: Any, template: Template, form: DetailsForm) -> Asked | None:
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


def _pieces(asked: Asked) -> list[Piece]:
    return pieces_of(asked.template, reading.common(), asked.days)


def _context(asked: Asked) -> Context:
    """Of a cycle that is not there yet: boxes of pieces refer to no record."""
    return Context(Cycle(starts=asked.days.starts, ends=asked.days.ends))


def _no_such_template(request: Any) -> HttpResponse:
    shown = {"templates": reading.every(), "fault": _("Choose one of these templates first.")}
    return render(request, "begin/choose.html", shown, status=400 if request.GET or request.POST else 200)


def _show_dates(request: Any, template: Template, form: DetailsForm, *, status: int = 200) -> HttpResponse:
    return render(request, "begin/dates.html", {"template": template, "form": form}, status=status)


def _show_preview(
    request: Any, asked: Asked, details: DetailsForm, form: PreviewForm, *, status: int = 200
) -> HttpResponse:
    shown = {"asked": asked, "given": details.given().items(), "form": form, "groups": form.groups()}
    return render(request, "begin/preview.html", shown, status=status)
