"""The forms of this room's register."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.rooms.inputs.kinds import CoverReason


class CoverForm(forms.Form):
    """Which words, and why. The key makes a second click harmless."""

    passages = forms.CharField(
        label=_("Words to cover, one passage on each line"),
        help_text=_(
            "Copy them from the text above. Every place where they stand is covered, also in older versions."
        ),
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    why = forms.ChoiceField(label=_("Why"), choices=CoverReason.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Anything to add to the reason"),
        help_text=_("Everybody can read it. Do not repeat the words you cover."),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})


class WhyForm(forms.Form):
    """A reason that everybody reads."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everybody can read it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GatherForm(forms.Form):
    """Which contributions, and what they are gathered into: a new one with a title and words, or one that is there."""

    of = forms.CharField(
        label=_("Contributions to gather, by their references"),
        help_text=_("For example: I-3, I-12. They stay as they are."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    into = forms.CharField(
        label=_("Into this one, if it is there already"),
        help_text=_("Its reference. Leave it empty to write a new one."),
        max_length=20,
        required=False,
    )
    title = forms.CharField(
        label=_("Title of the new one"),
        help_text=_("What they all say, in one line."),
        max_length=400,
        required=False,
    )
    words = forms.CharField(
        label=_("What they say together"),
        max_length=20_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    reason = forms.CharField(
        label=_("Why you gather them"),
        help_text=_("Everybody can read it, their authors first of all."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, of: str = "", into: str = "") -> None:
        super().__init__(data, initial={"key": uuid4(), "of": of, "into": into})
