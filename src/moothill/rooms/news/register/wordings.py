"""The field that holds the wordings of a comms pack: rows, one column of which has lines and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import Column, Rows, Wrong
from moothill.commons.record.fields.widgets import RowsWidget
from moothill.core.text import canonical

if TYPE_CHECKING:
    from moothill.commons.record.context import Context

# The shape of a language tag, such as en, gd or pt-BR (BCP 47).
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
COLUMNS = (
    Column("place", _("Where it is meant for"), limit=200),
    Column("words", _("Words"), limit=3000, required=True),
    Column("language", _("Language, such as en or gd"), limit=20),
)


class WordingsWidget(RowsWidget):
    """The same grid, with a box of several lines for the words."""

    template_name = "news/_wordings_widget.html"


@dataclass(frozen=True)
class Wordings(Rows):
    """Each row: the place, the words with their lines kept, and their language ("" is that of the cycle)."""

    def _row(self, given: Any) -> dict[str, str]:
        row = super()._row(given)
        return row | {"words": canonical(str(given.get("words") or "")).strip()}

    def _check(self, number: int, row: dict[str, str]) -> None:
        super()._check(number, row)
        if row["language"] and not _LANGUAGE.fullmatch(row["language"]):
            raise Wrong(
                _now("Row %(row)s: write the language as a short code, such as en or gd.") % {"row": number}
            )

    def form_field(self, context: Context) -> forms.Field:
        """A grid with three empty rows to add to."""
        return forms.Field(
            label=self.label, help_text=self.help, required=False, widget=WordingsWidget(columns=self.columns)
        )
