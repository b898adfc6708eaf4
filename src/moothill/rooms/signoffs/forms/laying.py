"""What is filled in to lay a route."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import ROLES, SIDES
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.commons.record.fields import Column, Rows, Wrong
from moothill.core.policy import Role, Side
from moothill.rooms.signoffs.kinds import MOST, USUAL
from moothill.rooms.signoffs.operations import NewStep

STEPS = Rows(
    "steps",
    _("Steps, in their order"),
    _("Each waits for the one before it. A row without a name is no step. Save to get more rows."),
    columns=(
        Column("office", _("Which body or office signs"), limit=200, required=True, wide=True),
        Column("role", _("Entered by the role"), choices=ROLES, required=True),
        Column("side", _("Of the side"), choices=SIDES, required=True),
        Column("due", _("By, such as 2028-02-29"), limit=10),
    ),
    most=MOST,
)


class LayForm(forms.Form):
    """A title, what it is for, and the steps. `instead` is a route that this one replaces."""

    title = forms.CharField(label=_("Title"), help_text=_("Such as: approval of the plan."), max_length=200)
    why = forms.CharField(
        label=_("What it is for"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    instead = forms.ChoiceField(
        label=_("Replaces"),
        help_text=_(
            "A route that is replaced is withdrawn, and says so. What was entered there stays in the journal."
        ),
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ("title", "why", "steps", "instead", "key")

    def __init__(
        self,
        data: Any = None,
        *,
        context: Context,
        title: str,
        replaces: Sequence[tuple[str, str]],
        usual: bool,
    ) -> None:
        begun = {"key": uuid4(), "title": title, "steps": usual_steps() if usual else []}
        super().__init__(data, initial=begun)
        self.context = context
        self.fields["steps"] = STEPS.form_field(context)
        if replaces:
            self.fields["instead"].choices = [("", _("no other route")), *replaces]  # type: ignore[attr-defined]
        else:
            del self.fields["instead"]
        self.order_fields(self.field_order)

    def clean_steps(self) -> list[NewStep]:
        """The steps as the operation takes them. A row that names no office is no step."""
        named = [row for row in self.cleaned_data.get("steps") or () if row["office"].strip()]
        try:
            rows = STEPS.clean(named, self.context)
        except Wrong as wrong:
            raise forms.ValidationError(str(wrong)) from None
        return [
            NewStep(row["office"], Role(row["role"]), Side(row["side"]), _day(number, row["due"]))
            for number, row in enumerate(rows, start=1)
        ]

    def blame(self, error: Invalid) -> None:
        """Put each fault beside its box, or at the head of the form."""
        for fault in error.faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.words)


def _day(number: int, words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        said = _now("Row %(row)s: write the day as year-month-day: 2028-02-29.") % {"row": number}
        raise forms.ValidationError(said) from None


def usual_steps() -> list[dict[str, str]]:
    """The steps that a new route begins with."""
    return [
        {"office": str(office), "role": role.value, "side": side.value, "due": ""}
        for office, role, side in USUAL
    ]
