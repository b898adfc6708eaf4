"""The form with which a training is withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawForm(forms.Form):
    """Why its suggestions go out of sight."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Everyone can read this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
