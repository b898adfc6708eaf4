"""Who leads, what a commitment was born from, and what it says in plain words. Each second click is harmless."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

_READ_BY_ALL = _("Everyone can read this.")
_OF = _(
    "References of themes, points, responses and contributions, with commas between: such as TH-1, P-4, RE-2, I-12."
)


class LeadForm(forms.Form):
    """Who leads from now on, and for which side. `people`: pairs of "side:participant" and the words to show."""

    who = forms.ChoiceField(
        label=_("Who leads it"), help_text=_("Whoever holds the role of a commitment lead in this cycle.")
    )
    reason = forms.CharField(label=_("Why"), help_text=_READ_BY_ALL, required=False, max_length=1000)

    def __init__(self, data: Any = None, *, people: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(data)
        choice = self.fields["who"]
        assert isinstance(choice, forms.ChoiceField)  # nosec: declared above
        choice.choices = [("", _now("Choose one")), *people]


class EndLeadForm(forms.Form):
    """Why somebody leads it no more."""

    side = forms.CharField(widget=forms.HiddenInput, max_length=20)
    reason = forms.CharField(
        label=_("Why"), help_text=_READ_BY_ALL, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class TraceForm(forms.Form):
    """What led to it, why, and whether that is said or taken away."""

    SAY, TAKE_AWAY = "say", "take-away"

    do = forms.ChoiceField(
        label=_("What to do"),
        choices=((SAY, _("say that these became this commitment")), (TAKE_AWAY, _("take that away again"))),
        widget=forms.RadioSelect,
        initial=SAY,
    )
    of = forms.CharField(label=_("Which"), help_text=_OF, max_length=4000)
    reason = forms.CharField(
        label=_("Why"), help_text=_READ_BY_ALL, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class FoundForm(forms.Form):
    """The first wording of a commitment, and what it is born from."""

    of = forms.CharField(label=_("Born from"), help_text=_OF, max_length=4000)
    title = forms.CharField(label=_("Title"), max_length=300)
    problem = forms.CharField(
        label=_("What problem does it aim to address?"),
        help_text=_(
            "These are the words of what it is born from. Make them yours; the rest is written on its own page."
        ),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    reason = forms.CharField(
        label=_("Why it follows from these"),
        help_text=_READ_BY_ALL,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4(), **(initial or {})})


class SummaryForm(forms.Form):
    """The plain words, and from which writing they were begun."""

    words = forms.CharField(
        label=_("In plain words"),
        help_text=_READ_BY_ALL,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
