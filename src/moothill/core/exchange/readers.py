"""All readers by name, and which of them may understand a file."""

from io import BytesIO
from pathlib import PurePath

from moothill.core.exchange.columns import plainly
from moothill.core.exchange.csv_rows import csv_table
from moothill.core.exchange.decidim import Decidim, kind_of
from moothill.core.exchange.docx import Docx
from moothill.core.exchange.mbox import Mbox
from moothill.core.exchange.own import Own, is_json, is_own
from moothill.core.exchange.polis import NEEDED, Polis
from moothill.core.exchange.shapes import USUAL, CannotRead, Reader
from moothill.core.exchange.sheets import CITIZEN_SPACE, CSV, DIALOGUE, XLSX
from moothill.core.exchange.signs import ZIP

READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (CSV, XLSX, CITIZEN_SPACE, DIALOGUE, Polis(), Decidim(), Docx(), Mbox(), Own())
}
_DIALOGUE = frozenset(("what is the idea", "why is the idea important"))


def guess(name: str, head: bytes) -> list[str]:
    """The names of the readers that may understand a file called this that begins so, best first; [] for none.

    `head`: some ten thousand bytes at least. A guess, no promise: reading says what is wrong.
    """
    suffix = PurePath(name).suffix.casefold()
    if head.startswith(ZIP):
        return (
            ["docx"]
            if b"word/" in head or suffix == ".docx"
            else [XLSX.name, CITIZEN_SPACE.name, DIALOGUE.name]
        )
    if is_json(head):
        return ["moothill"]
    if head.startswith(b"From ") or suffix in READERS["mbox"].suffixes:
        return ["mbox"]
    return _of_sheet(_headings(head))


def _headings(head: bytes) -> list[str]:
    """The headings, as far as the beginning tells; [] for what is no sheet."""
    wide = b"\x00" in head[:200]
    whole = head[: len(head) // 2 * 2] if wide else head[: head.rfind(b"\n") + 1] or head
    try:
        return csv_table(BytesIO(whole), USUAL).headings
    except CannotRead:
        return []


def _of_sheet(headings: list[str]) -> list[str]:
    if not headings:
        return []
    names = {plainly(heading) for heading in headings}
    found: list[str] = []
    if {heading.casefold() for heading in headings} >= NEEDED:
        found.append("polis")
    if _is_decidim(headings):
        found.append("decidim")
    if is_own(headings):
        found.append("moothill")
    if "response id" in names:
        found.append(CITIZEN_SPACE.name)
    if names & _DIALOGUE:
        found.append(DIALOGUE.name)
    return list(dict.fromkeys((*found, CSV.name, CITIZEN_SPACE.name, DIALOGUE.name)))


def _is_decidim(headings: list[str]) -> bool:
    try:
        return bool(kind_of(headings))
    except CannotRead:
        return False
