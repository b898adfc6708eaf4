"""The form in which a cycle says what it asks of its commitments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from moothill.rooms.commitments.kinds import COLUMNS, NEEDED
from moothill.rooms.commitments.operations.forms import Wish
from moothill.rooms.commitments.queries.forms import FormField

# Places for new questions.
_SPARE = 2
_COLUMNS = [("", _("none")), *((name, name) for name in COLUMNS)]


@dataclass(frozen=True, slots=True)
class Asking:
    """The boxes about one field; `always` is true of what the OGP asks every commitment for."""

    called: str
    boxes: list[BoundField]
    always: bool


class PlanFormForm(forms.Form):
    """Five boxes for each field, and why."""

    reason = forms.CharField(
        label=_("Why?"), help_text=_("Everyone can read this."), required=False, max_length=2000
    )

    def __init__(self, data: Any = None, *, fields: Sequence[FormField]) -> None:
        super().__init__(data)
        self._asked = list(fields)
        for each in fields:
            self._add(each.name, each)
        for number in range(1, _SPARE + 1):
            self._add(f"new-{number}", None)

    def _add(self, name: str, each: FormField | None) -> None:
        boxes: dict[str, forms.Field] = {
            "label": forms.CharField(label=_("Called"), required=False, max_length=200),
            "help": forms.CharField(label=_("Help"), required=False, max_length=1000),
            "column": forms.ChoiceField(
                label=_("Column of the OGP’s table"), choices=_COLUMNS, required=False
            ),
        }
        if name not in NEEDED:
            boxes["shown"] = forms.BooleanField(label=_("Asked for"), required=False)
            boxes["needed"] = forms.BooleanField(label=_("Needed"), required=False)
        first = {
            "label": each.own_label, "help": each.own_help, "column": each.column, "shown": each.shown,
            "needed": each.needed,
        } if each else {"shown": True}  # fmt: skip
        for box, field in boxes.items():
            self.fields[f"{name}.{box}"] = field
            self.initial[f"{name}.{box}"] = first.get(box, "")

    def asked(self) -> Iterator[Asking]:
        """The boxes of each field in order."""
        for each in self._asked:
            yield Asking(each.label, self._boxes(each.name), each.name in NEEDED)

    def spare(self) -> Iterator[list[BoundField]]:
        """The boxes of the places for new questions."""
        for number in range(1, _SPARE + 1):
            yield self._boxes(f"new-{number}")

    def _boxes(self, name: str) -> list[BoundField]:
        return [self[box] for box in self.fields if box.partition(".")[0] == name]

    def wishes(self) -> list[Wish]:
        """What was sent, field by field."""
        names = [*(each.name for each in self._asked), *(f"new-{n}" for n in range(1, _SPARE + 1))]
        return [self._wish(name) for name in names]

    def _wish(self, name: str) -> Wish:
        given, always = self.cleaned_data, name in NEEDED
        return Wish(
            "" if name.startswith("new-") else name,
            label=given[f"{name}.label"],
            help=given[f"{name}.help"],
            shown=always or given[f"{name}.shown"],
            needed=always or given[f"{name}.needed"],
            column=given[f"{name}.column"],
        )
