"""Bringing a codebook in: a look at what it would bring, then the act; and beginning from an earlier cycle."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import cycles_visible_to
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import Invalid, Unchanged
from moothill.commons.record.operations import facts_of
from moothill.commons.ui.words import said
from moothill.core.exchange import CannotRead
from moothill.core.exchange.codebooks import FORMATS, MOST_BYTES, Book, read
from moothill.core.policy import Act
from moothill.rooms.coding.errors.codes import CodebookMoves, NoEarlierCycle, NothingToBeginFrom
from moothill.rooms.coding.forms.codes import BeginForm, FileForm, SureForm
from moothill.rooms.coding.operations import begin_from, bring_in_codebook
from moothill.rooms.coding.queries import bringing as queries
from moothill.rooms.coding.queries.bringing import THEMES, Fate

_METHODS = ["GET", "HEAD", "POST"]
_MOST_SENT = 2_400_000  # bytes of what goes back and forth between the look and the act
_MOST_CYCLES = 10


@never_cache
@require_http_methods(_METHODS)
def bring(request: Any, cycle: str) -> HttpResponse:
    """The file, then what it would bring, then the act."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.IMPORT, facts_of(request.actor, found))
    if request.method == "POST" and "content" in request.POST:
        return _act(request, found)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if not form.is_valid():
        return _ask(request, found, form, status=422 if form.is_bound else 200)
    upload = form.cleaned_data["file"]
    try:
        book = read(upload.read(MOST_BYTES + 1))
        return _look(request, found, book, upload.name, form.cleaned_data)
    except CannotRead as error:
        form.add_error("file", said(error.reason, error.facts))
        return _ask(request, found, form, status=422)


def _ask(
    request: Any, cycle: Cycle, form: FileForm, *, status: int, faults: tuple[str, ...] = ()
) -> HttpResponse:
    return page(
        request,
        "coding/code_import.html",
        {"form": form, "faults": faults},
        cycle=cycle,
        here="codes",
        status=status,
        kept=False,
    )


def _look(request: Any, cycle: Cycle, book: Book, name: str, given: dict[str, Any]) -> HttpResponse:
    content = FORMATS["json"].write(book)
    if len(content.encode()) > _MOST_SENT:
        words = _("The file is too large for this page. Bring it in parts.")
        return _ask(request, cycle, FileForm(), status=422, faults=(words,))
    found = queries.plan(cycle, book)
    sure = SureForm(
        content=content, name=name[:200], seen=found.seen, adopt=given["adopt"], reason=given["reason"]
    )
    shown = {**_shown(found), "sure": sure, "name": name}
    return page(request, "coding/code_import_preview.html", shown, cycle=cycle, here="codes", kept=False)


def _shown(found: queries.Plan) -> dict[str, Any]:
    unread = [(each.place, each.beginning, said(each.reason, each.facts)) for each in found.unread]
    left = [(each.place, each.line.label, each.why) for each in found.of(Fate.LEFT)]
    return {
        "new": found.of(Fate.NEW),
        "changed": [(each, [_FIELDS[name]() for name in each.changes]) for each in found.of(Fate.CHANGED)],
        "same": len(found.of(Fate.SAME)),
        "left": [*unread, *left],
        "brings": bool(found.of(Fate.NEW) or found.of(Fate.CHANGED)),
    }


_FIELDS = {
    "title": lambda: _("label"),
    "definition": lambda: _("what it means"),
    "included": lambda: _("examples of what is meant"),
    "excluded": lambda: _("examples of what is not meant"),
    "parent": lambda: _("what it stands under"),
}


def _act(request: Any, cycle: Cycle) -> HttpResponse:
    """What was looked at comes in, unless the codes have changed meanwhile."""
    sure = SureForm(request.POST)
    if not sure.is_valid():
        words = _("This form was sent in part only. Choose the file again.")
        return _ask(request, cycle, FileForm(), status=422, faults=(words,))
    given = sure.cleaned_data
    try:
        bring_in_codebook(
            cycle=cycle,
            book=read(given["content"].encode()),
            source=given["name"],
            adopt=given["adopt"],
            reason=given["reason"],
            seen=given["seen"],
            key=given["key"],
            by=request.actor,
            at=request.at,
        )
    except CannotRead as error:
        return _ask(request, cycle, FileForm(), status=422, faults=(said(error.reason, error.facts),))
    except (CodebookMoves, Invalid, Unchanged) as error:
        return _ask(request, cycle, FileForm(), status=409, faults=(str(error),))
    return HttpResponseRedirect(f"{cycle.get_absolute_url()}codes/", status=303)


@never_cache
@require_http_methods(_METHODS)
def begin(request: Any, cycle: str) -> HttpResponse:
    """Draft codes from the themes or the codes of an earlier cycle of the same member."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.IMPORT, facts_of(request.actor, found))
    sources = {f"{each.slug}:{what}": (each, what, count) for each, what, count in _sources(request, found)}
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        sources=[(key, _words(*source)) for key, source in sources.items()],
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        earlier, what, _count = sources[form.cleaned_data["source"]]
        try:
            begin_from(
                cycle=found,
                earlier=earlier,
                what=what,
                by=request.actor,
                at=request.at,
                key=form.cleaned_data["key"],
            )
            return HttpResponseRedirect(f"{found.get_absolute_url()}codes/", status=303)
        except (NoEarlierCycle, NothingToBeginFrom) as error:
            form.add_error(None, str(error))
            status = 409
    shown = {"form": form, "sources": sources}
    return page(
        request, "coding/code_begin.html", shown, cycle=found, here="codes", status=status, kept=False
    )


def _sources(request: Any, cycle: Cycle) -> list[tuple[Cycle, str, int]]:
    seen = cycles_visible_to(request.actor).filter(member=cycle.member_id).exclude(pk=cycle.pk)
    earlier = seen.filter(starts__lte=cycle.starts).order_by("-starts")[:_MOST_CYCLES]
    return queries.beginnings(list(earlier), request.actor)


def _words(earlier: Cycle, what: str, count: int) -> str:
    if what == THEMES:
        words = ngettext("%(cycle)s: %(count)s theme", "%(cycle)s: %(count)s themes", count)
    else:
        words = ngettext("%(cycle)s: %(count)s code", "%(cycle)s: %(count)s codes", count)
    return words % {"cycle": earlier.title, "count": count}
