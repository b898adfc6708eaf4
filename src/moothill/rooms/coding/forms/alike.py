"""Forms about contributions that are alike."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.models import LinkKind

# What a button says, and the link that it makes.
BUTTONS = (
    (LinkKind.SAME_AS.value, _("The same idea")),
    (LinkKind.CAMPAIGN.value, _("Shares its words")),
    (LinkKind.RELATED.value, _("Related")),
    (LinkKind.DISTINCT.value, _("Not the same")),
)
NONE = "none"
_REFERENCE = re.compile(r"[A-Za-z]{1,4}-[0-9]{1,9}")


class JudgeForm(forms.Form):
    """How another contribution, by its reference, is like the one at hand; a button says it. `none` takes it back."""

    other = forms.CharField(max_length=20)
    kind = forms.ChoiceField(choices=[*BUTTONS, (NONE, _("Take it back"))])
    reason = forms.CharField(max_length=1000, required=False)


class CampaignForm(forms.Form):
    """Which of a group are one campaign, and why. `first` names the group; `chosen` are the references that were ticked."""

    first = forms.CharField(max_length=20)
    reason = forms.CharField(max_length=1000)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        ticked = _REFERENCE.findall(" ".join(data.getlist("of")))
        self.chosen: list[str] = list(dict.fromkeys(each.upper() for each in ticked))
