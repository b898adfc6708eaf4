"""Forms of moderation."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.moderation.models import Level
from moothill.commons.moderation.policy import Settings

_MOST = 2000


class _WithReasons(forms.Form):
    """A reason from the cycle's list, which is in its language or in the reader's."""

    code = forms.ChoiceField(label=_("Reason"))
    words = forms.CharField(label=_("In your own words"), required=False, max_length=_MOST)

    def __init__(self, data: Any = None, *, settings: Settings, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("forms.ChoiceField", self.fields["code"]).choices = [("", _("choose one")), *settings.reasons]


class ReportForm(_WithReasons):
    """What a reader reports."""

    words = forms.CharField(
        label=_("What should the moderator know?"),
        help_text=_("Only moderators read this."),
        required=False,
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HideForm(_WithReasons):
    """Why something is hidden, and for a version of a record, what of it."""

    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("Everyone can read this. Do not repeat what you hide, and name no one."),
        required=False,
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    level = forms.ChoiceField(label=_("What is hidden"), choices=Level.choices, initial=Level.WORDS)

    def __init__(self, data: Any = None, *, levels: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not levels:
            del self.fields["level"]


class WordsForm(forms.Form):
    """A few words, needed."""

    words = forms.CharField(
        label=_("Why?"),
        help_text=_("Everyone can read this."),
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AppealForm(forms.Form):
    """What the author of something hidden has to say."""

    words = forms.CharField(
        label=_("Why should it be shown?"),
        help_text=_("Moderators read this. You can appeal once."),
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AnswerForm(WordsForm):
    """What becomes of an appeal."""

    restores = forms.ChoiceField(
        label=_("The appeal"),
        choices=[("yes", _("is granted: show it again")), ("no", _("is refused: it stays hidden"))],
        widget=forms.RadioSelect,
    )
    field_order = ("restores", "words")
