"""A field of several periods, each with a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import Column, Field, When, Wrong
from moothill.commons.record.fields.widgets import RowsWidget

if TYPE_CHECKING:
    from moothill.commons.record.context import Context

_COLUMNS = (Column("when", _("When")), Column("note", _("Note")))
_MOST = 60
_NOTE = 200


@dataclass(frozen=True)
class Periods(Field):
    """Rows of a period and a note. Their canonical form is a list of `{"when": a period's JSON or None, "note": words}`.

    A row with a note and no period stands for a mark whose month was lost.
    """

    empty: ClassVar[Any] = ()
    dated: ClassVar[bool] = True

    def periods(self, value: Any, zone: str) -> Iterable[tuple[Any, str]]:
        """Every row, also those whose month was lost."""
        return [(row["when"], row["note"]) for row in value]

    def read(self, thing: Any) -> list[dict[str, Any]]:
        """The rows in order."""
        return list(getattr(thing, self.name))

    def clean(self, value: Any, context: Context) -> list[dict[str, Any]]:
        """Reads the words of each row, in the context of the cycle's first year. Raises Wrong, naming the row."""
        if not isinstance(value or [], list | tuple):
            raise Wrong(_now("Give a list of rows."))
        rows = list(_cleaned(value or (), context))
        if len(rows) > _MOST:
            raise Wrong(_now("At most %(most)s rows fit here.") % {"most": _MOST})
        return rows

    def form_field(self, context: Context) -> forms.Field:
        """A small grid, with three empty rows to add to."""
        widget = RowsWidget(columns=_COLUMNS)
        return forms.Field(label=self.label, help_text=self.help, required=False, widget=widget)

    def initial(self, value: Any) -> list[dict[str, str]]:
        """The words as written."""
        return [{"when": _WHEN.initial(row["when"]), "note": row["note"]} for row in value]

    def words(self, value: Any) -> str:
        """One line a row."""
        rows = ((_WHEN.words(row["when"]), row["note"]) for row in value)
        return "\n".join(", ".join(filter(None, row)) for row in rows)


_WHEN = When("when", _("When"))


def _cleaned(given: Any, context: Context) -> Iterator[dict[str, Any]]:
    """The rows that hold anything."""
    for number, row in enumerate(given, start=1):
        if not isinstance(row, dict):
            raise Wrong(_now("Each row needs its columns by name."))
        note = " ".join(str(row.get("note") or "").split())
        if len(note) > _NOTE:
            raise Wrong(_now("Row %(row)s: the note is too long. Shorten it.") % {"row": number})
        when = _period(number, row.get("when"), context)
        if when or note:
            yield {"when": when, "note": note}


def _period(number: int, given: Any, context: Context) -> Any:
    try:
        return _WHEN.clean(given, context)
    except Wrong as wrong:
        raise Wrong(_now("Row %(row)s: %(fault)s") % {"row": number, "fault": wrong}) from wrong
