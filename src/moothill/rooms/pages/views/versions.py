"""Adding a version to a document."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.files.errors import FileRefused
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import Invalid, KeyReused
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.core.policy import Act, RecordState
from moothill.rooms.pages.errors import BothGiven, NothingGiven
from moothill.rooms.pages.forms import VersionForm
from moothill.rooms.pages.operations import add_version


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Ask for a file or an address, then add it; what is wrong comes back beside what was written."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    record = find(found, reference, request.actor)
    if record is None or record.kind != "document" or record.state == RecordState.WITHDRAWN:
        raise Http404
    require(Act.UPLOAD, facts_of(request.actor, found, record))
    if request.method != "POST":
        return _ask(request, found, record, VersionForm())
    form = VersionForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, found, record, form, status=422)
    try:
        add_version(document=record, by=request.actor, at=request.at, **form.given())
    except (FileRefused, NothingGiven, BothGiven, Invalid, KeyReused) as error:
        form.add_error("upload" if isinstance(error, FileRefused | NothingGiven) else None, _words(error))
        if request.FILES and "upload" not in form.errors:
            form.add_error("upload", _("Choose the file again: a browser sends it once only."))
        return _ask(request, found, record, form, status=409 if isinstance(error, KeyReused) else 422)
    return HttpResponseRedirect(record.get_absolute_url(), status=303)


def _words(error: Exception) -> list[str]:
    return [fault.words for fault in error.faults] if isinstance(error, Invalid) else [str(error)]


def _ask(request: Any, cycle: Cycle, record: Record, form: VersionForm, *, status: int = 200) -> HttpResponse:
    shown = {"record": record, "form": form}
    return page(request, "pages/add_version.html", shown, cycle=cycle, here="documents", status=status)
