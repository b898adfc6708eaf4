"""Forms of follows and subscriptions."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from moothill.commons.notifications.rhythms import OVERALL, Rhythm

_BY_MAIL = [(value, label) for value, label in OVERALL if value != Rhythm.NEVER]


class FollowForm(forms.Form):
    """How often to hear of one topic."""

    often = forms.ChoiceField(label=_("By e-mail"), choices=Rhythm.choices, required=False)


class ChoiceForm(forms.Form):
    """What holds for everything that is followed."""

    often = forms.ChoiceField(
        label=_("How often you are written to, where nothing else is chosen"), choices=OVERALL
    )
    language = forms.ChoiceField(label=_("Language of the mails"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(code, str(name)) for code, name in settings.LANGUAGES]
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the mails"),
            choices=[("", _("the one you had when you contributed")), *known],
            required=False,
        )


class SubscribeForm(forms.Form):
    """An address, and how often."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("It is used for these mails alone, and shown to nobody."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    often = forms.ChoiceField(label=_("How often"), choices=_BY_MAIL, initial=Rhythm.DAILY, required=False)

    def clean_often(self) -> str:
        """Once a day, where nothing was chosen."""
        return str(self.cleaned_data["often"] or Rhythm.DAILY)
