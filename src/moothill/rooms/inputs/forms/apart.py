"""What people may tell about themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.rooms.inputs.kinds import EQUALITY

_UNSAID = ("", _("I would rather not say"))


class ApartForm(forms.Form):
    """Short lists, all of them optional. `token` shows that something was contributed, and not what."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def __init__(self, data: Any = None, *, token: str = "") -> None:
        super().__init__(data, initial={"token": token})
        boxes = {
            question: forms.ChoiceField(label=label, choices=[_UNSAID, *answers], required=False)
            for question, (label, answers) in EQUALITY.items()
        }
        self.fields = {**boxes, **self.fields}

    def answers(self) -> dict[str, str]:
        """What was said, by question."""
        return {question: self.cleaned_data.get(question, "") for question in EQUALITY}
