"""Small tables inside a record: who is responsible, who attended, which months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from moothill.commons.record.fields.base import Field, Wrong
from moothill.commons.record.fields.widgets import RowsWidget
from moothill.core.text import canonical

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from moothill.commons.record.context import Context


@dataclass(frozen=True)
class Column:
    """One column: words, or one of `choices`. A `wide` one gets a line of the form to itself.

    Where there are `lines`, the words keep their lines and paragraphs.
    """

    name: str
    label: _StrPromise
    choices: Sequence[tuple[str, Any]] = ()
    limit: int = 200
    required: bool = False
    wide: bool = False
    lines: bool = False


@dataclass(frozen=True)
class Rows(Field):
    """A list of rows, each a mapping from column name to words; stored as JSON on the thing."""

    columns: tuple[Column, ...] = ()
    most: int = 100
    empty: ClassVar[Any] = ()

    def read(self, thing: Any) -> list[dict[str, str]]:
        """The rows in order."""
        return list(getattr(thing, self.name))

    def clean(self, value: Any, context: Context) -> list[dict[str, str]]:
        """Rows without any words are dropped. Raises Wrong, naming the row, for anything else that will not do."""
        if not isinstance(value or [], list):
            raise Wrong(_("Give a list of rows."))
        rows = [row for row in map(self._row, value or []) if any(row.values())]
        if len(rows) > self.most:
            raise Wrong(_("At most %(most)s rows fit here.") % {"most": self.most})
        if self.required and not rows:
            raise Wrong(_("Fill in at least one row."))
        for number, row in enumerate(rows, start=1):
            self._check(number, row)
        return rows

    def _row(self, given: Any) -> dict[str, str]:
        if not isinstance(given, dict):
            raise Wrong(_("Each row needs its columns by name."))
        return {column.name: _tidy(column, given.get(column.name)) for column in self.columns}

    def _check(self, number: int, row: dict[str, str]) -> None:
        for column in self.columns:
            words = row[column.name]
            place = {"row": number, "column": column.label}
            if column.required and not words:
                raise Wrong(_("Row %(row)s: fill in “%(column)s”.") % place)
            if len(words) > column.limit:
                raise Wrong(_("Row %(row)s: “%(column)s” is too long. Shorten it.") % place)
            if column.choices and words and words not in dict(column.choices):
                raise Wrong(_("Row %(row)s: choose “%(column)s” from the list.") % place)

    def form_field(self, context: Context) -> forms.Field:
        """A small grid, with three empty rows to add to."""
        widget = RowsWidget(columns=self.columns)
        return forms.Field(label=self.label, help_text=self.help, required=False, widget=widget)

    def words(self, value: Any) -> str:
        """One line a row."""
        return "\n".join(self._words(row) for row in value or ())

    def _words(self, row: dict[str, str]) -> str:
        shown = (str(dict(column.choices).get(row[column.name], row[column.name])) for column in self.columns)
        return ", ".join(words for words in shown if words)


def _tidy(column: Column, value: Any) -> str:
    words = str(value or "")
    return canonical(words) if column.lines else " ".join(words.split())
