"""From bytes to lines of text: UTF-8, UTF-16 or Windows-1252, told from the bytes; no line without end is ever held."""

import codecs
import io
from collections.abc import Iterator
from typing import IO

from moothill.core.exchange.shapes import CannotRead, gettext_noop
from moothill.core.exchange.signs import check_text, head_of

LONGEST = 1_000_000  # characters of one line; a sheet's row has fewer
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE = gettext_noop("The file is in an encoding that is not known here. Save it again as “CSV UTF-8”.")
_BROKEN = gettext_noop(
    "Near line %(line)s the file is neither UTF-8 nor Windows-1252. Save it again as “CSV UTF-8”."
)
_LONG = gettext_noop(
    "Line %(line)s has more than %(most)s characters: this is no list. Save it again, one row a line."
)


def encoding_of(file: IO[bytes]) -> str:
    """In which encoding the text is. Raises CannotRead for what is no text, or in none of those known."""
    head = head_of(file)
    check_text(head)
    for mark, name in _BOMS:
        if head.startswith(mark):
            if not name:
                raise CannotRead(_SAVE)
            return name
    if wide := _wide(head):
        return wide
    return "utf-8" if _is_utf8(file) else _narrow(file)


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every second byte of plain text is zero."""
    sample = head[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 4, 1)
    if odd >= half and even < half // 4 + 1:
        return "utf-16-le"
    return "utf-16-be" if even >= half and odd < half // 4 + 1 else ""


def _is_utf8(file: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while chunk := file.read(1 << 20):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True


def _narrow(file: IO[bytes]) -> str:
    """Windows-1252 leaves five bytes without a letter; a file with one of them is something else."""
    line = 1
    file.seek(0)
    while chunk := file.read(1 << 20):
        at = min((chunk.index(byte) for byte in b"\x81\x8d\x8f\x90\x9d" if byte in chunk), default=-1)
        if at >= 0:
            raise CannotRead(_BROKEN, line=str(line + chunk.count(b"\n", 0, at)))
        line += chunk.count(b"\n")
    file.seek(0)
    return "cp1252"


def lines_of(file: IO[bytes], encoding: str) -> Iterator[str]:
    """The lines with their ends, one after the other. Raises CannotRead for a line without end, or half a sign."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    number = 0
    try:
        while line := text.readline(LONGEST):
            number += 1
            if len(line) >= LONGEST:
                raise CannotRead(_LONG, line=str(number), most=str(LONGEST))
            yield line
    except UnicodeDecodeError as error:
        raise CannotRead(_BROKEN, line=str(number + 1)) from error
    finally:
        text.detach()  # the file is its giver's, who closes it
