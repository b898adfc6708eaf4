"""Readers of sheets: any CSV or XLSX, and the exports of two systems that are sheets with known headings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from moothill.core.exchange.columns import contributions, suggest_mapping
from moothill.core.exchange.csv_rows import csv_table
from moothill.core.exchange.shapes import EXTERNAL, USUAL, Found, Limits, Refused, gettext_noop
from moothill.core.exchange.signs import ZIP, head_of
from moothill.core.exchange.tables import Table
from moothill.core.exchange.xlsx import xlsx_table

Open = Callable[[IO[bytes], Limits], Table]


def either_table(file: IO[bytes], limits: Limits) -> Table:
    """CSV or XLSX, whichever it is. Raises CannotRead."""
    return xlsx_table(file, limits) if head_of(file).startswith(ZIP) else csv_table(file, limits)


@dataclass(frozen=True, slots=True)
class Sheets:
    """A reader of sheets whose columns people map; `known`: what headings mean in one system's exports."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    table: Open
    confirmed: bool = True
    columns: bool = True
    known: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""  # what a column is whose heading means nothing known

    def headings(self, file: IO[bytes], limits: Limits = USUAL) -> list[str]:
        """As the first row has them."""
        return self.table(file, limits).headings

    def suggest(self, headings: Sequence[str]) -> dict[str, str]:
        """What the columns seem to be."""
        return suggest_mapping(headings, self.known, rest=self.rest)

    def read(
        self, file: IO[bytes], mapping: Mapping[str, str], limits: Limits = USUAL
    ) -> Iterator[Found | Refused]:
        """Row by row; without a mapping, as `suggest` has it."""
        table = self.table(file, limits)
        return contributions(table, mapping or self.suggest(table.headings), limits)


# Delib's Citizen Space: one row a response, one column an answer. The headings of the answers are the survey's questions.
# Put together from public descriptions; no real export has been seen.
_CITIZEN_SPACE = {
    "response id": EXTERNAL, "responseid": EXTERNAL, "response number": EXTERNAL, "respondent id": EXTERNAL,
    "date submitted": "when", "submitted": "when", "submission date": "when", "date": "when",
    "what is your name": "said_by", "name": "said_by", "your name": "said_by",
    "what is your organisation": "organisation", "organisation": "organisation",
}  # fmt: skip
# Delib's Dialogue: one row an idea. The words are those of its own form: a subject, what the idea is, why it is important.
# Its stars from one to five are no agreement, so they are not taken for supporters.
_DIALOGUE = {
    "id": EXTERNAL, "idea id": EXTERNAL, "subject": "title", "title": "title", "what is the idea": "words",
    "idea": "words", "description": "words", "why is the idea important": "why", "why the contribution is important": "why",
    "username": "said_by", "user": "said_by", "author": "said_by", "url": "source", "link": "source", "date": "when",
    "date added": "when", "created": "when",
}  # fmt: skip

CSV = Sheets("csv", gettext_noop("a sheet (CSV)"), (".csv", ".tsv", ".txt"), csv_table)
XLSX = Sheets("xlsx", gettext_noop("a workbook (XLSX)"), (".xlsx",), xlsx_table)
CITIZEN_SPACE = Sheets(
    "citizen-space", gettext_noop("responses from Citizen Space"), (".csv", ".xlsx"), either_table,
    confirmed=False, known=_CITIZEN_SPACE, rest="answers",
)  # fmt: skip
DIALOGUE = Sheets(
    "dialogue", gettext_noop("ideas from Dialogue"), (".csv", ".xlsx"), either_table,
    confirmed=False, known=_DIALOGUE,
)  # fmt: skip
