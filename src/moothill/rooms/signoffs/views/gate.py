"""What the pages of this room share: how errors answer, and the page of one form."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from moothill.commons.cycles.frame import page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.errors import Invalid, KeyReused
from moothill.commons.ui.markup import as_written
from moothill.rooms.signoffs import errors

STATUS: dict[type[Exception], int] = {
    errors.ConditionsNeeded: 422, errors.InTheFuture: 422, errors.NoSuchDocument: 422, errors.NotForApproval: 409,
    errors.NotInstead: 409, errors.OutOfOrder: 409, errors.PassedAlready: 409, errors.RecordGone: 409,
    errors.RouteGone: 409, errors.TooEarly: 422, errors.WithoutTheRole: 403, Invalid: 422, KeyReused: 409,
}  # fmt: skip
# Beside which box an error stands.
_ABOUT = {
    errors.ConditionsNeeded: "conditions", errors.InTheFuture: "day", errors.TooEarly: "day",
    errors.NoSuchDocument: "document",
}  # fmt: skip


def blame(form: Any, error: Exception) -> None:
    """Say what is wrong beside the box that it is about."""
    if isinstance(error, Invalid):
        for fault in error.faults:
            form.add_error(fault.field if fault.field in form.fields else None, fault.words)
    else:
        form.add_error(_ABOUT.get(type(error)), str(error))


def ask(request: HttpRequest, cycle: Cycle, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The page of one form; nobody keeps it."""
    crumbs = [(as_written(cycle.title), cycle.get_absolute_url()), (_sign_offs(), _home(cycle))]
    answer = page(
        request,
        "signoffs/ask.html",
        {"crumbs": crumbs, **shown},
        cycle=cycle,
        here="sign-offs",
        status=status,
        kept=False,
    )
    answer["Cache-Control"] = "no-store"
    return answer


def _home(cycle: Cycle) -> str:
    return f"{cycle.get_absolute_url()}sign-offs/"


def _sign_offs() -> str:
    from django.utils.translation import gettext as _

    return _("Sign-offs")
