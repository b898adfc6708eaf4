"""What goes with closing, opening and asking."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.models import Record


class BecauseForm(forms.Form):
    """Why it is done."""

    because = forms.CharField(
        label=_("Why"),
        help_text=_("Everybody can read it."),
        required=False,  # the operation asks for it
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AskForm(forms.Form):
    """Which commitments' leads are asked: all, unless boxes are taken off."""

    of = forms.MultipleChoiceField(
        label=_("Ask the leads of"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, commitments: Sequence[Record]) -> None:
        choices = [(each.reference, f"{each.number} {each.title}".strip()) for each in commitments]
        super().__init__(data, initial={"of": [reference for reference, _title in choices]})
        self.fields["of"].choices = choices  # type: ignore[attr-defined]
