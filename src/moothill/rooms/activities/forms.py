"""The forms of this room that are no record's own."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.rooms.activities.kinds import Sector

_MOST_CAME = 100_000


class RegisterForm(forms.Form):
    """What somebody says who would like to come, and a key that makes a second click harmless."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("For the list at the door. You may leave it empty."),
        max_length=120,
        required=False,
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_(
            "Then we can write to you, should anything change. Without one, you get a page to keep instead."
        ),
        max_length=254,
        required=False,
    )
    remote = forms.ChoiceField(
        label=_("How you take part"),
        choices=[("", _("I come there")), ("1", _("From afar"))],
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    access_needs = forms.CharField(
        label=_("What you need to take part"),
        help_text=_(
            "A ramp, an interpreter, large print, quiet. Only those who hold the event read it, and it is deleted afterwards."
        ),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sector = forms.ChoiceField(
        label=_("For whom you come"),
        help_text=_("You need not say. It is counted, and shown only where many come from one sector."),
        choices=[
            (Sector.UNSAID, _("I would rather not say")),
            *(each for each in Sector.choices if each[0] != Sector.UNSAID),
        ],
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, from_afar: bool = False) -> None:
        super().__init__(data, initial={"key": uuid4()})
        if not from_afar:
            del self.fields["remote"]

    @property
    def said(self) -> dict[str, Any]:
        """What was said, as `operations.Asked` takes it."""
        given = dict(self.cleaned_data)
        given.pop("key", None)
        sector = given.pop("sector") or Sector.UNSAID
        return given | {"remote": bool(given.get("remote")), "sector": sector}


class CodeForm(forms.Form):
    """The code that somebody shows at the door."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("As on their phone or paper, such as 17-K7QM."),
        max_length=40,
        widget=forms.TextInput(attrs={"size": 12, "autocomplete": "off", "autocapitalize": "characters"}),
    )


class WalkInForm(forms.Form):
    """Where somebody comes from who had not registered."""

    sector = forms.ChoiceField(
        label=_("For whom they come, if they say so"),
        choices=Sector.choices,
        initial=Sector.UNSAID,
        required=False,
    )

    def clean_sector(self) -> str:
        """Nothing said is "not said"."""
        return self.cleaned_data["sector"] or Sector.UNSAID


class JoiningForm(forms.Form):
    """How to join from afar."""

    words = forms.CharField(
        label=_("How to join"),
        help_text=_("The address of the meeting, a number to call, a code. At most 2,000 characters."),
        max_length=2000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AttendanceForm(forms.Form):
    """How many came from each sector."""

    def __init__(self, data: Any = None, *, counts: Mapping[Sector, int]) -> None:
        super().__init__(data)
        for sector, count in counts.items():
            self.fields[sector.value] = forms.IntegerField(
                label=sector.label, min_value=0, max_value=_MOST_CAME, required=False, initial=count
            )

    @property
    def counts(self) -> dict[str, int]:
        """What was counted; an empty box is nobody."""
        return {name: count or 0 for name, count in self.cleaned_data.items()}


class ReachForm(forms.Form):
    """What reaches a group, and why that is said now."""

    of = forms.CharField(
        label=_("Activities and calls that reach them"),
        help_text=_("Their references, such as A-3, Q-1. What you take out reaches them no more."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(
        label=_("Why you change it"),
        help_text=_("Everybody can read it."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def references(self) -> list[str]:
        """What was written in the box, each once."""
        return list(
            dict.fromkeys(self.cleaned_data["of"].replace(",", " ").replace(";", " ").upper().split())
        )
