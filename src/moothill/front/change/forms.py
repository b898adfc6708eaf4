"""The form of the door: the open fields of a kind, as far as this visitor may choose in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
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
    context = Context(visit.cycle, record=visit.record.pk if visit.record else None, actor=visit.actor)
    form = form_for(visit.kind, context, visit.data, content=content, base=base)
    for field in visit.kind.fields:
        lost = isinstance(field, Ref) and content.get(field.name) and not _offers(form, field.name, content)
        if (lost or visit.change == Change.WITHDRAW) and field.name in form.fields:
            del form.fields[field.name]
    if visit.change == Change.WITHDRAW:
        form.fields["reason"].label = _("Why should it go?")
        form.fields["reason"].required = True
    if visit.actor.participant is None:
        form.fields["called"] = forms.CharField(
            label=_("Your name, if you want it shown"),
            help_text=_("Left empty, you get a friendly label."),
            required=False,
            max_length=80,
        )
    return form


@dataclass(frozen=True, slots=True)
class Parts:
    """The form in two parts: what most people come for, and what is folded away."""

    first: list[BoundField]
    more: list[BoundField]

    @property
    def is_open(self) -> bool:
        """Whether something in the folded part needs mending."""
        return any(field.errors for field in self.more)


def parts_of(visit: Visit, form: RecordForm) -> Parts:
    """The visible fields of a form. Of something new, nothing that is needed is folded away."""
    making = visit.change == Change.CREATE
    aside = {field.name for field in visit.kind.fields if field.aside and not (making and field.required)}
    fields = form.visible_fields()
    return Parts(
        [field for field in fields if field.name not in aside],
        [field for field in fields if field.name in aside],
    )


def _offers(form: RecordForm, name: str, content: Mapping[str, Any]) -> bool:
    if name not in form.fields:
        return False
    widget = form.fields[name].widget
    return not isinstance(widget, forms.Select) or content[name] in dict(widget.choices)
