"""The types of file that are kept. What a file is, its content decides; its name has to agree."""

from dataclasses import dataclass
from typing import IO

import puremagic
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.commons.files import office, plaintext
from moothill.commons.files.errors import FileLies, NotAllowed

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class FileKind:
    """A type: its media type as sent to browsers, the endings its name may have, and its name in words."""

    media_type: str
    endings: tuple[str, ...]
    words: str | Promise


_BY_MAGIC = (
    FileKind("application/pdf", ("pdf",), gettext_lazy("a PDF")),
    FileKind("image/png", ("png",), gettext_lazy("a PNG picture")),
    FileKind("image/jpeg", ("jpg", "jpeg"), gettext_lazy("a JPEG picture")),
    FileKind("image/gif", ("gif",), gettext_lazy("a GIF picture")),
    FileKind("image/webp", ("webp",), gettext_lazy("a WebP picture")),
)
_OFFICE = (
    FileKind(office.DOCX, ("docx",), gettext_lazy("a Word document")),
    FileKind(office.XLSX, ("xlsx",), gettext_lazy("an Excel sheet")),
    FileKind(office.PPTX, ("pptx",), gettext_lazy("a PowerPoint presentation")),
    FileKind(office.ODT, ("odt",), gettext_lazy("an OpenDocument text")),
    FileKind(office.ODS, ("ods",), gettext_lazy("an OpenDocument sheet")),
    FileKind(office.ODP, ("odp",), gettext_lazy("an OpenDocument presentation")),
)
# One content, three names: which of them a text is, only its name can tell.
_TEXTS = (
    FileKind("text/plain; charset=utf-8", ("txt",), gettext_lazy("a plain text")),
    FileKind("text/csv; charset=utf-8", ("csv",), gettext_lazy("a CSV table")),
    FileKind("text/markdown; charset=utf-8", ("md", "markdown"), gettext_lazy("a Markdown text")),
)
KINDS = (*_BY_MAGIC, *_OFFICE, *_TEXTS)


def judge(name: str, content: IO[bytes]) -> FileKind:
    """The type of the file `name` by its `content`, which is left where it was at the start.

    Raises NotAllowed if this type is not kept; FileLies if the ending of the name says another type.
    """
    said = _by_ending(name)
    found = _by_content(content)
    if said in found:
        return said
    if said:
        raise FileLies(name, str(said.words), _words(found, content))
    raise NotAllowed(
        name, _words(found, content), ", ".join(ending for kind in KINDS for ending in kind.endings)
    )


def _by_ending(name: str) -> FileKind | None:
    ending = name.rpartition(".")[2].lower()
    return next((kind for kind in KINDS if ending in kind.endings), None)


def _by_content(content: IO[bytes]) -> tuple[FileKind, ...]:
    """The types that this content can be: none, one, or all those of text."""
    head = _head(content)
    media_types = {match.mime_type for match in _matches(head)}
    for kind in _BY_MAGIC:
        if kind.media_type in media_types:
            return (kind,)
    if office.is_zip(head):
        media_type = office.media_type(content)
        return tuple(kind for kind in _OFFICE if kind.media_type == media_type)
    return _TEXTS if plaintext.holds(content) else ()


def _words(found: tuple[FileKind, ...], content: IO[bytes]) -> str:
    """What the content is, in words for a person."""
    if found:
        return str(found[0].words)
    head = _head(content)
    if office.is_zip(head):
        return _("a ZIP archive without the parts of a document, or one with macros or a password")
    if plaintext.is_markup(head):
        return _("a web page or another file that browsers run")
    if plaintext.looks_like_text(head):
        return _("a text that is not in UTF-8")
    return _("of an unknown type")


def _head(content: IO[bytes]) -> bytes:
    content.seek(0)
    head = content.read(_HEAD)
    content.seek(0)
    return head


def _matches(head: bytes) -> list[puremagic.PureMagicWithConfidence]:
    try:
        return puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):  # unknown, or nothing to look at
        return []
