"""Which answer each named error gets, and what the form then says."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from moothill.commons.moderation.errors import TooMany
from moothill.commons.people.errors import NameTaken
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid, NotYours, ReasonNeeded
from moothill.commons.record.forms import RecordForm
from moothill.front.desk import statuses

STATUS: dict[type[Exception], int] = {
    **statuses.STATUS,
    NameTaken: 422,
    NotYours: 403,
    Refused: 403,
    TooMany: 429,
}
EXPECTED = tuple(STATUS)
Show = Callable[..., HttpResponse]


def explain(form: RecordForm, error: Exception) -> None:
    """Put the error's sentence where it belongs: beside its field, or at the head of the form."""
    match error:
        case Invalid():
            form.blame(error)
        case ReasonNeeded():
            form.add_error("reason", str(error))
        case NameTaken() if "called" in form.fields:
            form.add_error("called", str(error))
        case _:
            form.add_error(None, str(error))


def answer(show: Show, form: RecordForm, error: Exception, **more: Any) -> HttpResponse:
    """The form again with everything still in it, and the status that tells what went wrong."""
    explain(form, error)
    return show(form, status=STATUS[type(error)], **more)
