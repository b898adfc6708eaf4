"""The kinds of file, and which one a file is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from moothill.core.exchange.codebooks.arranging import arrange
from moothill.core.exchange.codebooks.json_file import read_json, write_json
from moothill.core.exchange.codebooks.qdc import read_qdc, write_qdc
from moothill.core.exchange.codebooks.shapes import MOST_BYTES, Book, Raw
from moothill.core.exchange.codebooks.sheet import read_csv, write_csv
from moothill.core.exchange.shapes import CannotRead, gettext_noop
from moothill.core.exchange.signs import ZIP

_LARGE = gettext_noop("The file has %(found)s KB; a codebook has at most %(most)s. Bring it in parts.")
_EMPTY = gettext_noop("The file is empty. Check that you chose the right one.")
_PACKED = gettext_noop(
    "This is a whole project or another archive. Export the codebook alone, as a .qdc file. Nothing was read."
)
_NOTHING = gettext_noop("No code can be read in this file. Check that you chose the right one.")


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: the name it ends with, its media type, and how it is written and read."""

    suffix: str
    media: str
    write: Callable[[Book], str]
    read: Callable[[bytes], Iterable[Raw]]


FORMATS: Mapping[str, Format] = {
    "qdc": Format("qdc", "application/xml", write_qdc, read_qdc),
    "csv": Format("csv", "text/csv", write_csv, read_csv),
    "json": Format("json", "application/json", write_json, read_json),
}


def guess(content: bytes) -> Format:
    """What a file is, told from how it begins. Raises CannotRead for an archive."""
    head = content[:1000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith(ZIP):
        raise CannotRead(_PACKED)
    plain = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    if plain.startswith(b"<"):
        return FORMATS["qdc"]
    return FORMATS["json" if plain.startswith((b"{", b"[")) else "csv"]


def read(content: bytes) -> Book:
    """The codebook in a file of any of these kinds.

    Raises CannotRead, with the place, for what is too large or no codebook, for entities, for codes too deep inside each
    other, for a circle of codes, and for two with one id. What else cannot be read is in `unread`.
    """
    if len(content) > MOST_BYTES:
        raise CannotRead(_LARGE, found=str(-(-len(content) // 1000)), most=str(MOST_BYTES // 1000))
    if not content.strip():
        raise CannotRead(_EMPTY)
    book = arrange(guess(content).read(content))
    if not book.codes and not book.unread:
        raise CannotRead(_NOTHING)
    return book
