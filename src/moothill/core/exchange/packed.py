"""Office documents as archives: looked at before anything is unpacked, and never unpacked to a disk."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from moothill.core.exchange.shapes import CannotRead, Limits, gettext_noop
from moothill.core.exchange.signs import check_zip, head_of

_LARGE = 5_000_000  # a part smaller than this may be packed as tightly as it likes
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

DAMAGED = gettext_noop("The document is damaged. Open it in the program that made it, and save it again.")
_ENTRIES = gettext_noop("The document holds %(found)s files; at most %(most)s are opened.")
_PASSWORD = gettext_noop("The document is locked with a password. Save it again without one.")
_METHOD = gettext_noop(
    "The document is packed in an unusual way. Open it in an office program, and save it again."
)
_OUTSIDE = gettext_noop(
    "The document holds a file that wants to lie outside of it. That is no honest document."
)
_TWICE = gettext_noop(
    "The document holds the same file twice. Open it in an office program, and save it again."
)
_MACROS = gettext_noop("The document holds macros. Save it again as a document without macros.")
_LINKS = gettext_noop("The sheet is linked to other files. Copy its cells into a new sheet as values.")
_BOMB = gettext_noop(
    "Unpacked the document would have %(found)s MB; at most %(most)s are read. Delete what is not needed, or save it as CSV."
)
_TIGHT = gettext_noop(
    "A part of the document is packed %(found)s times smaller than it is; that is no honest document."
)


class Package:
    """An archive that passed. `names`: what is in it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, piece by piece. Raises CannotRead where it is missing or damaged."""
        if name not in self.names:
            raise CannotRead(DAMAGED)
        try:
            with self._archive.open(name) as part:
                while chunk := part.read(65_536):
                    yield chunk
        except _BROKEN as error:
            raise CannotRead(DAMAGED) from error

    def size(self, name: str) -> int:
        """How many bytes one part has unpacked; 0 for one that is not there."""
        return self._archive.getinfo(name).file_size if name in self.names else 0


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def opened(file: IO[bytes], limits: Limits) -> Package:
    """The archive; the file stays its giver's, who closes it. Raises CannotRead for what no honest document is."""
    check_zip(head_of(file))
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise CannotRead(DAMAGED) from error
    _check(archive.infolist(), limits)
    return Package(archive)


def _check(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise CannotRead(_ENTRIES, found=str(len(entries)), most=str(limits.entries))
    if len({entry.filename for entry in entries}) < len(entries):
        raise CannotRead(_TWICE)
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked:
        facts = {"found": str(total // 1_000_000), "most": str(limits.unpacked // 1_000_000)}
        raise CannotRead(_BOMB, **facts)
    for entry in entries:
        _check_entry(entry, limits)


def _check_entry(entry: zipfile.ZipInfo, limits: Limits) -> None:
    name = entry.filename.casefold()
    if entry.flag_bits & 1:
        raise CannotRead(_PASSWORD)
    if entry.compress_type not in _METHODS:
        raise CannotRead(_METHOD)
    if name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name:
        raise CannotRead(_OUTSIDE)
    if name.endswith("vbaproject.bin"):
        raise CannotRead(_MACROS)
    if name.startswith("xl/externallinks/"):
        raise CannotRead(_LINKS)
    times = entry.file_size // max(entry.compress_size, 1)
    if entry.file_size > _LARGE and times > limits.ratio:
        raise CannotRead(_TIGHT, found=str(times))
