"""The forms about codes and the codebook."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _


class _Once(forms.Form):
    """A form whose second click changes nothing."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, files: Any = None, **more: Any) -> None:
        super().__init__(data, files, initial={"key": uuid4(), **more})


class AdoptForm(_Once):
    """Nothing needs to be said."""

    reason = forms.CharField(
        label=_("Why, if you want to say so"),
        help_text=_("Everybody can read it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReasonForm(_Once):
    """A reason that everybody reads."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everybody can read it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MergeForm(ReasonForm):
    """Into which code."""

    into = forms.ChoiceField(label=_("It goes over into"))
    field_order = ("into", "reason", "key")

    def __init__(self, data: Any = None, *, codes: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["into"].choices = [("", _("Choose one")), *codes]  # type: ignore[attr-defined]


class SplitForm(ReasonForm):
    """Into which codes: new ones, and some that are there."""

    new = forms.CharField(
        label=_("New codes, one on each line"),
        help_text=_("A label; after a colon, what it means. For example: Late buses: those that do not keep time"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    there = forms.MultipleChoiceField(
        label=_("Codes that are there already"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("new", "there", "reason", "key")

    def __init__(self, data: Any = None, *, codes: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["there"].choices = list(codes)  # type: ignore[attr-defined]
        if not self.fields["there"].choices:  # type: ignore[attr-defined]
            del self.fields["there"]


_ADOPT = _("New codes can be used at once, where the file says so")
_WHY = _("Anything to say about it")


class FileForm(forms.Form):
    """A file with a codebook."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_(
            "A REFI-QDA codebook (.qdc), a sheet (.csv) with a column “label”, or JSON. You see what it would bring first."
        ),
        allow_empty_file=True,
    )  # fmt: skip
    adopt = forms.BooleanField(label=_ADOPT, help_text=_("Otherwise they come in as drafts."), required=False)
    reason = forms.CharField(
        label=_WHY, help_text=_("Everybody can read it."), max_length=1000, required=False
    )


class SureForm(_Once):
    """What was read in the file, carried from the look at it to the act."""

    content = forms.CharField(widget=forms.HiddenInput, strip=False)
    name = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    adopt = forms.BooleanField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(widget=forms.HiddenInput, max_length=1000, required=False)


class BeginForm(_Once):
    """From which cycle, and from what of it."""

    source = forms.ChoiceField(label=_("Begin from"), widget=forms.RadioSelect)
    field_order = ("source", "key")

    def __init__(self, data: Any = None, *, sources: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["source"].choices = list(sources)  # type: ignore[attr-defined]
