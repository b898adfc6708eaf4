"""The versions of the codebook: the list, cutting one, two compared, and any of them as a file."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid, KeyReused
from moothill.commons.record.forms import RecordForm, form_for
from moothill.commons.record.operations import facts_of
from moothill.core.exchange.codebooks import FORMATS
from moothill.core.policy import Act, decide
from moothill.rooms.coding.errors.codes import CodebookMoves, NothingToKeep
from moothill.rooms.coding.models import Codebook
from moothill.rooms.coding.operations import cut_codebook
from moothill.rooms.coding.queries import codebooks as queries

_MOST = 200


@require_safe
def codebooks(request: Any, cycle: str) -> HttpResponse:
    """The versions, newest first."""
    found = cycle_or_404(request, cycle)
    facts = facts_of(request.actor, found)
    shown = {
        "versions": queries.codebooks(found, request.actor)[:_MOST],
        "may_cut": decide(Act.CREATE, facts).allowed,
    }
    return page(request, "coding/codebooks.html", shown, cycle=found, here="codebooks")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cut(request: Any, cycle: str) -> HttpResponse:
    """Ask why, then keep every code as it stands; what is wrong comes back beside what was written."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.CREATE, facts_of(request.actor, found))
    form = _form(found, request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        given = {name: value for name, value in form.values().items() if name in ("title", "why")}
        try:
            record = cut_codebook(
                cycle=found, **given, by=request.actor, at=request.at, key=form.cleaned_data["key"]
            )
            return HttpResponseRedirect(record.get_absolute_url(), status=303)
        except Invalid as error:
            form.blame(error)
        except (KeyReused, CodebookMoves, NothingToKeep) as error:
            form.add_error(None, str(error))
            status = 409
    shown = {
        "question": _("Cut a version of the codebook"),
        "explanation": _("Every public code is kept as it stands now, for good. Later you can show what changed."),
        "form": form,
        "button": _("Cut the version"),
        "cancel": "../",
    }  # fmt: skip
    return page(request, "ui/confirm.html", shown, cycle=found, here="codebooks", status=status, kept=False)


def _form(cycle: Cycle, data: Any) -> RecordForm:
    """The kind's own form. Its `why` is the reason of the act, and it begins from no version."""
    form = form_for(kinds.get("codebook"), Context(cycle), data)
    for name in ("reason", "base", "source", "doubt"):
        form.fields.pop(name, None)
    return form


@require_safe
def compare(request: Any, cycle: str) -> HttpResponse:
    """What changed from one version (`from`) to another (`to`), or to the codebook as it is now.

    404 for a version that is not there, 400 where none is named.
    """
    found = cycle_or_404(request, cycle)
    names = request.GET.get("from", ""), request.GET.get("to", "")
    shown: dict[str, Any] = {"versions": queries.codebooks(found, request.actor)[:_MOST]}
    status = 200
    if names[0]:
        shown |= _compared(request, found, *names)
    else:
        shown["faults"], status = [_("Choose the version to compare from.")], 400
    return page(request, "coding/code_compare.html", shown, cycle=found, here="codebooks", status=status)


def _compared(request: Any, cycle: Cycle, first: str, second: str) -> dict[str, Any]:
    older = _version(request, cycle, first)
    newer = _version(request, cycle, second) if second else None
    if newer and newer.edition < older.edition:
        older, newer = newer, older
    after = queries.shown(newer) if newer else queries.present(cycle)
    return {
        "older": older,
        "newer": newer,
        "changes": queries.compare(queries.shown(older), after, cycle),
    }


def _version(request: Any, cycle: Cycle, reference: str) -> Codebook:
    found = queries.codebook(cycle, request.actor, reference[:20])
    if found is None:
        raise Http404
    return found


@require_safe
def as_file(request: Any, cycle: str, suffix: str, reference: str = "") -> HttpResponse:
    """The codebook as it is now, or one version of it, as a file for other programs."""
    found = cycle_or_404(request, cycle)
    form = FORMATS.get(suffix)
    if form is None:
        raise Http404
    version = _version(request, found, reference) if reference else None
    book = queries.book_of(found, queries.shown(version) if version else queries.present(found))
    name = f"{found.slug}-{reference or 'codebook'}.{suffix}"
    answer = HttpResponse(form.write(book), content_type=f"{form.media}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Access-Control-Allow-Origin"] = "*"
    return holds(answer, request, heads=[found.head_id], until=None)
