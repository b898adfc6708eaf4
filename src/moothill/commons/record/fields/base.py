"""What every field can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from moothill.commons.record.context import Context


class Wrong(Exception):
    """A value that the field refuses, in one sentence that says what to do."""


@dataclass(frozen=True)
class Field(ABC):
    """One open field. `name` is its key in the canonical form and its attribute on the thing.

    `on_record` fields live on the shared Record row instead. `empty` is the canonical value for nothing. `aside` fields
    are seldom changed: a form for everybody folds them away.
    """

    name: str
    label: _StrPromise
    help: str | _StrPromise = ""
    required: bool = False
    on_record: bool = False
    in_form: bool = True
    aside: bool = False

    empty: ClassVar[Any] = ""
    merges: ClassVar[str] = "value"
    dated: ClassVar[bool] = False

    @property
    def column(self) -> str:
        """The column of the thing's table that `periods` reads; only asked of `dated` fields."""
        return self.name

    def periods(self, value: Any, zone: str) -> Iterable[tuple[Any, str]]:
        """The periods in the value of that column, as pairs of a period's JSON and a note; None for a date that was lost.

        Only `dated` fields hold any. `zone` is that of the cycle.
        """
        return ()

    @property
    def joins(self) -> tuple[str, ...]:
        """Relations that `read` follows, for select_related."""
        return ()

    def read(self, thing: Any) -> Any:
        """The canonical value held by `thing`."""
        return getattr(thing.record if self.on_record else thing, self.name)

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set `thing`'s columns from a clean value."""
        setattr(thing.record if self.on_record else thing, self.name, value)

    @abstractmethod
    def clean(self, value: Any, context: Context) -> Any:
        """The canonical value of what a person or an import gave. Raises Wrong."""

    def form_field(self, context: Context) -> forms.Field:
        """A form field; it only carries the words, `clean` judges them."""
        return forms.CharField(label=self.label, help_text=self.help, required=False)

    def initial(self, value: Any) -> Any:
        """What the form shows for a canonical value."""
        return value

    def words(self, value: Any) -> str:
        """The value as plain words, for comparisons and sheets."""
        return str(value)
