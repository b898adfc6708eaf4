"""The action plan as everybody reads it, and in every format."""

import json
from collections.abc import Callable, Hashable
from typing import Any

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, holds, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.printing import Busy, NoPrinter, TooLong, kept, printed, written
from moothill.commons.printing import is_there as printer_is_there
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.core.exchange.documents import Document, as_html, as_text
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.commitments.models import Edition
from moothill.rooms.commitments.queries.document import document_of
from moothill.rooms.commitments.queries.editions import as_loaded, newest, prepared, shown
from moothill.rooms.commitments.queries.ogp import as_csv, as_data, year_of
from moothill.rooms.commitments.register.edition_page import drawn

_FORMATS = ("pdf", "docx", "txt", "json", "csv")
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}


@require_safe
def plan(request: Any, cycle: str) -> HttpResponse:
    """The edition in force, whole; or, where none was issued, the commitments as they stand."""
    found = cycle_or_404(request, cycle)
    actor, today = request.actor, found.day(request.at)
    edition = newest(found, actor)
    contents = shown(edition, today) if edition else as_loaded(found, found.title, today)
    given = {
        "edition": edition,
        "contents": contents,
        "document": drawn(contents),
        "kept": edition is not None and edition.contents is not None,
        "submission": getattr(edition, "submission", None) if edition else None,
        "prepared": prepared(found, actor),
        "may_issue": decide(Act.ISSUE, facts_of(actor, found)).allowed,
        "printer": printer_is_there(),
    }
    return page(request, "commitments/plan.html", given, cycle=found, here="action-plan")


@require_safe
def formats(request: Any, cycle: str, reference: str, form: str) -> HttpResponse:
    """An issued edition as a file. 404 for one that is not issued, or no longer public."""
    found = cycle_or_404(request, cycle)
    edition = _issued(found, reference, request.actor)
    if form not in _FORMATS:
        raise Http404
    if form == "pdf":
        return _pdf(request, found, edition)
    return _file(request, found, edition, form)


def _issued(cycle: Cycle, reference: str, actor: Actor) -> Edition:
    record = find(cycle, reference.upper()[:20], actor)
    if record is None or record.kind != "edition" or record.state != RecordState.PUBLISHED:
        raise Http404
    thing: Edition = Edition.objects.select_related("record", "submission", "amends__record").get(
        pk=record.pk
    )
    thing.record = record
    return thing


def _document(request: Any, edition: Edition) -> Document:
    contents = shown(edition, edition.record.cycle.day(request.at))
    return document_of(contents, base=request.build_absolute_uri("/"))


def _file(request: Any, cycle: Cycle, edition: Edition, form: str) -> HttpResponse:
    make: dict[str, Callable[[], Any]] = {
        "docx": lambda: written(_document(request, edition), at=edition.record.published_at or request.at),
        "txt": lambda: as_text(_document(request, edition)),
        "json": lambda: json.dumps(_data(request, edition), ensure_ascii=False, indent=1),
        "csv": lambda: "\ufeff" + _sheet(request, edition),
    }
    answer = HttpResponse(make[form](), content_type=_TYPES[form])
    name = f"{cycle.slug}-{edition.record.reference}{'-unconfirmed-columns' if form == 'csv' else ''}.{form}"
    answer["Content-Disposition"] = (
        f'{"inline" if form in ("txt", "json") else "attachment"}; filename="{name}"'
    )
    answer["Access-Control-Allow-Origin"] = "*"
    return holds(answer, request, heads=[cycle.head_id], until=None)


def _contents(request: Any, edition: Edition) -> dict[str, Any]:
    return shown(edition, edition.record.cycle.day(request.at))


def _sheet(request: Any, edition: Edition) -> str:
    contents = _contents(request, edition)
    return as_csv(contents, _site(request), year=year_of(edition, contents))


def _site(request: Any) -> str:
    return str(request.build_absolute_uri("/")).rstrip("/")


def _data(request: Any, edition: Edition) -> dict[str, Any]:
    return as_data(edition, _contents(request, edition), _site(request))


def _pdf(request: Any, cycle: Cycle, edition: Edition) -> HttpResponse:
    """A tagged PDF, kept for as long as what it shows stands; where none can be made the page says why."""
    key: tuple[Hashable, ...] = (
        "edition",
        edition.pk,
        edition.digest or edition.record.version,
        get_language(),
        _site(request),
    )
    if not edition.digest:  # it shows the commitments as they stand
        key = (*key, cycle.head.number, cycle.head.stamp, cycle.day(request.at))
    try:
        made = kept(key, lambda: printed(paper(_document(request, edition))))
    except (Busy, NoPrinter, TooLong) as error:
        status = 422 if isinstance(error, TooLong) else 503
        given = {"fault": str(error), "edition": edition}
        return page(
            request, "commitments/no_paper.html", given, cycle=cycle, here="action-plan", status=status
        )
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{cycle.slug}-{edition.record.reference}.pdf"'
    return answer


def paper(document: Document) -> str:
    """The whole HTML that the printer draws."""
    body = mark_safe(as_html(document, paper=True))  # nosec: every word is escaped there
    return render_to_string("commitments/plan_paper.html", {"document": document, "body": body})
