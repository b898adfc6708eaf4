"""The way in for those who report and for those who open and close."""

from typing import Any

from django.http import Http404, HttpResponse

from moothill.commons.cycles.frame import page
from moothill.commons.cycles.models import Cycle
from moothill.commons.files.errors import FileRefused
from moothill.commons.policy.actors import Actor
from moothill.commons.record.errors import Invalid, KeyReused, ReasonNeeded, WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.queries import find
from moothill.commons.ui.markup import as_written
from moothill.core.policy import RecordState
from moothill.rooms.monitoring import errors

STATUS: dict[type[Exception], int] = {
    errors.ClosedAlready: 409, errors.InvalidReports: 422, errors.LeadLeft: 403, errors.NobodyToAsk: 409,
    errors.NotClosed: 409, errors.NotYourCommitment: 403, errors.NotYourSide: 403, errors.NothingReported: 422,
    errors.OutOfReach: 409, errors.RoundNotOpen: 409, FileRefused: 422, Invalid: 422, KeyReused: 409, ReasonNeeded: 422,
    WrongState: 409,
}  # fmt: skip


def status_of(error: Exception) -> int:
    """The status with which a page answers that says what is wrong."""
    return next(status for kind, status in STATUS.items() if isinstance(error, kind))


def record_or_404(cycle: Cycle, reference: str, kind: str, actor: Actor) -> Record:
    """The record of `kind` under this reference that `actor` may know of and that still stands. Raises Http404."""
    record = find(cycle, reference.upper()[:20], actor)
    if record is None or record.kind != kind or record.state == RecordState.WITHDRAWN:
        raise Http404
    return record


def private_page(
    request: Any, template: str, shown: dict[str, Any], *, cycle: Cycle, status: int = 200
) -> HttpResponse:
    """A page that nobody keeps."""
    answer = page(request, template, shown, cycle=cycle, here="progress", status=status, kept=False)
    answer["Cache-Control"] = "no-store, private"
    return answer


def crumbs_of(record: Record) -> list[tuple[Any, str]]:
    """The way to a page that hangs on a record."""
    cycle = record.cycle
    return [
        (as_written(cycle.title), cycle.get_absolute_url()),
        (as_written(record.title), record.get_absolute_url()),
    ]
