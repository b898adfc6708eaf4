"""The parts of a workbook around its sheets: which sheets there are, the strings they share, which numbers are dates."""

import posixpath
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moothill.core.exchange.packed import DAMAGED, Package
from moothill.core.exchange.shapes import CannotRead, Limits, gettext_noop
from moothill.core.exchange.xml_events import Event, events

# ECMA-376 part 1, 18.8.30: the formats of dates and times that need no declaration. 18-21 and 45-47 are times of day.
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_MOST_STYLES = 70_000
_MANY = gettext_noop(
    "The workbook has %(found)s MB of different words; at most %(most)s are read. Save it as CSV."
)
_NO_SHEETS = gettext_noop("There is no sheet with cells in this workbook.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the part that holds it, and whether people see it."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Book:
    """What is known of a workbook before its sheets are read. `epoch_1904`: how its days are counted."""

    sheets: tuple[Sheet, ...]
    strings: "Strings"
    dates: frozenset[int]
    epoch_1904: bool


class Strings:
    """Very many strings in one piece of memory: half a million of them cost what they hold and eight bytes each."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q")

    def append(self, words: str) -> None:
        self._bytes += words.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))

    def __len__(self) -> int:
        return len(self._ends)

    def size(self, number: int) -> int:
        """How many bytes one of them has."""
        return self._ends[number] - (self._ends[number - 1] if number else 0)

    def __getitem__(self, number: int) -> str:
        start = self._ends[number - 1] if number else 0
        return self._bytes[start : self._ends[number]].decode("utf-8", "surrogatepass")


def book_of(package: Package, limits: Limits) -> Book:
    """The workbook. Raises CannotRead."""
    targets = _targets(package, limits)
    sheets: list[Sheet] = []
    epoch_1904 = False
    for event, name, facts in events(package.chunks("xl/workbook.xml"), limits):
        if event == "start" and name == "workbookPr":
            epoch_1904 = facts.get("date1904", "0") in {"1", "true"}
        elif event == "start" and name == "sheet":
            target = targets.get(facts.get("id", ""), "")
            if target in package.names and "/worksheets/" in target:
                hidden = facts.get("state", "visible") != "visible"
                sheets.append(Sheet(facts.get("name", "")[:100], target, hidden))
    if not sheets:
        raise CannotRead(_NO_SHEETS)
    return Book(tuple(sheets), _strings(package, limits), _date_styles(package, limits), epoch_1904)


def _targets(package: Package, limits: Limits) -> dict[str, str]:
    """By the ids of relationships: which part is meant. One outside the document is none."""
    found = {}
    for event, name, facts in events(package.chunks("xl/_rels/workbook.xml.rels"), limits):
        if event == "start" and name == "Relationship" and facts.get("TargetMode") != "External":
            target = facts.get("Target", "")
            joined = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            found[facts.get("Id", "")] = posixpath.normpath(joined)
    return found


def _strings(package: Package, limits: Limits) -> Strings:
    part = "xl/sharedStrings.xml"
    size = package.size(part)
    if size > limits.table:
        raise CannotRead(_MANY, found=str(size // 1_000_000), most=str(limits.table // 1_000_000))
    strings = Strings()
    if part in package.names:
        for words in texts(events(package.chunks(part), limits), "si"):
            strings.append(words)
    return strings


def texts(found: Iterable[Event], around: str) -> Iterator[str]:
    """The words of each `around`, without the small signs that say how a word is spoken (rPh)."""
    pieces: list[str] = []
    inside = spoken = False
    for event, name, _ in found:
        if event == "words":
            if inside and not spoken:
                pieces.append(name)
        elif name == "t":
            inside = event == "start"
        elif name == "rPh":
            spoken = event == "start"
        elif name == around and event == "end":
            yield "".join(pieces)
            pieces.clear()


def _date_styles(package: Package, limits: Limits) -> frozenset[int]:
    """Which styles of cells show a number as a date."""
    if "xl/styles.xml" not in package.names:
        return frozenset()
    dates = set(_DATES)
    styles: set[int] = set()
    inside, number = False, 0
    for event, name, facts in events(package.chunks("xl/styles.xml"), limits):
        if name == "cellXfs":
            inside = event == "start"
        elif event == "start" and name == "numFmt":
            if _DATE_LETTERS.search(_QUOTED.sub("", facts.get("formatCode", ""))[:300]):
                dates.add(whole(facts.get("numFmtId", "")))
        elif event == "start" and name == "xf" and inside:
            if whole(facts.get("numFmtId", "0")) in dates:
                styles.add(number)
            number += 1
            if number > _MOST_STYLES:
                raise CannotRead(DAMAGED)
    return frozenset(styles)


def whole(words: str) -> int:
    """A small whole number of the document, or -1."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else -1
