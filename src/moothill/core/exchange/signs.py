"""What a file really is, told from how it begins: files lie about their type, and people choose the wrong one."""

import zipfile
from typing import IO

from moothill.core.exchange.shapes import CannotRead, gettext_noop

ZIP = b"PK\x03\x04"
HEAD = 65_536
# How files begin that none of our readers takes: what people do send by mistake, in their own words.
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", gettext_noop("a PDF")),
    (b"\x89PNG", gettext_noop("a picture")),
    (b"\xff\xd8\xff", gettext_noop("a picture")),
    (b"GIF8", gettext_noop("a picture")),
    (b"RIFF", gettext_noop("a picture, a sound or a film")),
    (b"\x1f\x8b", gettext_noop("a compressed file")),
    (b"BZh9", gettext_noop("a compressed file")),
    (b"\xfd7zXZ", gettext_noop("a compressed file")),
    (b"7z\xbc\xaf", gettext_noop("an archive")),
    (b"Rar!", gettext_noop("an archive")),
    (b"PK\x05\x06", gettext_noop("an empty archive")),
    (b"\xd0\xcf\x11\xe0", gettext_noop("an old office document, or one with a password")),
    (b"{\\rtf", gettext_noop("a document in RTF")),
    (b"SQLite format 3", gettext_noop("a database")),
    (b"\x7fELF", gettext_noop("a program")),
    (b"MZ\x90", gettext_noop("a program")),
)
_PAGES = (b"<!doctype html", b"<html", b"<?xml", b"<svg")


def size_of(file: IO[bytes]) -> int:
    """How many bytes it has. It stands at its beginning afterwards."""
    size = file.seek(0, 2)
    file.seek(0)
    return size


def head_of(file: IO[bytes]) -> bytes:
    """Its first bytes. It stands at its beginning afterwards."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return head


def check_text(head: bytes) -> None:
    """Raises CannotRead for what is empty or clearly no text."""
    if not head.strip():
        raise CannotRead(gettext_noop("The file is empty. Check that you chose the right one."))
    _check_foreign(head)
    if head.startswith(ZIP):
        raise _other(gettext_noop("an archive or an office document"))
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:20].lower().startswith(_PAGES):
        raise _other(gettext_noop("a web page or XML"))


def check_zip(head: bytes) -> None:
    """Raises CannotRead for what is empty or no office document."""
    if not head.strip():
        raise CannotRead(gettext_noop("The file is empty. Check that you chose the right one."))
    _check_foreign(head)
    if not head.startswith(ZIP):
        raise _other(gettext_noop("plain text or something unknown"))


def _check_foreign(head: bytes) -> None:
    for signature, words in _FOREIGN:
        if head.startswith(signature):
            raise _other(words)


def _other(words: str) -> CannotRead:
    return CannotRead(
        gettext_noop(
            "This is %(found)s, whatever its name says. Open it in the program that made it, and save it as CSV, XLSX,"
            " DOCX or mbox."
        ),
        found=words,
    )


def office_kind(file: IO[bytes]) -> str:
    """ ".xlsx", ".docx" or "": which office document this archive holds."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ""
    finally:
        file.seek(0)
    if "word/document.xml" in names:
        return ".docx"
    return ".xlsx" if "xl/workbook.xml" in names else ""
