"""The forms of this room that are no record's own."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _


class PictureForm(forms.Form):
    """A picture and its words; the key makes a second click harmless."""

    upload = forms.FileField(label=_("Picture"), help_text=_("PNG, JPEG, GIF or WebP."))
    alt = forms.CharField(
        label=_("What it shows"), help_text=_("For those who do not see it."), max_length=500
    )
    credit = forms.CharField(
        label=_("Whose it is"), help_text=_("Who made it, as they want to be named."), max_length=500
    )
    licence = forms.CharField(
        label=_("How it may be used"),
        help_text=_("Such as: CC BY 4.0, or: with this plan only."),
        max_length=500,
    )
    reason = forms.CharField(
        label=_("Anything to add?"), help_text=_("Everyone can read this."), required=False, max_length=2000
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"key": uuid4()})


class ReasonForm(forms.Form):
    """Why, and a key that makes a second click harmless."""

    reason = forms.CharField(
        label=_("Why?"), help_text=_("Everyone can read this."), required=False, max_length=2000
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})
