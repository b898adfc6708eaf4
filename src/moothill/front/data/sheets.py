"""A list as a workbook: words alone, no formula, nothing hidden, and nothing told of whoever made it."""

import re
import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import IO

from openpyxl import Workbook

MOST = 100_000  # rows: a larger one no spreadsheet opens in a reasonable time
_LONGEST = 32_000  # characters: a cell takes 32,767
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_IN_NAME = re.compile(r"[\[\]:*?/\\]")


def workbook(name: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, at: datetime) -> IO[bytes]:
    """An open file at its beginning, with one sheet: `head`, then every row. Memory stays flat; cells must be harmless.

    A cell that is too long for a spreadsheet is cut, and ends with "…".
    """
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "", name
    book.properties.created = book.properties.modified = at.replace(tzinfo=None)
    sheet = book.create_sheet(_IN_NAME.sub(" ", name)[:31])
    sheet.append(list(head))
    for row in rows:
        sheet.append([_cell(cell) for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    book.save(file)
    file.seek(0)
    return file


def _cell(text: str) -> str:
    clean = _CONTROL.sub(" ", text)
    return clean if len(clean) <= _LONGEST else f"{clean[:_LONGEST]}…"
