"""Opening tables at an event, for those who look after it."""

from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import page
from moothill.commons.record.context import Context
from moothill.commons.record.models import Record
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.errors import NotAnEvent, WrongTables
from moothill.rooms.inputs.models import TableLink
from moothill.rooms.inputs.operations.tables import Opened
from moothill.rooms.inputs.queries.tables import number_written, tables_of
from moothill.rooms.inputs.views.boxes import TablesForm, likely_end
from moothill.rooms.inputs.views.ways_in import event_to_enter


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tables(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Which tables are open, and a form to open more; the answer to it shows the new addresses, once."""
    record = event_to_enter(request, cycle, reference)
    if isinstance(record, HttpResponse):
        return record
    posted = request.POST if request.method == "POST" else None
    form = TablesForm(posted, context=Context(record.cycle), until=likely_end(record, request.at))
    if posted is None:
        return _ask(request, record, form)
    if not form.is_valid():
        return _ask(request, record, form, status=422)
    try:
        opened = operations.open_tables(
            event=record, names=form.cleaned_data["names"].splitlines(), until=form.cleaned_data["until"],
            by=request.actor, at=request.at,
        )  # fmt: skip
    except WrongTables as error:
        form.add_error(error.field, str(error))
        return _ask(request, record, form, status=422)
    except NotAnEvent as error:
        form.add_error(None, str(error))
        return _ask(request, record, form, status=409)
    return _show(request, record, opened)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: Any, cycle: str, reference: str, number: int) -> HttpResponse:
    """Ask whether a table shall be closed, then close it."""
    record = event_to_enter(request, cycle, reference)
    if isinstance(record, HttpResponse):
        return record
    link = TableLink.objects.filter(pk=number, event=record.pk).select_related("event__record__cycle").first()
    if link is None:
        raise Http404
    home = f"{record.get_absolute_url()}tables/"
    if request.method == "POST":
        operations.close_table(link=link, by=request.actor, at=request.at)
        return HttpResponseRedirect(home, status=303)
    shown = {
        "question": _("Close the table “%(table)s”?") % {"table": link.table},
        "explanation": _("Its address stops working. What was written there stays."),
        "button": _("Close it"),
        "cancel": home,
    }
    return page(request, "ui/confirm.html", shown, cycle=record.cycle, here="activities")


def _ask(request: Any, record: Record, form: TablesForm, *, status: int = 200) -> HttpResponse:
    written = number_written(record.pk)
    rows = [(link, written.get(link.table, 0)) for link in tables_of(record.pk, request.at)]
    shown = {"record": record, "form": form, "rows": rows, "cancel": record.get_absolute_url()}
    return page(request, "inputs/tables.html", shown, cycle=record.cycle, here="activities", status=status)


def _show(request: Any, record: Record, opened: list[Opened]) -> HttpResponse:
    shown = {"record": record, "sheets": [_sheet(request, each) for each in opened]}
    answer = page(
        request, "inputs/tables_opened.html", shown, cycle=record.cycle, here="activities", kept=False
    )
    answer["Cache-Control"] = "no-store, private"
    return answer


def _sheet(request: Any, opened: Opened) -> dict[str, Any]:
    address = absolute(request, f"{opened.link.event.record.cycle.get_absolute_url()}tables/{opened.token}/")
    return {
        "table": opened.link.table,
        "until": opened.link.until,
        "address": address,
        "code": code_of(address),
    }


def absolute(request: Any, path: str) -> str:
    """An address that can be printed."""
    return f"{settings.SITE_URL.rstrip('/')}{path}" if settings.SITE_URL else request.build_absolute_uri(path)


def code_of(address: str) -> str:
    """A picture of an address that a telephone reads, as the source of an image."""
    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=5, border=4))
