"""What is filled in at a step."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.rooms.signoffs.kinds import Verdict


class SignForm(forms.Form):
    """What was decided, when, by whom in that office, under which conditions, and what shows it."""

    verdict = forms.ChoiceField(
        label=_("What was decided"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    day = forms.DateField(
        label=_("On which day"),
        widget=forms.DateInput(attrs={"type": "date", "size": 10}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write a day as year-month-day: 2028-02-29.")},
    )
    conditions = forms.CharField(
        label=_("Conditions, or why it was not approved"),
        help_text=_("Needed unless it is approved as it stands. Everybody can read it."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    said_by = forms.CharField(
        label=_("Who said so in that body or office"),
        help_text=_("A name or a post, as it may be public."),
        required=False,
        max_length=200,
    )
    document = forms.CharField(
        label=_("Document that shows it"),
        help_text=_("The reference of a published document, such as DOC-3."),
        required=False,
        max_length=20,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, today: Any) -> None:
        super().__init__(data, initial={"key": uuid4(), "day": today})
