"""What goes with the acts on milestones. A key makes a second click harmless."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _


class MoveDatesForm(forms.Form):
    """The new dates, why, and who agreed; the operation insists on each."""

    when = forms.CharField(
        label=_("When is it to be done now?"),
        help_text=_("As you would say it: June 2019, or June 2019 to March 2020."),
        required=False,
        max_length=400,
    )
    because = forms.CharField(
        label=_("Why are the dates moved?"),
        help_text=_("Everyone can read this."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agreed = forms.CharField(
        label=_("Who agreed?"),
        help_text=_("On both sides: names, or a meeting and its day. Everyone can read this."),
        required=False,
        max_length=400,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, initial={"key": uuid4(), **kwargs.pop("initial", {})}, **kwargs)
