"""The forms of this room."""

from moothill.rooms.inputs.forms.contributing import (
    CommentForm,
    ContributionForm,
    IdeaForm,
    SurveyForm,
    form_for,
)
from moothill.rooms.inputs.forms.own import AttachForm, ConsentForm, TakeBackForm, WordsForm

__all__ = [
    "AttachForm", "CommentForm", "ConsentForm", "ContributionForm", "IdeaForm", "SurveyForm", "TakeBackForm",
    "WordsForm", "form_for",
]  # fmt: skip
