"""Forms of rights: roles, level standing, and editing modes."""

from typing import Any, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles import labels
from moothill.commons.record import kinds
from moothill.commons.record.models.editing import CONTRIBUTORS, MODES


class AppointForm(forms.Form):
    """Who gets which role."""

    who = forms.CharField(
        label=_("E-mail address or public name"),
        help_text=_("Of somebody with an account. The address itself is not shown to anybody."),
        max_length=254,
    )
    role = forms.ChoiceField(label=_("Role"), choices=labels.ROLES)
    side = forms.ChoiceField(label=_("Side"), choices=labels.SIDES)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=200)
    reason = forms.CharField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=2000)


class EndRoleForm(forms.Form):
    """Why a role ends."""

    reason = forms.CharField(
        label=_("Why does it end?"), help_text=_("Everyone can read this."), max_length=2000
    )


class StandingForm(forms.Form):
    """Whether one side alone may change rights and rules."""

    level = forms.ChoiceField(
        label=_("Changes of roles, editing and moderation"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", _("need a steward of each side")),
            ("no", _("may be made by stewards of one side alone")),
        ],
    )
    reason = forms.CharField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=2000)


class DecideForm(forms.Form):
    """What the other side answers."""

    words = forms.CharField(
        label=_("In your words"),
        help_text=_("Everyone can read this. Needed to decline."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ModeForm(forms.Form):
    """How one kind of contributor may edit one record."""

    contributor = forms.ChoiceField(label=_("For whom"), choices=CONTRIBUTORS)
    mode = forms.ChoiceField(
        label=_("How"), choices=[*MODES, ("", _("no rule here: as a wider rule says"))], required=False
    )
    reason = forms.CharField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=2000)


class KindModeForm(ModeForm):
    """How one kind of contributor may edit records of a kind."""

    kind = forms.ChoiceField(label=_("What"), required=False)
    field_order = ("kind", "contributor", "mode", "reason")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("forms.ChoiceField", self.fields["kind"]).choices = [
            ("", _("Everything else")),
            *((kind.name, capfirst(kind.plural)) for kind in kinds.every()),
        ]
