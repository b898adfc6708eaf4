"""The field with the drafts of which an edition is made: one of each commitment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from moothill.commons.record.fields import Rows
from moothill.rooms.commitments.queries.bundling import cut_drafts

if TYPE_CHECKING:
    from moothill.commons.record.context import Context

_MOST = 500


@dataclass(frozen=True)
class Drafts(Rows):
    """References of drafts, each once and in capitals, whatever way they were typed."""

    def clean(self, value: Any, context: Context) -> list[dict[str, str]]:
        """Raises Wrong for what is no list of rows, and for more of them than fit."""
        rows = super().clean(value, context)
        return [{"draft": reference} for reference in dict.fromkeys(row["draft"].upper() for row in rows)]

    def form_field(self, context: Context) -> forms.Field:
        """A list of drafts to choose from for each commitment; the newest is chosen in a new form."""
        choices: dict[str, list[tuple[str, str]]] = {}
        for draft in cut_drafts(context.cycle):
            record = draft.commitment.record
            name = f"{record.number} {record.title}".strip()
            words = _("draft %(number)s of %(day)s") % {
                "number": draft.place,
                "day": date_format(draft.day, "DATE_FORMAT"),
            }
            option = (draft.record.reference, f"{words} ({draft.record.reference})")
            choices.setdefault(name, []).append(option)
        widget = DraftsWidget(choices=list(choices.items()), fresh=context.record is None)
        return forms.Field(label=self.label, help_text=self.help, required=False, widget=widget)


class DraftsWidget(forms.Widget):
    """A choice for each commitment, named NAME-row; it works without scripts."""

    template_name = "commitments/_drafts_widget.html"
    use_fieldset = True

    def __init__(self, *, choices: list[tuple[str, list[tuple[str, str]]]], fresh: bool) -> None:
        super().__init__()
        self.choices, self.fresh = choices, fresh

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[dict[str, str]]:
        """The drafts that were chosen, in the order of their commitments."""
        given = [data.get(f"{name}-{row}", "") for row in range(_MOST) if f"{name}-{row}" in data]
        return [{"draft": reference} for reference in given if reference]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether the form carried none of it."""
        return f"{name}-0" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """One list for each commitment."""
        context = super().get_context(name, value, attrs)
        chosen = {row["draft"] for row in value or ()}
        context["lists"] = [
            {
                "name": f"{name}-{row}",
                "label": label,
                "options": options,
                "chosen": self._chosen(options, chosen),
            }
            for row, (label, options) in enumerate(self.choices)
        ]
        return context

    def _chosen(self, options: list[tuple[str, str]], chosen: set[str]) -> str:
        found = next((reference for reference, _label in options if reference in chosen), "")
        return options[0][0] if not (found or chosen) and self.fresh else found
