"""The forms of this room that are no record's own. Each second click is harmless."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

_READ_BY_ALL = _("Everyone can read this.")
_OF = _(
    "References, with commas between them: such as I-3, I-12 for contributions, CO-2 for a code, A-7 for an event."
)


class WhyForm(forms.Form):
    """A reason that everybody reads."""

    reason = forms.CharField(
        label=_("Why"), help_text=_READ_BY_ALL, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4(), **(initial or {})})


class PutForm(WhyForm):
    """What goes in, and into which theme or point."""

    of = forms.CharField(
        label=_("What to put in"), help_text=_OF, max_length=8000, widget=forms.Textarea(attrs={"rows": 3})
    )
    into = forms.ChoiceField(label=_("Into which theme or point"))
    field_order = ("of", "into", "reason")

    def __init__(
        self, data: Any = None, *, ends: Sequence[tuple[str, Any]] = (), of: str = "", into: str = ""
    ) -> None:
        super().__init__(data, initial={"of": of, "into": into})
        choice = self.fields["into"]
        assert isinstance(choice, forms.ChoiceField)  # nosec: declared above
        choice.choices = [("", _now("Choose one")), *ends]


class TakeOutForm(WhyForm):
    """What goes out again."""

    of = forms.CharField(
        label=_("What to take out"), help_text=_OF, max_length=8000, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ("of", "reason")


class MissedForm(forms.Form):
    """By which call people are asked what the themes miss, or why none asks."""

    call = forms.ChoiceField(label=_("The call that asks “what did we miss?”"), required=False)
    because = forms.CharField(
        label=_("If there is none: why"),
        help_text=_READ_BY_ALL,
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, data: Any = None, *, calls: Sequence[tuple[str, Any]] = (), initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        choice = self.fields["call"]
        assert isinstance(choice, forms.ChoiceField)  # nosec: declared above
        choice.choices = [("", _now("none")), *calls]


class MergeForm(WhyForm):
    """Which themes, and into which."""

    of = forms.MultipleChoiceField(label=_("Themes to merge"), widget=forms.CheckboxSelectMultiple)
    into = forms.ChoiceField(label=_("Into this one"))
    field_order = ("of", "into", "reason")

    def __init__(
        self, data: Any = None, *, themes: Sequence[tuple[str, Any]] = (), of: Sequence[str] = ()
    ) -> None:
        super().__init__(data, initial={"of": list(of)})
        for name, first in (("of", []), ("into", [("", _now("Choose one"))])):
            choice = self.fields[name]
            assert isinstance(choice, forms.ChoiceField)  # nosec: declared above
            choice.choices = [*first, *themes]


class SplitForm(WhyForm):
    """The names of the new themes, and for each thing that belongs to the old one in which of them it goes.

    `things`: pairs of a reference and the words to show. Numbers of parts count from 1.
    """

    titles = forms.CharField(
        label=_("Names of the new themes, one on each line"),
        help_text=_("Two at least. The first one gets whatever you do not place below."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ("titles",)

    def __init__(self, data: Any = None, *, things: Sequence[tuple[str, str]] = (), most: int = 12) -> None:
        super().__init__(data)
        self.things = list(things)
        numbers = [
            (str(number), _now("line %(number)s") % {"number": number}) for number in range(1, most + 1)
        ]
        boxes = {
            self._name(reference): forms.ChoiceField(
                label=f"{title} ({reference})", choices=numbers, required=False, initial="1"
            )
            for reference, title in self.things
        }
        reason = self.fields.pop("reason")
        self.fields = {"titles": self.fields["titles"], **boxes, "reason": reason, "key": self.fields["key"]}

    @staticmethod
    def _name(reference: str) -> str:
        return f"to-{reference}"

    def placed(self) -> dict[str, int]:
        """For each thing that was placed, by its reference, the index of the part it goes to, from 0."""
        given = {reference: self.cleaned_data.get(self._name(reference)) for reference, _title in self.things}
        return {reference: int(number) - 1 for reference, number in given.items() if number}

    def names(self) -> list[str]:
        """The names of the parts."""
        return [line.strip() for line in self.cleaned_data["titles"].splitlines() if line.strip()]


class ApartForm(forms.Form):
    """Which contribution fits no theme, and why."""

    of = forms.CharField(label=_("The contribution"), max_length=20)
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everyone can read this, its author first of all."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
