"""The page of a table: for whoever keeps its notes, by an address of its own and without an account."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothill.commons.cycles.frame import page
from moothill.commons.files.errors import FileRefused
from moothill.commons.moderation.answers import waiting
from moothill.commons.moderation.errors import TooMany
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import KeyReused
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.errors import BadLines, NotAPicture, NothingWritten, NotOfThisTable, TableEnded
from moothill.rooms.inputs.models import TableLink
from moothill.rooms.inputs.operations.noting import Note
from moothill.rooms.inputs.queries.tables import written_at
from moothill.rooms.inputs.views.boxes import PictureForm, name_of, rows_of
from moothill.rooms.inputs.views.ways_in import table_or_404

ROWS = 10
_STATUS: dict[type[Exception], int] = {
    BadLines: 422, NothingWritten: 422, KeyReused: 409, NotOfThisTable: 409, TableEnded: 410, Refused: 403, TooMany: 429,
    FileRefused: 422, NotAPicture: 422,
}  # fmt: skip
_EXPECTED = tuple(_STATUS)


# The address is the secret here: who does not know it can forge nothing, so that no token and no cookie is needed, and what
# waited on a telephone for hours can still be sent.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: Any, cycle: str, token: str) -> HttpResponse:
    """A box to write in, and what this table wrote; 410 once it has closed. A script is answered in JSON."""
    link = table_or_404(request, cycle, token)
    if request.method != "POST":
        return _show(request, link, status=410 if link.until <= request.at else 200)
    given = rows_of(request.POST)
    try:
        made = operations.take_notes(link=link, notes=_notes(given), at=request.at)
    except _EXPECTED as error:
        return _refused(request, link, error, rows=given)
    if _wants_json(request):
        return _private(JsonResponse({"notes": [_told(record) for record in made]}))
    return HttpResponseRedirect(f"{request.path}#written", status=303)


@csrf_exempt
@require_POST
def undo(request: Any, cycle: str, token: str) -> HttpResponse:
    """Take one note back."""
    link = table_or_404(request, cycle, token)
    try:
        record = operations.take_note_back(link=link, key=_key(request.POST.get("key", "")), at=request.at)
    except _EXPECTED as error:
        return _refused(request, link, error)
    if _wants_json(request):
        return _private(JsonResponse({"notes": [_told(record)]}))
    return HttpResponseRedirect("../#written", status=303)


@csrf_exempt
@require_POST
def picture(request: Any, cycle: str, token: str) -> HttpResponse:
    """Add a photograph of what the table wrote."""
    link = table_or_404(request, cycle, token)
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, link, status=422, form=form)
    try:
        operations.photograph(link=link, at=request.at, **form.cleaned_data)
    except (FileRefused, NotAPicture) as error:
        form.add_error("upload", str(error))
        return _show(request, link, status=422, form=form)
    except BadLines as error:
        form.add_error("words", " ".join(line.words for line in error.lines))
        return _show(request, link, status=422, form=form)
    except _EXPECTED as error:
        return _refused(request, link, error, form=form)
    return HttpResponseRedirect("../#written", status=303)


@require_safe
def keeper(request: Any, cycle: str, token: str) -> HttpResponse:
    """The script that lets the page of this table, and no other, open again without a network."""
    table_or_404(request, cycle, token)
    found = finders.find("inputs/keeper.js")
    if not isinstance(found, str):
        raise Http404
    script = Path(found).read_bytes()
    return _private(HttpResponse(script, content_type="text/javascript; charset=utf-8"))


def _notes(given: Sequence[tuple[str, str]]) -> list[Note]:
    """The rows that hold anything."""
    return [Note(_key(key), words) for key, words in given if words.strip()]


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _told(record: Record) -> dict[str, str]:
    first = record.revisions.get(number=1)
    return {"key": str(first.key), "reference": record.reference, "state": record.state}


def _wants_json(request: Any) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _refused(
    request: Any,
    link: TableLink,
    error: Exception,
    *,
    rows: Sequence[tuple[str, str]] = (),
    form: PictureForm | None = None,
) -> HttpResponse:
    """What is wrong, with everything that was written."""
    status = next(status for kind, status in _STATUS.items() if isinstance(error, kind))
    lines = error.lines if isinstance(error, BadLines) else ()
    if _wants_json(request):
        words = " ".join(line.words for line in lines) or str(error)
        answer = _private(JsonResponse({"error": words}, status=status))
    else:
        answer = _show(request, link, status=status, rows=rows, form=form, fault=str(error), bad=lines)
    return waiting(answer, error) if isinstance(error, TooMany) else answer


def _show(
    request: Any,
    link: TableLink,
    *,
    status: int = 200,
    rows: Sequence[tuple[str, str]] = (),
    form: PictureForm | None = None,
    fault: str = "",
    bad: Any = (),
) -> HttpResponse:
    record = link.event.record
    empty = [(str(uuid4()), "") for _each in range(ROWS - len(rows))]
    shown = {
        "link": link, "record": record, "event": link.event, "rows": [*rows, *empty], "fault": fault, "bad": bad,
        "written": written_at(link), "picture": form or PictureForm(), "store": name_of(link), "navigation": (),
        "home": f"{record.cycle.get_absolute_url()}tables/{request.resolver_match.kwargs['token']}/",
        "closed": link.until <= request.at, "state_held": _("waits for a second look"), "draft": RecordState.DRAFT,
    }  # fmt: skip
    return _private(page(request, "inputs/notes.html", shown, cycle=record.cycle, status=status, kept=False))


def _private(answer: HttpResponse) -> HttpResponse:
    """Kept by nobody on the way, and listed by no search engine: the address is a secret."""
    answer["Cache-Control"] = "no-store, private"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
