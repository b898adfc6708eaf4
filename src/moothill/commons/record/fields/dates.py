"""Periods, as people write them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _

from moothill.commons.record.fields.base import Field, Wrong
from moothill.commons.ui.words import said
from moothill.core.dates import CannotRead, from_json, to_json, when

if TYPE_CHECKING:
    from moothill.commons.record.context import Context


def refusal(error: CannotRead) -> str:
    """Why words give no date and what to write instead, in the reader's language."""
    return f"{said(error.what, error.facts)} {said(error.mend, error.facts)}"


@dataclass(frozen=True)
class When(Field):
    """One period: the thing has the columns of `record.models.Dated`, or a `record.periods.PeriodColumn` of this name."""

    empty: ClassVar[Any] = None
    dated: ClassVar[bool] = True

    @property
    def column(self) -> str:
        """Where the period's JSON stands."""
        return f"{self.name}_json"

    def periods(self, value: Any, zone: str) -> Iterable[tuple[Any, str]]:
        """The one period, if there is one."""
        return [(value, "")] if value else []

    def read(self, thing: Any) -> dict[str, Any] | None:
        """The period's JSON: words as written, days as understood."""
        value: dict[str, Any] | None = getattr(thing, f"{self.name}_json")
        return value

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the period with whatever columns belong to it."""
        setattr(thing, self.name, from_json(value) if value else None)

    def clean(self, value: Any, context: Context) -> dict[str, Any] | None:
        """Reads words in the context of the cycle's first year; takes a period's JSON as it is. Raises Wrong."""
        try:
            if isinstance(value, dict):
                return to_json(from_json(value))
            words = str(value or "").strip()
            if not words and self.required:
                raise Wrong(_("Say when."))
            return to_json(when(words, year=context.year)) if words else None
        except CannotRead as error:
            raise Wrong(refusal(error)) from error

    def initial(self, value: Any) -> str:
        """The words as written."""
        return value["words"] if value else ""

    def words(self, value: Any) -> str:
        """The words as written."""
        return value["words"] if value else ""
