"""What people fill in when they contribute."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.errors import Invalid
from moothill.commons.ui.markup import as_written
from moothill.rooms.inputs.kinds import CallForm, Consent, QuestionKind
from moothill.rooms.inputs.models import Call
from moothill.rooms.inputs.operations import Upload
from moothill.rooms.inputs.operations.answers import MOST_LETTERS, SCALE, judge
from moothill.rooms.inputs.queries.passages import Passage, passage_at
from moothill.rooms.inputs.queries.questions import Question, questions_of

CONSENT = (
    (Consent.UNNAMED.value, _("Yes, without a name")),
    (Consent.NAMED.value, _("Yes, with the name below")),
    (Consent.PRIVATE.value, _("No: only the team reads it")),
)
_NOTHING = _("Write what you want to say.")


def _language_choices() -> list[tuple[str, Any]]:
    return [*settings.LANGUAGES, ("und", _("another one"))]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": MOST_LETTERS})


def name_boxes() -> tuple[forms.CharField, forms.CharField]:
    """The boxes for the name and the organisation that stand beside a contribution."""
    return (
        forms.CharField(
            label=_("Name to stand beside it"),
            help_text=_("Only if you chose to be named."),
            max_length=200,
            required=False,
        ),
        forms.CharField(
            label=_("The organisation for which you speak"),
            help_text=_("Only if you speak for one, and chose to be named."),
            max_length=200,
            required=False,
        ),
    )


def _words_box() -> forms.CharField:
    return forms.CharField(
        label=_("What would you say?"),
        help_text=_("In your own words. A sentence is enough."),
        max_length=MOST_LETTERS,
        strip=False,
        widget=_area(8),
        error_messages={"required": _NOTHING},
    )


class ContributionForm(forms.Form):
    """What every contribution asks: what may be published of it, under which name, and in which language it is.

    The key makes a second click harmless. `aside` names the boxes that a page folds away.
    """

    consent = forms.ChoiceField(
        label=_("May it be published?"), choices=CONSENT, initial=Consent.UNNAMED, widget=forms.RadioSelect
    )
    said_by, organisation = name_boxes()
    language = forms.ChoiceField(label=_("Language you wrote in"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    aside: tuple[str, ...] = ("language",)

    def __init__(self, data: Any = None, files: Any = None, *, call: Call | None = None) -> None:
        super().__init__(data, files, initial={"key": uuid4(), "language": get_language() or ""})
        self.call = call
        self.fields["language"].choices = _language_choices()  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What was given, as `operations.contribute` takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}

    def uploads(self) -> list[Upload]:
        """The files that came with it."""
        return []

    def new_words(self) -> tuple[str, str]:
        """Its title and all its words, for those who screen them and those who look for others like it."""
        given = self.values()
        parts = ("words", "why", "passage", "place", "said_by", "organisation")
        return given.get("title", ""), "\n\n".join(filter(None, (given.get(part, "") for part in parts)))

    def blame(self, error: Invalid) -> None:
        """Put each fault beside its box, or at the head of the form."""
        for fault in error.faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.words)


class IdeaForm(ContributionForm):
    """A free idea."""

    words = _words_box()
    why = forms.CharField(
        label=_("Why does it matter?"), max_length=MOST_LETTERS, required=False, strip=False, widget=_area(4)
    )
    title = forms.CharField(
        label=_("A title, if you like"),
        help_text=_("Otherwise it goes by its first words."),
        max_length=200,
        required=False,
    )
    place = forms.CharField(label=_("The place it is about"), max_length=200, required=False)

    aside = ("title", "place", "language")
    field_order = ("words", "why", "title", "place", "language", "consent", "said_by", "organisation", "key")


class CommentForm(ContributionForm):
    """A comment on a document."""

    words = _words_box()
    passage = forms.CharField(
        label=_("About which passage?"),
        help_text=_("Its number or its first words. Leave it empty if you mean all of it."),
        max_length=200,
        required=False,
    )
    field_order = ("passage", "words", "language", "consent", "said_by", "organisation", "key")


class DraftForm(CommentForm):
    """A comment on a draft: on one paragraph of it, which the page shows, or in one's own words on any part."""

    def __init__(self, data: Any = None, files: Any = None, *, call: Call | None = None) -> None:
        super().__init__(data, files, call=call)
        self.paragraph: Passage | None = None

    def at(self, mark: str, cycle: Cycle) -> None:
        """Say that the comment is about the paragraph under this mark, if the call asks about one: then it needs no box."""
        self.paragraph = passage_at(cycle, self.call.pk if self.call else None, mark)
        if self.paragraph:
            self.initial["passage"] = mark
            self.fields["passage"].widget = forms.HiddenInput()


