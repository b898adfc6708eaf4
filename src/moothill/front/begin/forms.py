"""The forms of the wizard: they carry words; `asking` and `checking` judge them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.cycles.models import Member
from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.core.policy import Side
from moothill.front.begin.asking import NEW
from moothill.front.begin.pieces import Piece

_SIDES = [(value, label) for value, label in SIDES if value != Side.NEITHER]


class MemberSelect(forms.Select):
    """A list of members, whose names no tool should translate."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option; all but that for a new member are words of the record."""
        option = super().create_option(*args, **kwargs)
        if option["value"] != NEW:
            option["attrs"]["translate"] = "no"
        return option


class DetailsForm(forms.Form):
    """Step two: whose cycle it is, what it is called, and between which days."""

    member = forms.ChoiceField(
        label=_("Member"), help_text=_("The government whose plan this is."), widget=MemberSelect
    )
    member_name = forms.CharField(
        label=_("Name of the new member"),
        help_text=_("Only if it is not in the list: a country, region or city."),
        required=False,
    )
    starts = forms.CharField(
        label=_("The work begins on"),
        help_text=_("As you would say it: 11 January 2027."),
        required=False,
    )
    due = forms.CharField(
        label=_("The plan is due on"),
        help_text=_("Leave this empty to have it computed from the template."),
        required=False,
    )
    ends = forms.CharField(
        label=_("The plan ends on"),
        help_text=_("Leave this empty to have it computed from the template."),
        required=False,
    )
    title = forms.CharField(
        label=_("Title of the cycle"),
        help_text=_("Leave this empty to get one from the years."),
        required=False,
    )
    slug = forms.CharField(
        label=_("Address"),
        help_text=_(
            "Small letters, digits and hyphens. Leave this empty to get one from the member and the years."
        ),
        required=False,
    )
    zone = forms.CharField(
        label=_("Time zone"),
        help_text=_("Such as Europe/London. A day ends at midnight there."),
        initial="Europe/London",
        required=False,
    )
    side = forms.ChoiceField(
        label=_("You are its steward on the side of"),
        help_text=_("Each side needs one; you can appoint the other afterwards."),
        choices=_SIDES,
        widget=forms.RadioSelect,
        initial=Side.GOVERNMENT,
    )

    def __init__(self, data: Any = None, *, members: Sequence[Member], may_add: bool, side: str = "") -> None:
        super().__init__(data, initial={"side": side} if side else {})
        new = [(NEW, _("a new member: give its name below"))] if may_add else []
        choices = [*((member.slug, member.name) for member in members), *new]
        cast("forms.ChoiceField", self.fields["member"]).choices = choices
        if not may_add:
            del self.fields["member_name"]

    def given(self) -> dict[str, str]:
        """The words in every box, whether they will do or not."""
        return {name: self.data.get(name, "") for name in self.fields}

    def blame(self, faults: Iterable[Fault]) -> None:
        """Show each fault beside the box it is about."""
        _blame(self, faults)


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
        _blame(self, faults)


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


def _blame(form: Any, faults: Iterable[Fault]) -> None:
    for fault in faults:
        form.add_error(fault.field if fault.field in form.fields else None, fault.words)
