"""Two contents of one record compared, field by field: as they read, or as they are written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from moothill.commons.record.fields import Field, Text
from moothill.commons.record.kinds import Kind
from moothill.commons.ui import markup
from moothill.core.text import Passage, Piece, Undrawable, compare, diff

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: passages of a text that can be drawn, else pieces of its words."""

    label: Any
    pieces: tuple[Piece, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def sides(self) -> list[tuple[SafeString, SafeString]]:
        """The same as pairs of what stood before and what stands after, beside each other; "" where one has nothing."""
        if not self.passages:
            return [_sides(self.pieces)]
        return [_of_passage(passage) for passage in self.passages]


def _of_passage(passage: Passage) -> tuple[SafeString, SafeString]:
    html = mark_safe(passage.html)  # nosec: `core.text` lets only safe HTML through
    match passage.kind:
        case "changed":
            return _sides(passage.pieces)
        case "removed":
            return _whole("removed", html), SafeString("")
        case "added":
            return SafeString(""), _whole("added", html)
        case _:
            return html, html


def _sides(pieces: Iterable[Any]) -> tuple[SafeString, SafeString]:
    there = list(pieces)
    before, after = ([piece for piece in there if piece.kind != kind] for kind in ("added", "removed"))
    return markup.diff(before) if before else SafeString(""), markup.diff(after) if after else SafeString("")


def _whole(kind: str, html: SafeString) -> SafeString:
    """A passage that stands on one side only, marked as one is in a comparison in one text."""
    words = _("added") if kind == "added" else _("removed")
    return format_html(
        '<div class="mh_passage mh_passage-{}"><p class="mh_passage_mark" translate="yes">{}</p>{}</div>',
        kind,
        words,
        html,
    )


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
