"""Step two of the wizard: whose cycle, and when. Its boxes carry words; `asking` judges them."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.cycles.models import Member
from moothill.commons.record.errors import Fault
from moothill.core.policy import Side
from moothill.front.begin.asking import NEW

_SIDES = [(value, label) for value, label in SIDES if value != Side.NEITHER]


class MemberSelect(forms.Select):
    """A list of members, whose names no tool should translate."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option; all but that for a new member are words of the record."""
        option = super().create_option(*args, **kwargs)
        if option["value"] != NEW:
            option["attrs"]["translate"] = "no"
        return option


class DetailsForm(forms.Form):
    """Step two: whose cycle it is, what it is called, and between which days."""

    member = forms.ChoiceField(
        label=_("Member"), help_text=_("The government whose plan this is."), widget=MemberSelect
    )
    member_name = forms.CharField(
        label=_("Name of the new member"),
        help_text=_("Only if it is not in the list: a country, region or city."),
        required=False,
    )
    starts = forms.CharField(
        label=_("The work begins on"),
        help_text=_("As you would say it: 11 January 2027."),
        required=False,
    )
    due = forms.CharField(
        label=_("The plan is due on"),
        help_text=_("Leave this empty to have it computed from the template."),
        required=False,
    )
    ends = forms.CharField(
        label=_("The plan ends on"),
        help_text=_("Leave this empty to have it computed from the template."),
        required=False,
    )
    title = forms.CharField(
        label=_("Title of the cycle"),
        help_text=_("Leave this empty to get one from the years."),
        required=False,
    )
    slug = forms.CharField(
        label=_("Address"),
        help_text=_(
            "Small letters, digits and hyphens. Leave this empty to get one from the member and the years."
        ),
        required=False,
    )
    zone = forms.CharField(
        label=_("Time zone"),
        help_text=_("Such as Europe/London. A day ends at midnight there."),
        initial="Europe/London",
        required=False,
    )
    side = forms.ChoiceField(
        label=_("You are its steward on the side of"),
        help_text=_("Each side needs one; you can appoint the other afterwards."),
        choices=_SIDES,
        widget=forms.RadioSelect,
        initial=Side.GOVERNMENT,
    )

    def __init__(self, data: Any = None, *, members: Sequence[Member], may_add: bool, side: str = "") -> None:
        super().__init__(data, initial={"side": side} if side else {})
        new = [(NEW, _("a new member: give its name below"))] if may_add else []
        choices = [*((member.slug, member.name) for member in members), *new]
        cast("forms.ChoiceField", self.fields["member"]).choices = choices
        if not may_add:
            del self.fields["member_name"]

    def given(self) -> dict[str, str]:
        """The words in every box, whether they will do or not."""
        return {name: self.data.get(name, "") for name in self.fields}

    def blame(self, faults: Iterable[Fault]) -> None:
        """Show each fault beside the box it is about."""
        for fault in faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.words)
