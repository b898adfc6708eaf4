"""The field that holds a document's versions. People add one by `operations.add_version`, never in a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from moothill.commons.record.fields import Field, Wrong
from moothill.rooms.pages.kinds import Kept
from moothill.rooms.pages.models import DocumentFile

if TYPE_CHECKING:
    from moothill.commons.record.context import Context

_MOST = 200
_KEPT = dict(Kept.choices)


@dataclass(frozen=True)
class Versions(Field):
    """A list of mappings: number, label, address, kept, added, and file: None, or the keys of `operations`."""

    empty: ClassVar[Any] = ()

    def read(self, thing: Any) -> list[dict[str, Any]]:
        """The versions, oldest first."""
        return list(thing.versions)

    def clean(self, value: Any, context: Context) -> list[dict[str, Any]]:
        """Numbers are given by order. Raises Wrong, naming the version, for what will not do."""
        rows = list(value or [])
        if len(rows) > _MOST:
            raise Wrong(_("At most %(most)s versions fit here.") % {"most": _MOST})
        held = _held(context)
        return [_version(number, row, held) for number, row in enumerate(rows, start=1)]

    def words(self, value: Any) -> str:
        """One line a version."""
        return "\n".join(_line(row) for row in value or ())


def _held(context: Context) -> frozenset[str]:
    """The tokens of the files that belong to the document being revised: no other file can be claimed."""
    files = (
        DocumentFile.objects.filter(document=context.record)
        if context.record
        else DocumentFile.objects.none()
    )
    return frozenset(files.values_list("file__token", flat=True))


def _version(number: int, row: Any, held: frozenset[str]) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise _wrong(number, _("give its fields by name."))
    file, address = row.get("file"), str(row.get("address") or "").strip()
    if file and file.get("token") not in held:
        raise _wrong(number, _("its file belongs to no version of this document."))
    if address and not _is_web(address):
        raise _wrong(number, _("write a web address that begins with https:// or http://."))
    kept = Kept.HERE.value if file else str(row.get("kept") or Kept.NOT_KNOWN)
    if kept not in _KEPT or (kept == Kept.HERE and not file):
        raise _wrong(number, _("say whether a copy is kept, and where."))
    return {
        "number": number,
        "label": _short(number, row.get("label"), 200),
        "address": _short(number, address, 500),
        "kept": kept,
        "file": dict(file) if file else None,
        "added": str(row.get("added") or ""),
    }


def _short(number: int, value: Any, limit: int) -> str:
    words = " ".join(str(value or "").split())
    if len(words) > limit:
        raise _wrong(number, _("its name or address is too long. Shorten it."))
    return words


def _wrong(number: int, words: str) -> Wrong:
    return Wrong(_("Version %(number)s: %(words)s") % {"number": number, "words": words})


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address


def _line(row: dict[str, Any]) -> str:
    file = row["file"] or {}
    shown = (str(row["number"]), row["label"], file.get("name", ""), row["address"], str(_KEPT[row["kept"]]))
    return ", ".join(words for words in shown if words)
