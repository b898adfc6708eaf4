"""What the tests of the reader share: pages to read, and the words of what was read."""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from moothill.core.wiki import Found, Kind, Reading, Remark, read

PAGES = Path(__file__).parent / "pages"
WORD = re.compile(r"[^\W_]+")


def read_page(name: str, **options: Any) -> Reading:
    return read((PAGES / name).read_bytes(), **options)


def read_text(text: str, **options: Any) -> Reading:
    return read(text.encode(), **options)


def expected(name: str) -> dict[str, Any]:
    return json.loads((PAGES / name).read_text())


def of(reading: Reading, kind: Kind) -> list[Found]:
    return [found for found in reading.found if found.kind == kind]


def titles(reading: Reading, kind: Kind) -> list[str]:
    return [found.values["title"] for found in of(reading, kind)]


def one(reading: Reading, kind: Kind, title: str) -> Found:
    (found,) = [each for each in of(reading, kind) if each.values["title"] == title]
    return found


def doubts(found: Found) -> str:
    return " ".join(doubt.words for doubt in found.doubts)


def plain(value: Any) -> str:
    """All that a value holds, as text."""
    if isinstance(value, dict):
        return " ".join(plain(each) for each in value.values())
    if isinstance(value, list | tuple):
        return " ".join(plain(each) for each in value)
    return value.words + " " + plain(dict(value.facts)) if isinstance(value, Remark) else str(value)


def words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


def words_by_line(reading: Reading) -> dict[int, set[str]]:
    """For each line, every word of the records that it was placed in and of what is listed as unread."""
    held = {found.handle: words(plain(found.values) + " " + plain(found.doubts)) for found in reading.found}
    found: dict[int, set[str]] = defaultdict(set)
    for fate in reading.fates:
        for handle, _field in fate.places:
            found[fate.line] |= held[handle]
    for unread in reading.unread:
        for line in range(unread.line, unread.last + 1):
            found[line] |= words(unread.words)
    return found


def kinds_of_line(reading: Reading) -> dict[int, set[str]]:
    """For each line, the kinds of record that it is part of, and "unread"."""
    kinds = {found.handle: found.kind.value for found in reading.found}
    return {
        fate.line: {kinds[handle] for handle, _field in fate.places} | ({"unread"} if fate.unread else set())
        for fate in reading.fates
    }


def findings(reading: Reading) -> list[tuple[str, tuple[int, ...]]]:
    return [(finding.code, finding.lines) for finding in reading.findings]
