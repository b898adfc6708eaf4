"""The writing box."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.discussion.models import MOST_WORDS, Stance

_WRITING = {"rows": 6, "data-markdown": "", "maxlength": MOST_WORDS}


class AnswerForm(forms.Form):
    """Words, and a key that makes a second click harmless."""

    words = forms.CharField(
        label=_("What would you say?"),
        help_text=_("At most 5,000 characters. Everyone can read it."),
        strip=False,
        widget=forms.Textarea(attrs=_WRITING),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"key": uuid4(), **(initial or {})})


class CommentForm(AnswerForm):
    """Also what it is: a point for, a point against, or neither."""

    stance = forms.ChoiceField(
        label=_("This is"),
        choices=Stance.choices,
        initial=Stance.NEUTRAL,
        required=False,
        widget=forms.RadioSelect,
    )
    field_order = ("stance", "words", "key")
