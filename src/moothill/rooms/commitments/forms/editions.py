"""What goes with issuing and submitting the plan. A key makes a second click harmless."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

_WHY = _("Everybody can read it.")


class IssueForm(forms.Form):
    """Why now."""

    reason = forms.CharField(label=_("Why now"), help_text=_WHY, required=False, max_length=2000)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})


class SubmitForm(forms.Form):
    """On which day, where it stands, and why before the answers, if it was."""

    day = forms.DateField(
        label=_("Submitted on"),
        widget=forms.DateInput(attrs={"type": "date", "size": 10}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day as year-month-day: 2028-02-29.")},
    )
    address = forms.CharField(
        label=_("Where it stands at the OGP"),
        help_text=_("An address, if there is one. This site never opens it."),
        required=False,
        max_length=500,
    )
    because = forms.CharField(
        label=_("Why before the answers"),
        help_text=_("Only where comments on the drafts have no answer yet. Everybody can read it."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_address(self) -> str:
        """An address of the web, or nothing."""
        address: str = self.cleaned_data["address"].strip()
        if address and not address.startswith(("https://", "http://")):
            raise forms.ValidationError(_("Write a whole address, beginning with https://."))
        return address
