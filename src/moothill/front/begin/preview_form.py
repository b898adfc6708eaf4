"""Step three of the wizard: boxes for everything that would be made. They carry words; `faults` judges them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.front.begin.pieces import Piece


@dataclass(frozen=True, slots=True)
class Box:
    """One piece in the preview, with its boxes."""

    piece: Piece
    number: int
    fields: list[Any]
    drop: Any

    @property
    def has_faults(self) -> bool:
        """Whether something in it needs mending."""
        return any(field.errors for field in self.fields)


@dataclass(frozen=True, slots=True)
class Group:
    """The pieces of one kind: `label` names them all, `one` each of them."""

    kind: str
    label: Any
    one: Any
    boxes: list[Box]

    @property
    def is_open(self) -> bool:
        """Whether it is shown at once: dates, and whatever needs mending."""
        return self.kind in {"stage", "key-date"} or any(box.has_faults for box in self.boxes)


class PreviewForm(forms.Form):
    """Step three: everything that would be made. Each piece has its open fields, and a box to leave it out."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, pieces: Sequence[Piece], context: Context
    ) -> None:
        super().__init__(data, initial={"key": uuid4()})
        self.pieces = pieces
        for piece in pieces:
            for name in piece.open:
                self.fields[f"{piece.name}-{name}"] = _field(piece, name, context)
            if piece.open and piece.kind != "key-details":
                self.fields[f"{piece.name}-drop"] = forms.BooleanField(
                    label=_("Leave this out"), required=False
                )

    def groups(self) -> list[Group]:
        """The pieces that can be changed, by kind, in order."""
        found: dict[str, list[Box]] = {}
        for piece in self.pieces:
            if piece.open:
                boxes = found.setdefault(piece.kind, [])
                boxes.append(self._box(piece, len(boxes) + 1))
        return [
            Group(kind, kinds.get(kind).plural, kinds.get(kind).label, boxes) for kind, boxes in found.items()
        ]

    def _box(self, piece: Piece, number: int) -> Box:
        drop = f"{piece.name}-drop"
        fields = [self[f"{piece.name}-{name}"] for name in piece.open]
        return Box(piece, number, fields, self[drop] if drop in self.fields else None)

    def changed(self) -> list[Piece]:
        """The pieces as the boxes have them, without those that are left out or belong to one that is."""
        kept = [piece for piece in self.pieces if not self.cleaned_data.get(f"{piece.name}-drop")]
        handles = {piece.handle for piece in kept}
        changed = [
            piece.with_values(
                **{name: self.cleaned_data.get(f"{piece.name}-{name}", "") for name in piece.open}
            )
            for piece in kept
            if not piece.belongs_to or piece.belongs_to in handles
        ]
        titles = {piece.handle: piece.values["title"] for piece in changed if piece.handle}
        return [
            piece.with_values(title=titles[piece.belongs_to]) if piece.belongs_to else piece
            for piece in changed
        ]

    def blame(self, faults: Iterable[Fault]) -> None:
        """Show each fault beside the box it is about."""
        for fault in faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.words)


def _field(piece: Piece, name: str, context: Context) -> forms.Field:
    """The box for one value. A date is written in words; only a long text gets many lines."""
    value = piece.values[name]
    if name == "when":
        return forms.CharField(label=_("When"), required=False, initial=value)
    own = kinds.get(piece.kind).field(name)
    field = own.form_field(context)
    field.initial, field.help_text = value, ""
    if isinstance(field.widget, forms.Textarea):
        lines = 12 if len(str(value)) > 300 else 3
        field.widget = forms.Textarea(attrs={"rows": lines})
    return field
