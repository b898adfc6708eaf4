"""What the site asks of a kept file: its headings, a few rows as they stand, and everything in it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from moothill.commons.files.models import StoredFile
from moothill.commons.files.storage import storage
from moothill.core.exchange import READERS, guess, suggest_mapping
from moothill.core.exchange.shapes import Found, Refused
from moothill.core.exchange.sheets import Sheets
from moothill.front.importing import child

__all__ = ["HEAD", "first_rows", "guess", "headings", "rows", "suggested"]
HEAD = 65_536  # bytes by which a file is known


def headings(stored: StoredFile, reader: str) -> list[str]:
    """The headings of its columns. Raises CannotRead."""
    with storage.open(stored.path) as file:
        return child.headings(file, reader)


def rows(stored: StoredFile, reader: str, mapping: Mapping[str, str]) -> Iterator[Found | Refused]:
    """Everything in it, lazily, read by a process of its own. Raises CannotRead, also on the way."""
    with storage.open(stored.path) as file:
        yield from child.rows(file, reader, mapping)


def first_rows(stored: StoredFile, reader: str, names: Sequence[str], most: int = 3) -> list[list[str]]:
    """A few rows as they stand, column by column: each column is read as an answer to its heading."""
    found = rows(stored, reader, dict.fromkeys(names, "answers"))
    some = [each for each in islice(found, most * 5) if isinstance(each, Found)][:most]
    told = [
        {row["question"]: row["answer"] for row in json.loads(each.values.get("answers", "[]"))}
        for each in some
    ]
    return [[row.get(name, "") for name in names] for row in told]


def suggested(reader: str, names: Sequence[str]) -> dict[str, str]:
    """Which column is what, by its heading, as this reader knows it."""
    known = READERS[reader]
    return known.suggest(names) if isinstance(known, Sheets) else suggest_mapping(names)
