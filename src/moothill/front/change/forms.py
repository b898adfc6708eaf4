"""The form of the door: the open fields of a kind, as far as this visitor may choose in them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from moothill.commons.record.context import Context
from moothill.commons.record.fields import Ref
from moothill.commons.record.forms import RecordForm, form_for
from moothill.commons.record.models import Change
from moothill.front.change.gate import Visit


def form_of(visit: Visit, *, content: Mapping[str, Any], base: int = 0) -> RecordForm:
    """The form, bound if it was sent. A withdrawal has no fields but the reason.

    A reference that leads to what this visitor may not see stands in no list: the field is left out, and stays as it is.
    """
    context = Context(
        visit.cycle, record=visit.record.pk if visit.record else None, actor=visit.actor
    )
    form = form_for(visit.kind, context, visit.data, content=content, base=base)
    for field in visit.kind.fields:
        lost = isinstance(field, Ref) and content.get(field.name) and not _offers(form, field.name, content)
        if (lost or visit.change == Change.WITHDRAW) and field.name in form.fields:
            del form.fields[field.name]
    if visit.change == Change.WITHDRAW:
        form.fields["reason"].label = _("Why should it go?")
        form.fields["reason"].required = True
    return form


def _offers(form: RecordForm, name: str, content: Mapping[str, Any]) -> bool:
    widget = form.fields[name].widget
    return not isinstance(widget, forms.Select) or content[name] in dict(widget.choices)