class SurveyForm(ContributionForm):
    """The questions of a survey, each with a box of its kind; `operations.answers` judges what was answered."""

    def __init__(self, data: Any = None, files: Any = None, *, call: Call | None = None) -> None:
        super().__init__(data, files, call=call)
        assert call is not None  # nosec: a survey has questions
        self.questions = questions_of(call)
        asked = {each.name: _box(each) for each in self.questions}
        self.fields = asked | self.fields

    def clean(self) -> dict[str, Any]:
        """Judge the answers together."""
        given = super().clean() or {}
        files = {
            each.name: given[each.name].name
            for each in self.questions
            if hasattr(given.get(each.name), "name")
        }
        try:
            given["answers"] = judge(self.questions, given, files)
        except Invalid as error:
            self.blame(error)
        return given

    def values(self) -> dict[str, Any]:
        """The answers, and no box of a question."""
        asked = {each.name for each in self.questions}
        return {name: value for name, value in super().values().items() if name not in asked}

    def uploads(self) -> list[Upload]:
        """The answers that are files."""
        return [
            Upload(self.cleaned_data[each.name], each.text)
            for each in self.questions
            if each.kind == QuestionKind.FILE and self.cleaned_data.get(each.name)
        ]

    def new_words(self) -> tuple[str, str]:
        """Only what was written freely: a choice is nobody's words."""
        kinds: Mapping[str, QuestionKind] = {each.text: each.kind for each in self.questions}
        free = [
            row["answer"]
            for row in self.cleaned_data.get("answers", ())
            if kinds[row["question"]] in (QuestionKind.TEXT, QuestionKind.FILE)
        ]
        return "", "\n\n".join(filter(None, [*free, super().new_words()[1]]))


def _box(question: Question) -> forms.Field:
    # What must be answered is judged in one place with the rest; the box only says so.
    box = _plain_box(question)
    box.label, box.required = (
        as_written(question.text),
        question.required and question.kind == QuestionKind.FILE,
    )
    if question.required and not box.required:
        box.help_text = _now("This must be answered.")
    return box


def _plain_box(question: Question) -> forms.Field:
    match question.kind:
        case QuestionKind.CHOICE:
            offered = [(choice, as_written(choice)) for choice in question.choices]
            return forms.CharField(required=False, widget=forms.RadioSelect(choices=offered))
        case QuestionKind.SCALE:
            marks = {"1": _now("1 (least)"), "5": _now("5 (most)")}
            choices = [(mark, marks.get(mark, mark)) for mark in SCALE]
            return forms.CharField(required=False, widget=forms.RadioSelect(choices=choices))
        case QuestionKind.NUMBER:
            return forms.CharField(
                required=False,
                max_length=40,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 10}),
            )
        case QuestionKind.FILE:
            return forms.FileField(required=False)
        case _:
            return forms.CharField(required=False, strip=False, max_length=MOST_LETTERS, widget=_area(4))


_FORMS: Mapping[str, type[ContributionForm]] = {
    CallForm.SURVEY: SurveyForm,
    CallForm.COMMENTS: CommentForm,
    CallForm.DRAFT: DraftForm,
}


def form_for(call: Call | None, data: Any = None, files: Any = None) -> ContributionForm:
    """The form of a call; of no call, that of an idea."""
    return _FORMS.get(call.form if call else "", IdeaForm)(data, files, call=call)
