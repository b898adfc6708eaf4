"""The field that holds the pictures of a comms pack. People add one by `operations.add_picture`, never in a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _

from moothill.commons.record.fields import Field, Wrong
from moothill.rooms.news.models import PackFile

if TYPE_CHECKING:
    from moothill.commons.record.context import Context

_MOST = 50
_WORDS = ("alt", "credit", "licence")
_LIMIT = 500


@dataclass(frozen=True)
class Pictures(Field):
    """A list of mappings: alt, credit, licence, and file with the keys of `operations.pictures.described`."""

    empty: ClassVar[Any] = ()

    def read(self, thing: Any) -> list[dict[str, Any]]:
        """The pictures, in the order in which they came."""
        return list(thing.pictures)

    def clean(self, value: Any, context: Context) -> list[dict[str, Any]]:
        """Raises Wrong, naming the picture, for one without its words, or whose file is not this pack's."""
        rows = list(value or [])
        if len(rows) > _MOST:
            raise Wrong(_("At most %(most)s pictures fit here.") % {"most": _MOST})
        files = PackFile.objects.filter(pack=context.record) if rows and context.record else ()
        held = {each.file.token for each in files.select_related("file")} if files else set()
        return [_picture(number, row, held) for number, row in enumerate(rows, start=1)]

    def words(self, value: Any) -> str:
        """One line a picture."""
        return "\n".join(
            ", ".join([row["file"]["name"], *(row[name] for name in _WORDS)]) for row in value or ()
        )


def _picture(number: int, row: Any, held: set[str]) -> dict[str, Any]:
    file = row.get("file") if isinstance(row, dict) else None
    if not isinstance(file, dict) or file.get("token") not in held:
        raise _wrong(number, _("its file does not belong to this pack."))
    words = {name: " ".join(str(row.get(name) or "").split()) for name in _WORDS}
    if not all(words.values()):
        raise _wrong(number, _("say what it shows, whose it is, and how it may be used."))
    if any(len(each) > _LIMIT for each in words.values()):
        raise _wrong(number, _("its words are too long. Shorten them."))
    return words | {"file": dict(file)}


def _wrong(number: int, words: str) -> Wrong:
    return Wrong(_("Picture %(number)s: %(words)s") % {"number": number, "words": words})
