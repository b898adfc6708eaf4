"""Opening a draft, or an edition of the plan, for comment."""

import re
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from moothill.commons.record.errors import Invalid, KeyReused
from moothill.commons.record.forms import RecordForm
from moothill.commons.record.models import Record
from moothill.commons.record.queries import find
from moothill.core.policy import Act
from moothill.rooms.commitments.errors.consulting import NothingToAskAbout, ShortPeriod
from moothill.rooms.commitments.forms.consulting import FIELDS, ask_whether_sure, consult_form
from moothill.rooms.commitments.operations.consulting import consult
from moothill.rooms.commitments.queries.consulting import advised_days
from moothill.rooms.commitments.views.visit import Visit, blame, for_those_who

_REFERENCE = re.compile(r"[A-Za-z]{1,4}-[0-9]{1,9}")
_MOST = 100
_STATUS: dict[type[Exception], int] = {Invalid: 422, KeyReused: 409, NothingToAskAbout: 422, ShortPeriod: 422}


@for_those_who(Act.CONSULT, kind="draft")
def consult_draft(visit: Visit) -> HttpResponse:
    """Open a draft for comment, alone or with others."""
    return _consult(visit)


@for_those_who(Act.CONSULT, kind="edition")
def consult_edition(visit: Visit) -> HttpResponse:
    """Open an edition of the plan for comment as a whole."""
    return _consult(visit)


def _consult(visit: Visit) -> HttpResponse:
    """The form of the call; a period shorter than is advised is asked about once more before anything is stored."""
    record = visit.record
    assert record is not None  # nosec: the address names it
    form = consult_form(record, visit.at, advised_days(visit.cycle), visit.data)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                return HttpResponseRedirect(_opened(visit, record, form).get_absolute_url(), status=303)
            except tuple(_STATUS) as error:
                status = _STATUS[type(error)]
                _blame(form, error)
        if form.cleaned_data.get("sure"):
            ask_whether_sure(form)
    return visit.page("commitments/ask.html", _shown(record, form), status=status)


def _opened(visit: Visit, record: Record, form: RecordForm) -> Record:
    given = form.cleaned_data
    also = dict.fromkeys(each.upper() for each in _REFERENCE.findall(given["also"]))
    others = [_other(visit, reference) for reference in [*also][:_MOST]]
    values = {name: given[name] for name in FIELDS}
    return consult(
        on=[record, *others], values=values, sure=given["sure"], by=visit.actor, at=visit.at, key=given["key"]
    )


def _other(visit: Visit, reference: str) -> Record:
    found = find(visit.cycle, reference, visit.actor)
    if found is None:
        raise NothingToAskAbout(reference)
    return found


def _blame(form: RecordForm, error: Exception) -> None:
    if isinstance(error, ShortPeriod):
        form.add_error("closes_at", str(error))
        ask_whether_sure(form)
    elif isinstance(error, NothingToAskAbout):
        form.add_error("also", str(error))
    else:
        blame(form, error)


def _shown(record: Record, form: RecordForm) -> dict[str, Any]:
    return {
        "form": form,
        "heading": _("Open for comment"),
        "about": record.title,
        "explanation": _("Anybody can comment on all of it or on one paragraph, without an account. Every comment is "
                         "numbered and gets an answer. The call is public at once."),
        "button": _("Open it for comment"),
        "cancel": record.get_absolute_url(),
    }  # fmt: skip
