"""What goes with the acts of this room. A key makes a second click harmless."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.models import Record
from moothill.rooms.responses.kinds import Outcome

_WHY = _("Everybody can read it.")


class _Once(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, initial={"key": uuid4(), **kwargs.pop("initial", {})}, **kwargs)


class PublishForm(_Once):
    """Which responses, by their references, and why now."""

    of = forms.CharField(label=_("Responses"), help_text=_("References, such as RE-3."), max_length=10_000)
    reason = forms.CharField(label=_("Why now"), help_text=_WHY, required=False, max_length=2000)
    field_order = ("of", "reason", "key")


class AgreeForm(forms.Form):
    """The version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class FinishForm(forms.Form):
    """Nothing but the click."""


class MannerForm(forms.Form):
    """Whether both sides must agree, and why."""

    both_sides = forms.BooleanField(
        label=_("A response is published only after a steward of each side agreed to it"), required=False
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_WHY,
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EachForm(_Once):
    """One text for each of several contributions, with the outcome that they share."""

    outcome = forms.ChoiceField(
        label=_("What becomes of them"), choices=Outcome.choices, initial=Outcome.OPEN
    )
    because = forms.CharField(
        label=_("Because"), help_text=_("Needed unless they are taken up as a whole."), required=False, max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    whose = forms.CharField(label=_("Who answers"), required=False, max_length=200)

    def __init__(self, data: Any = None, *, targets: Sequence[Record], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.targets = list(targets)
        for record in self.targets:
            self.fields[self._name(record)] = forms.CharField(
                label=_("We did: %(reference)s") % {"reference": record.reference}, help_text=record.title, required=False,
                max_length=10_000, widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip

    @staticmethod
    def _name(record: Record) -> str:
        return f"did-{record.reference}"

    def shared(self) -> Mapping[str, Any]:
        """What they share."""
        return {name: self.cleaned_data[name] for name in ("outcome", "because", "whose")}

    def own(self, record: Record) -> Mapping[str, Any]:
        """What is said to one of them: in its own words it was heard."""
        return {
            "title": record.title[:200],
            "heard": record.title,
            "did": self.cleaned_data[self._name(record)],
        }
