"""The form that marks a task as done, or as not done."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _


class DoneForm(forms.Form):
    """Which way, from which version, with a key that makes a second click harmless."""

    reason = forms.CharField(
        label=_("Anything to add?"), help_text=_("Everyone can read this."), required=False, max_length=2000
    )
    done = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")], coerce=lambda word: word == "yes", widget=forms.HiddenInput
    )
    base = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    @staticmethod
    def begin(*, done: bool, base: int) -> dict[str, object]:
        """What a fresh form carries."""
        return {"done": "yes" if done else "no", "base": base, "key": uuid4()}
