"""The form of a kind: it carries words to the operations, which judge them, and carries their faults back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.commons.record.kinds import Asked, Kind

# What goes with an act and is no open field: `called` is the name that a guest wants to go by.
_NOT_OPEN = {"reason", "base", "key", "called"}


class RecordForm(forms.Form):
    """Fields are added by `form_for`; these three go with every act."""

    reason = forms.CharField(
        label=_("What did you change, and why?"),
        help_text=_("Everyone can read this, for as long as the record stands."),
        required=False,
        max_length=2000,
    )
    base = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def values(self) -> dict[str, Any]:
        """What was given for the open fields."""
        return {name: value for name, value in self.cleaned_data.items() if name not in _NOT_OPEN}

    def blame(self, invalid: Invalid) -> None:
        """Show each fault beside the field it is about."""
        for fault in invalid.faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.words)


def form_for(
    kind: Kind,
    context: Context,
    data: Mapping[str, Any] | None = None,
    *,
    content: Mapping[str, Any] | None = None,
    base: int = 0,
    key: UUID | None = None,
    files: Any = None,
) -> RecordForm:
    """A form for a record of `kind`, bound to `data` if given, else showing `content` (its canonical form)."""
    asked = kind.asked(context.cycle)
    own = {
        each.name: _worded(each.form_field(context), asked.get(each.name, Asked()))
        for each in kind.fields
        if each.in_form and asked.get(each.name, Asked()).shown
    }
    shown = {each.name: each.initial((content or {}).get(each.name, each.empty)) for each in kind.fields}
    form = RecordForm(data, files, initial={**shown, "base": base, "key": key or uuid4()})
    form.fields = {**own, **form.fields}
    return form


def _worded(field: forms.Field, asked: Asked) -> forms.Field:
    """The field in the cycle's own words, where it has any."""
    field.label, field.help_text = asked.label or field.label, asked.help or field.help_text
    return field
