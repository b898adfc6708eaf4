"""The form that adds a version to a document."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.rooms.pages.kinds import Kept


class VersionForm(forms.Form):
    """A file, or an address; the key makes a second click harmless."""

    upload = forms.FileField(
        label=_("File"), help_text=_("Its type is read from its content, not from its name."), required=False
    )
    address = forms.CharField(
        label=_("Or its address"),
        help_text=_("Where it stands on the web, if it is not to be kept here."),
        required=False,
        max_length=500,
    )
    kept = forms.ChoiceField(
        label=_("If you give an address"),
        choices=[choice for choice in Kept.choices if choice[0] != Kept.HERE],
        initial=Kept.NOT_KNOWN,
        required=False,
    )
    label = forms.CharField(
        label=_("Name of this version"),
        help_text=_("Such as: as agreed on 5 June."),
        required=False,
        max_length=200,
    )
    reason = forms.CharField(
        label=_("What is new in it?"), help_text=_("Everyone can read this."), required=False, max_length=2000
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"key": uuid4()})

    def given(self) -> dict[str, Any]:
        """What `operations.add_version` takes."""
        given = dict(self.cleaned_data)
        given["kept"] = given["kept"] or Kept.NOT_KNOWN
        return given
