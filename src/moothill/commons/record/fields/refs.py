"""References to other records of the same cycle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from moothill.commons.record import kinds
from moothill.commons.record.fields.base import Field, Wrong
from moothill.core.policy import RecordState

if TYPE_CHECKING:
    from moothill.commons.record.context import Context


@dataclass(frozen=True)
class Ref(Field):
    """A foreign key to the table of kind `to`; its canonical value is the other record's reference, such as "ST-3"."""

    to: str = ""

    @property
    def joins(self) -> tuple[str, ...]:
        """The other thing and its record."""
        return (f"{self.name}__record",)

    def read(self, thing: Any) -> str:
        """The reference, or "" where there is none."""
        other = getattr(thing, self.name)
        return other.record.reference if other else ""

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the foreign key. What it leads to may have been withdrawn since: `clean` judges new values only."""
        found = context.find(value, withdrawn=True) if value else None
        setattr(thing, f"{self.name}_id", found[1] if found else None)

    def clean(self, value: Any, context: Context) -> str:
        """Raises Wrong for a reference that leads nowhere, or to another kind."""
        reference = str(value or "").strip()
        if not reference:
            if self.required:
                raise Wrong(_("Choose one."))
            return ""
        found = context.find(reference)
        if found is None or found[0] != self.to:
            label = kinds.get(self.to).label
            raise Wrong(
                _("“%(reference)s” is no %(label)s of this cycle. Choose one from the list.")
                % {"reference": reference[:40], "label": label}
            )
        return reference

    def form_field(self, context: Context) -> forms.Field:
        """A list of the cycle's records of that kind."""
        from moothill.commons.record.models import Record

        seen = Record.objects.visible_to(context.actor) if context.actor else Record.objects
        rows = (
            seen.filter(cycle=context.cycle, kind=self.to)
            .exclude(state=RecordState.WITHDRAWN)
            .values_list("reference", "number", "title")
        )
        options = [(reference, f"{number} {title}".strip()) for reference, number, title in rows[:2000]]
        empty = [] if self.required and len(options) == 1 else [("", _("none"))]
        return forms.CharField(
            label=self.label,
            help_text=self.help,
            required=False,
            widget=forms.Select(choices=[*empty, *options]),
        )
