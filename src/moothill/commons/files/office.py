"""Office documents are ZIP archives: what one is, its members tell, not its first bytes."""

import zipfile
import zlib
from typing import IO

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
DOCX = _OOXML + "wordprocessingml.document"
XLSX = _OOXML + "spreadsheetml.sheet"
PPTX = _OOXML + "presentationml.presentation"
ODT, ODS, ODP = _ODF + "text", _ODF + "spreadsheet", _ODF + "presentation"

_MAIN_PARTS = {DOCX: "word/document.xml", XLSX: "xl/workbook.xml", PPTX: "ppt/presentation.xml"}
_CONTENT_TYPES = "[Content_Types].xml"
# Only the two small members that name the type are unpacked, and of those no more than this.
_MOST_BYTES = 1_000_000
_MOST_MEMBERS = 20_000
_ENCRYPTED = 0x1


def is_zip(head: bytes) -> bool:
    """Whether a file that begins with `head` is a ZIP archive."""
    return head.startswith(b"PK\x03\x04")


def media_type(content: IO[bytes]) -> str:
    """The media type of the office document in `content`; "" for any other archive, one with macros or a password."""
    try:
        with zipfile.ZipFile(content) as archive:
            return _of_archive(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return ""  # whatever is wrong with the archive, it is no document


def _of_archive(archive: zipfile.ZipFile) -> str:
    members = archive.infolist()
    names = {member.filename for member in members}
    if len(members) > _MOST_MEMBERS or any(member.flag_bits & _ENCRYPTED for member in members):
        return ""
    if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
        return ""
    return _open_document(archive, members) or _open_xml(archive, names)


def _open_document(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    """OpenDocument names its type in the first member, called "mimetype" (OpenDocument 1.3, part 2, section 3.3)."""
    names = {member.filename for member in members}
    if (
        not members
        or members[0].filename != "mimetype"
        or not {"content.xml", "META-INF/manifest.xml"} <= names
    ):
        return ""
    named = _read(archive, "mimetype").decode("ascii", "replace")
    return named if named in {ODT, ODS, ODP} else ""


def _open_xml(archive: zipfile.ZipFile, names: set[str]) -> str:
    """Office Open XML names the type of its main part in [Content_Types].xml (ECMA-376, part 2)."""
    if _CONTENT_TYPES not in names:
        return ""
    listed = _read(archive, _CONTENT_TYPES)
    for found, part in _MAIN_PARTS.items():
        if part in names and f'"{found}.main+xml"'.encode() in listed:
            return found
    return ""


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(_MOST_BYTES)
