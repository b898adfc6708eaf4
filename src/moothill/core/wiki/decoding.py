"""From bytes to text: UTF-8 or a clear refusal."""

import codecs
import re

from moothill.core.wiki.errors import Unreadable
from moothill.core.wiki.limits import Limits
from moothill.core.wiki.remarks import gettext_noop

# How files begin that are no text, and what they are. A short list of what people do send by mistake.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture, a sound or a film (RIFF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"Rar!", "an archive (RAR)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a document in RTF"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"%!PS", "a PostScript document"),
)
_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# No text of a page holds these; a single one means that this is something else, or was damaged.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAVE = gettext_noop(
    "Open it in the program that made it, and save it as a web page or as plain text in UTF-8."
)


def text_of(data: bytes, limits: Limits) -> str:
    """The text of a page. Raises Unreadable for what is too large, empty, no text, or not in UTF-8."""
    if len(data) > limits.page:
        raise Unreadable(
            gettext_noop("The page has %(size)s bytes; at most %(most)s are read."),
            gettext_noop("Bring it in parts, or ask the operator to raise MOOTHILL_IMPORT_BYTES."),
            size=len(data),
            most=limits.page,
        )
    _check_kind(data)
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
    _check_bytes(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from error
    if not text.strip():
        raise Unreadable(
            gettext_noop("The page is empty."), gettext_noop("Check that you chose the right file.")
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _check_kind(data: bytes) -> None:
    for signature, words in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(gettext_noop("This is %(found)s, not a page of text."), _SAVE, found=words)
    for mark, name in _WIDE:
        if data.startswith(mark):
            raise _wide(name)
    zeros = data[:400].count(0)
    if zeros > len(data[:400]) // 4:
        raise _wide("UTF-16")


def _wide(name: str) -> Unreadable:
    return Unreadable(
        gettext_noop("The page is written in %(name)s."),
        gettext_noop("Save it again as UTF-8, or run: iconv -f %(name)s -t UTF-8 OLD > NEW."),
        name=name,
    )


def _check_bytes(data: bytes) -> None:
    if found := _BINARY.search(data):
        raise Unreadable(
            gettext_noop(
                "There is a byte here (0x%(byte)s) that no text holds: the file is damaged or no text."
            ),
            gettext_noop("Save the page again as plain text in UTF-8."),
            line=data.count(b"\n", 0, found.start()) + 1,
            byte=f"{found[0][0]:02x}",
        )


def _not_utf8(data: bytes, place: int) -> Unreadable:
    if place >= len(data) - 3 and _starts_a_sign(data[place:]):
        return Unreadable(
            gettext_noop("The page breaks off in the middle of a letter: the file was cut short."),
            gettext_noop("Copy it again, whole."),
            line=data.count(b"\n") + 1,
        )
    name = "WINDOWS-1252" if re.search(rb"[\x80-\x9f]", data) else "ISO-8859-1"
    return Unreadable(
        gettext_noop("Byte 0x%(byte)s is not UTF-8; the page looks like %(name)s."),
        gettext_noop("Save it again as UTF-8, or run: iconv -f %(name)s -t UTF-8 OLD > NEW."),
        line=data.count(b"\n", 0, place) + 1,
        byte=f"{data[place]:02x}",
        name=name,
    )


def _starts_a_sign(rest: bytes) -> bool:
    """Whether these last bytes are the beginning of one sign in UTF-8 and nothing else."""
    lengths = {0xC: 2, 0xD: 2, 0xE: 3, 0xF: 4}
    wanted = lengths.get(rest[0] >> 4, 0)
    return len(rest) < wanted and all(0x80 <= byte < 0xC0 for byte in rest[1:])
