"""The forms of this room."""

from moothill.rooms.inputs.forms.contributing import (
    CommentForm,
    ContributionForm,
    DraftForm,
    IdeaForm,
    SurveyForm,
    form_for,
)
from moothill.rooms.inputs.forms.own import AttachForm, ConsentForm, TakeBackForm, WordsForm
from moothill.rooms.inputs.forms.register import CoverForm, GatherForm, WhyForm

__all__ = [
    "AttachForm", "CommentForm", "ConsentForm", "ContributionForm", "CoverForm", "DraftForm", "GatherForm", "IdeaForm",
    "SurveyForm",
    "TakeBackForm", "WhyForm", "WordsForm", "form_for",
]  # fmt: skip
