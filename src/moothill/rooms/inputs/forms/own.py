"""What an author fills in later."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.errors import Invalid
from moothill.rooms.inputs.forms.contributing import (
    CONSENT,
    CommentForm,
    ContributionForm,
    IdeaForm,
    name_boxes,
)
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations.laying_down import own_title


class _Keyed(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, files: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, files, initial={"key": uuid4(), **(initial or {})})

    def blame(self, error: Invalid) -> None:
        """Put each fault beside its box, or at the head of the form."""
        for fault in error.faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.words)


class WordsForm(_Keyed):
    """The words of one's own input, begun from version `base`."""

    base = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("What did you change?"),
        help_text=_("Everyone can read this."),
        max_length=400,
        required=False,
    )

    def __init__(self, data: Any = None, *, thing: Input) -> None:
        given = {
            "words": thing.words,
            "why": thing.why,
            "passage": thing.passage,
            "place": thing.place,
            "title": own_title({"title": thing.record.title, "words": thing.words, "answers": thing.answers}),
            "language": thing.language,
            "base": thing.record.version,
        }
        super().__init__(data, initial=given)
        like: ContributionForm = CommentForm() if thing.form == "comment" else IdeaForm()
        boxes = {name: box for name, box in like.fields.items() if name in given}
        self.fields = boxes | self.fields

    def values(self) -> dict[str, Any]:
        """The words, as `operations.edit_own` takes them."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("key", "base", "reason")
        }


class ConsentForm(_Keyed):
    """What may be published of one's own input."""

    consent = forms.ChoiceField(label=_("May it be published?"), choices=CONSENT, widget=forms.RadioSelect)
    said_by, organisation = name_boxes()

    def __init__(self, data: Any = None, *, thing: Input) -> None:
        names = ("consent", "said_by", "organisation")
        super().__init__(data, initial={name: getattr(thing, name) for name in names})


class TakeBackForm(_Keyed):
    """Why one takes something back."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("A few words. Everyone can read them where your contribution stood."),
        max_length=400,
    )


class AttachForm(_Keyed):
    """A file to add."""

    upload = forms.FileField(
        label=_("File"),
        help_text=_("A picture, a PDF or an office document. It is published with your words."),
    )
