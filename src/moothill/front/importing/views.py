"""Imports on the web: a file is sent, its columns are told, what it would bring is shown, and then it runs by itself."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from moothill.commons.files.errors import FileRefused
from moothill.commons.record.errors import Invalid, ReasonNeeded
from moothill.commons.ui.words import said
from moothill.core.exchange import READERS
from moothill.core.exchange.harmless import harmless
from moothill.core.exchange.shapes import CannotRead
from moothill.core.policy import Act
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.importing import reading
from moothill.front.importing.forms import ColumnsForm, EvenSoForm, FileForm, UndoForm, label_of
from moothill.rooms.inputs.kinds import BatchState
from moothill.rooms.inputs.operations import importing
from moothill.rooms.inputs.operations.importing.errors import BatchMoved, BuiltUpon
from moothill.rooms.inputs.queries.batches import (
    batch_of,
    batches_of,
    built_upon,
    first_of,
    named,
    refusals_of,
    remembered,
)

if TYPE_CHECKING:
    from moothill.rooms.inputs.models import Batch

_SHOWN, _PAGE = 100, 50  # refused rows on a page; imports on a page
_STATES = {
    BatchState.PREVIEWED: "wait", BatchState.RUNNING: "now", BatchState.STOPPED: "stop", BatchState.DONE: "good",
    BatchState.UNDONE: "none",
}  # fmt: skip


@for_those_who_may(Act.IMPORT)
def every(desk: Desk) -> HttpResponse:
    """The imports of this cycle, newest first."""
    shown = Paginator(batches_of(desk.cycle), _PAGE).get_page(desk.request.GET.get("page"))
    rows = [{"batch": batch, "reader": label_of(batch.reader), "tone": _tone(batch)} for batch in shown]
    return desk.page("importing/every.html", {"rows": rows, "shown": shown})


@for_those_who_may(Act.IMPORT)
def new(desk: Desk) -> HttpResponse:
    """Send a file."""
    if desk.data is None:
        return _ask(desk, FileForm(initial={"key": uuid4()}, cycle=desk.cycle, actor=desk.actor))
    form = FileForm(desk.data, desk.request.FILES, cycle=desk.cycle, actor=desk.actor)
    if not form.is_valid():
        return _ask(desk, form, status=422)
    reader = form.cleaned_data["reader"] or _guessed(form.cleaned_data["file"])
    if not reader:
        form.add_error(
            "file",
            _("It looks like no kind of file that can be read here. Choose what it is, or save it as CSV."),
        )
        return _ask(desk, form, status=422)
    return _begin(desk, form, reader)


def _guessed(file: Any) -> str:
    head = file.read(reading.HEAD)
    file.seek(0)
    return next(iter(reading.guess(file.name or "", head)), "")


def _ask(desk: Desk, form: FileForm, *, status: int = 200) -> HttpResponse:
    most = settings.MOOTHILL_MAX_UPLOAD // 1_000_000
    return desk.page("importing/new.html", {"form": form, "most": most}, status=status)


def _begin(desk: Desk, form: FileForm, reader: str) -> HttpResponse:
    """Keep the file. One that cannot be read at all is not kept."""
    sent = form.cleaned_data
    try:
        batch = importing.begin_batch(
            cycle=desk.cycle, reader=reader, upload=sent["file"], given=form.given, by=desk.actor, at=desk.at,
            key=sent["key"],
        )  # fmt: skip
    except FileRefused as error:
        form.add_error("file", str(error))
        return _ask(desk, form, status=422)
    except Invalid as invalid:
        for fault in invalid.faults:
            form.add_error(fault.field if fault.field in form.fields else None, fault.words)
        return _ask(desk, form, status=422)
    if batch.state != BatchState.PREVIEWED or batch.file is None:
        return _to(desk, batch)
    try:
        if READERS[reader].columns:
            reading.headings(batch.file, reader)
            return _to(desk, batch, "columns/")
        _look(desk, batch)
    except CannotRead as error:
        importing.leave_it(batch=batch, by=desk.actor)
        form.add_error("file", said(error.reason, error.facts))
        return _ask(desk, _again(form), status=422)
    return _to(desk, batch)


def _again(form: FileForm) -> FileForm:
    """The form as it was sent, for another try: the once-only key of the first went with its file."""
    data: Any = form.data
    form.data = data.copy()
    form.data["key"] = str(uuid4())  # type: ignore[index]
    return form


def _look(desk: Desk, batch: Batch) -> None:
    assert batch.file is not None  # nosec: the callers looked
    found = reading.rows(batch.file, batch.reader, batch.mapping)
    importing.look_at(batch=batch, rows=found, by=desk.actor)


@for_those_who_may(Act.IMPORT)
def columns(desk: Desk) -> HttpResponse:
    """Say which column is what, beside a few rows as they stand."""
    batch = _batch(desk)
    if batch.state != BatchState.PREVIEWED or batch.file is None or not READERS[batch.reader].columns:
        return _to(desk, batch)
    names = reading.headings(batch.file, batch.reader)
    known = (
        batch.mapping or remembered(desk.cycle, batch.reader, names) or reading.suggested(batch.reader, names)
    )
    form = ColumnsForm(desk.data, headings=names, known=known)
    status = 200
    if desk.data is not None:
        status = 422
        if form.is_valid():
            try:
                settled = importing.settle(
                    batch=batch, by=desk.actor, at=desk.at, mapping=form.mapping, headings=names
                )
                batch.mapping = settled.mapping
                _look(desk, batch)
                return _to(desk, batch)
            except (CannotRead, BatchMoved) as error:
                form.add_error(None, _words_of(error))
    samples = reading.first_rows(batch.file, batch.reader, names)
    shown = {"form": form, "batch": batch, "names": names, "samples": samples}
    return desk.page("importing/columns.html", shown, status=status)


@for_those_who_may(Act.IMPORT)
def one(desk: Desk) -> HttpResponse:
    """One import: what it would bring, how far it has come, or what came of it; and what can be done with it now."""
    batch = _batch(desk)
    if desk.data is None:
        return _shown(desk, batch)
    try:
        return _done(desk, batch, desk.data.get("do", ""))
    except (BatchMoved, CannotRead) as error:
        return _shown(desk, batch, trouble=_words_of(error), status=409)


def _done(desk: Desk, batch: Batch, do: str) -> HttpResponse:
    if do in ("run", "on"):
        importing.start_batch(batch=batch, by=desk.actor, at=desk.at)
    elif do == "look" and batch.file is not None:
        _look(desk, batch)
    elif do == "forget":
        importing.leave_it(batch=batch, by=desk.actor)
        messages.success(desk.request, _("The file is gone, and nothing was brought in."))
        return HttpResponseRedirect(f"{desk.cycle.get_absolute_url()}imports/", status=303)
    elif do == "throw":
        importing.throw_away(batch=batch, reason=desk.data.get("reason", ""), by=desk.actor, at=desk.at)
    else:
        return _shown(desk, batch, status=400)
    return _to(desk, batch)


def _shown(desk: Desk, batch: Batch, *, trouble: str = "", status: int = 200) -> HttpResponse:
    preview = importing.kept_preview(batch)
    total = batch.options.get("rows", 0)
    shown = {
        "batch": batch,
        "given": importing.Given.of(batch.options),
        "reader": label_of(batch.reader),
        "has_columns": batch.reader in READERS and READERS[batch.reader].columns,
        "tone": _tone(batch),
        "preview": preview,
        "total": total,
        "percent": min(batch.done * 100 // total, 100) if total else 0,
        "trouble": trouble or batch.options.get("trouble", ""),
        "refusals": refusals_of(batch)[:_SHOWN],
        "first": first_of(batch) if batch.state == BatchState.DONE else (),
        "running": batch.state == BatchState.RUNNING,
    }
    return desk.page("importing/one.html", shown, status=status)


@for_those_who_may(Act.IMPORT)
def refused(desk: Desk) -> HttpResponse:
    """Every refused row that is kept, as a sheet."""
    batch = _batch(desk)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{batch.number}-refused.csv"'
    answer["Cache-Control"] = "no-store"
    sheet = csv.writer(answer)
    sheet.writerow(["row", "reason", "beginning"])
    for each in refusals_of(batch).iterator():
        sheet.writerow([each.row, harmless(each.reason), harmless(each.beginning)])
    return answer


@for_those_who_may(Act.IMPORT)
def undo(desk: Desk) -> HttpResponse:
    """Take out everything that an import brought."""
    batch = _batch(desk)
    built = built_upon(batch) if batch.state == BatchState.DONE else set()
    form = (EvenSoForm if built else UndoForm)(desk.data)
    status = 200
    if desk.data is not None:
        status = 422
        if form.is_valid():
            try:
                importing.undo_batch(
                    batch=batch, reason=form.cleaned_data["reason"], by=desk.actor, at=desk.at,
                    even_so=form.cleaned_data.get("even_so", False),
                )  # fmt: skip
                return _to(desk, batch)
            except (BatchMoved, BuiltUpon, ReasonNeeded) as error:
                form.add_error(None, str(error))
                status = 409
    shown = {"batch": batch, "form": form, "built": len(built), "names": named(built)}
    return desk.page("importing/undo.html", shown, status=status)


def _batch(desk: Desk) -> Batch:
    asked = desk.request.resolver_match.kwargs["reference"]  # type: ignore[union-attr]
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    batch = batch_of(desk.cycle, number)
    if batch is None:
        raise Http404
    return batch


def _to(desk: Desk, batch: Batch, part: str = "") -> HttpResponse:
    return HttpResponseRedirect(f"{desk.cycle.get_absolute_url()}imports/{batch.number}/{part}", status=303)


def _tone(batch: Batch) -> str:
    return _STATES[BatchState(batch.state)]


def _words_of(error: Exception) -> str:
    return said(error.reason, error.facts) if isinstance(error, CannotRead) else str(error)
