"""Two contents of one record compared, field by field: as they read, or as they are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record.fields import Field, Text
from moothill.commons.record.kinds import Kind
from moothill.core.text import Passage, Piece, Undrawable, compare, diff

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: passages of a text that can be drawn, else pieces of its words."""

    label: Any
    pieces: tuple[Piece, ...] = ()
    passages: tuple[Passage, ...] = ()


def differences(kind: Kind, old: Content, new: Content, *, written: bool = False) -> list[Difference]:
    """Each field that differs. `written` shows the Markdown of texts instead of how they read."""
    pairs = [
        (field, old.get(field.name, field.empty), new.get(field.name, field.empty)) for field in kind.fields
    ]
    return [difference(field, *two, written=written) for field, *two in pairs if two[0] != two[1]]


def difference(field: Field, old: Any, new: Any, *, written: bool = False) -> Difference:
    """How two canonical values of one field differ."""
    if isinstance(field, Text) and not written:
        try:
            return Difference(field.label, passages=compare(old, new, top=4, table_label=_("Table")))
        except Undrawable:
            pass  # then as it is written
    return Difference(field.label, pieces=diff(field.words(old), field.words(new)))


def has_texts(kind: Kind, old: Content, new: Content) -> bool:
    """Whether anything here reads otherwise than it is written, and differs."""
    texts = [field for field in kind.fields if isinstance(field, Text)]
    return any(old.get(field.name, field.empty) != new.get(field.name, field.empty) for field in texts)
