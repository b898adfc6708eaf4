"""Opening an archive that anybody may have made: what its outside says, before a single row is read."""

import stat
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import ValidationError

from moothill.front.operate.archives import manifest as lists
from moothill.front.operate.archives.errors import BadArchive, CutShort, Damaged, Hostile, NotABackup
from moothill.front.operate.archives.manifest import Manifest

_BEGINS = b"PK\x03\x04"
_ENCRYPTED = 0x1


def open_zip(path: Path) -> ZipFile:
    """The archive as a ZIP file. Raises NotABackup or CutShort."""
    try:
        with path.open("rb") as file:
            begins = file.read(4)
        return ZipFile(path)
    except (BadZipFile, NotImplementedError, ValueError) as error:
        if begins == _BEGINS:
            raise CutShort(path) from error
        raise NotABackup(
            path, "this is no backup of Moothill. Give the .zip that `moothill backup` made."
        ) from error
    except OSError as error:
        words = f"it cannot be read: {error.strerror}. Check the path and who may read it."
        raise NotABackup(path, words) from error


def read_manifest(path: Path, archive: ZipFile) -> Manifest:
    """The list of what there should be. Raises CutShort, NotABackup, Damaged or Hostile."""
    names = archive.namelist()
    if lists.NAME not in names:
        raise NotABackup(path, f"it has no {lists.NAME}, so it is no backup of Moothill, or one cut short.")
    info = archive.getinfo(lists.NAME)
    if info.file_size > lists.MOST_BYTES:
        raise Hostile(
            path, lists.NAME, f"says that it has {info.file_size:,} bytes, more than a list can have"
        )
    refuse_strange(path, [info])
    try:
        with archive.open(info) as member:
            words = member.read(lists.MOST_BYTES + 1)
        return Manifest.model_validate_json(words)
    except ValidationError as error:
        raise _unreadable(path, error) from error
    except UNPACKING as error:
        raise Damaged(path, lists.NAME, "cannot be unpacked") from error


# What zipfile and zlib raise for members that are not what they were.
UNPACKING = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def _unreadable(path: Path, error: ValidationError) -> BadArchive:
    first = error.errors(include_url=False)[0]
    place = ".".join(map(str, first["loc"])) or "the whole"
    return Damaged(path, lists.NAME, f"is not such a list ({place}: {first['msg']})")


def refuse_strange(path: Path, infos: list[ZipInfo]) -> None:
    """Raises Hostile for names that lead elsewhere, links, passwords, unknown packing and names given twice."""
    for name, times in Counter(info.filename for info in infos).items():
        if times > 1:
            raise Hostile(path, _shown(name), "is in it more than once")
    for info in infos:
        for trouble in _troubles(info):
            raise Hostile(path, _shown(info.orig_filename), trouble)


def _troubles(info: ZipInfo) -> Iterator[str]:
    name = info.orig_filename
    if name.startswith(("/", "\\")) or ":" in name or "\\" in name or ".." in name.split("/"):
        yield "would be written outside of its place"
    if stat.S_ISLNK(info.external_attr >> 16):
        yield "is a link, not a file"
    if name.endswith("/"):
        yield "is a folder, not a file"
    if info.flag_bits & _ENCRYPTED:
        yield "is locked with a password"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        yield "is packed in a way that backups never are"


def refuse_other_members(path: Path, infos: list[ZipInfo], manifest: Manifest) -> None:
    """Every member stands in the list, with its size, and the other way about. Raises Hostile or Damaged."""
    refuse_strange(path, infos)
    wanted = manifest.members
    if len(wanted) != len(manifest.tables) + len(manifest.files):
        raise Hostile(path, lists.NAME, "lists something twice")
    sizes = {info.filename: info.file_size for info in infos if info.filename != lists.NAME}
    for name in sizes.keys() - wanted.keys():
        raise Hostile(path, _shown(name), f"does not stand in {lists.NAME}")
    for name, entry in wanted.items():
        if name not in sizes:
            raise Damaged(path, name, "is missing")
        if sizes[name] != entry.size:
            raise Damaged(path, name, f"has {sizes[name]:,} bytes, and {lists.NAME} says {entry.size:,}")


def _shown(name: str) -> str:
    return name[:120].encode("unicode_escape").decode("ascii")
