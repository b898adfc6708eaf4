"""A grid of inputs for Rows, which works without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from moothill.commons.record.fields.rows import Column

_SPARE = 3
_MOST = 500


class RowsWidget(forms.Widget):
    """Inputs named NAME-row-column; as many rows as there are, and three more."""

    template_name = "record/_rows_widget.html"
    use_fieldset = True

    def __init__(self, *, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.columns = columns

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[dict[str, str]]:
        """The rows as they were typed."""
        count = 0
        while count < _MOST and any(f"{name}-{count}-{column.name}" in data for column in self.columns):
            count += 1
        return [
            {column.name: data.get(f"{name}-{row}-{column.name}", "") for column in self.columns}
            for row in range(count)
        ]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether the form carried none of the grid."""
        return not any(f"{name}-0-{column.name}" in data for column in self.columns)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Rows of cells for the template."""
        context = super().get_context(name, value, attrs)
        filled = [row for row in value or () if any(row.values())]
        rows = [*filled, *({} for _spare in range(_SPARE))]
        context["columns"] = self.columns
        context["rows"] = [
            [
                {
                    "name": f"{name}-{at}-{column.name}",
                    "column": column,
                    "value": row.get(column.name, ""),
                    "row": at + 1,
                }
                for column in self.columns
            ]
            for at, row in enumerate(rows)
        ]
        return context
