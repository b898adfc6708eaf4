"""What is filled in to open a draft for comment: the fields of a call that fit, and which other drafts it asks about."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.forms import RecordForm, form_for
from moothill.commons.record.models import Record

FIELDS = (
    "title", "background", "can_change", "opens_at", "closes_at", "reply_by", "minutes", "owner", "contact", "who",
)  # fmt: skip
_ORDER = (*FIELDS[:1], "also", *FIELDS[1:], "sure", "key")
_SPARE, _REPLY = 7, 28  # days


def consult_form(record: Record, at: datetime, advised: int, data: Any = None) -> RecordForm:
    """The form, begun with a period that is long enough. Its box `sure` is only shown once a period is too short."""
    form = form_for(
        kinds.get("call"), Context(record.cycle, at=at), data, content=_begun(record, at, advised)
    )
    for name in set(form.fields) - {*FIELDS, "key"}:
        del form.fields[name]
    form.fields["also"] = forms.CharField(
        label=_("Other drafts that it asks about"),
        help_text=_("Their references, such as CD-2, CD-3. Leave it empty to ask about this one alone."),
        required=False,
        max_length=500,
    )
    form.fields["sure"] = forms.BooleanField(
        label=_("Open it for so few days all the same"), required=False, widget=forms.HiddenInput
    )
    form.order_fields(_ORDER)
    return form


def ask_whether_sure(form: RecordForm) -> None:
    """Show the box that says that a short period is meant."""
    form.fields["sure"].widget = forms.CheckboxInput()


def _begun(record: Record, at: datetime, advised: int) -> dict[str, Any]:
    there = at.astimezone(ZoneInfo(record.cycle.zone))
    closes = datetime.combine(there.date() + timedelta(days=advised + _SPARE), time(17))
    return {
        "title": _now("What do you think of “%(title)s”?") % {"title": record.title[:200]},
        "opens_at": f"{there:%Y-%m-%dT%H:%M}",
        "closes_at": f"{closes:%Y-%m-%dT%H:%M}",
        "reply_by": f"{closes + timedelta(days=_REPLY):%Y-%m-%d}",
        "who": "anyone",
    }
