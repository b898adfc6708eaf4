"""This system's own lists of contributions: `inputs.json` and the same as a sheet, as every cycle gives them away."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

from moothill.core.exchange.making import beginning, contribution
from moothill.core.exchange.own_json import results_of
from moothill.core.exchange.shapes import USUAL, CannotRead, Found, Limits, Refused, gettext_noop
from moothill.core.exchange.sheets import either_table
from moothill.core.exchange.signs import head_of
from moothill.core.exchange.tables import Row

_TAKEN = (
    "title",
    "words",
    "why",
    "said_by",
    "organisation",
    "place",
    "language",
    "form",
    "table",
    "supports",
)
_SHARED = frozenset(("reference", "kind", "title", "words", "url"))
_ESCAPED = re.compile(r"'([=+\-@\t\r])")

_OTHER = gettext_noop(
    "This is not a list of contributions from a site like this one: the column “%(column)s” is missing."
)
_KIND = gettext_noop("This is “%(kind)s”, not a contribution.")
_DRAFT = gettext_noop("This is not published there.")
_ROWS = gettext_noop("The list has more than %(most)s contributions. Bring it in parts.")
_NO_ROW = gettext_noop("This is no contribution but something else.")


class Own:
    """Reads both, told apart by how they begin."""

    name = "moothill"
    label = gettext_noop("contributions from a site like this one (JSON, CSV or XLSX)")
    confirmed = True
    suffixes = (".json", ".csv", ".xlsx")
    columns = False

    def headings(self, file: IO[bytes], limits: Limits = USUAL) -> list[str]:
        """None to map."""
        if not is_json(head_of(file)):
            _check(either_table(file, limits).headings)
        return []

    def suggest(self, headings: Sequence[str]) -> dict[str, str]:
        """Nothing to suggest."""
        return {}

    def read(
        self, file: IO[bytes], mapping: Mapping[str, str], limits: Limits = USUAL
    ) -> Iterator[Found | Refused]:
        """What was published there, with where it was shown as its source."""
        if is_json(head_of(file)):
            for number, value in enumerate(results_of(file), start=1):
                if number > limits.rows:
                    raise CannotRead(_ROWS, most=str(limits.rows))
                yield _of_json(value, number, limits)
            return
        table = either_table(file, limits)
        _check(table.headings)
        for row in table.rows:
            yield row if isinstance(row, Refused) else _of_row(row, table.headings, limits)


def is_json(head: bytes) -> bool:
    """Whether it begins as our JSON does."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"["))


def is_own(headings: list[str]) -> bool:
    """Whether these are the headings of our own sheet."""
    return set(headings) >= _SHARED


def _check(headings: list[str]) -> None:
    if missing := sorted(_SHARED - set(headings)):
        raise CannotRead(_OTHER, column=missing[0])


def _of_json(value: Any, number: int, limits: Limits) -> Found | Refused:
    place = f"entry {number}"
    if not isinstance(value, dict):
        return Refused(number, _NO_ROW, {}, "", place)
    facts = {key: _words(value.get(key)) for key in (*_TAKEN, *_SHARED, "publication", "source")}
    period = value.get("when")
    facts["when"] = _words(period.get("words")) if isinstance(period, dict) else _words(period)
    rows = value.get("answers")
    answers = [
        (_words(row.get("question")), _words(row.get("answer")))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict)
    ]
    return _made(facts, answers, number, place, limits)


def _words(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _of_row(row: Row, headings: list[str], limits: Limits) -> Found | Refused:
    cells = {heading: _ESCAPED.sub(r"\1", cell, count=1) if _ESCAPED.match(cell) else cell
             for heading, cell in zip(headings, row.cells, strict=False)}  # fmt: skip
    answers = [] if cells.get("words", "").strip() else list(_answers(cells.get("answers", "")))
    return _made(cells, answers, row.number, row.place, limits)


def _answers(cell: str) -> Iterator[tuple[str, str]]:
    """A sheet has a question and its answer on one line, parted by a comma: the words cannot be told apart surely."""
    if cell.strip():
        yield "", cell


def _made(
    facts: Mapping[str, str], answers: list[tuple[str, str]], row: int, place: str, limits: Limits
) -> Found | Refused:
    shown = beginning([facts.get("title", ""), facts.get("words", "")])
    if facts.get("kind") != "input":
        return Refused(row, _KIND, {"kind": beginning([facts.get("kind", "")])}, shown, place)
    if (facts.get("publication") or "published") != "published":
        return Refused(row, _DRAFT, {}, shown, place)
    values = {key: facts.get(key, "") for key in (*_TAKEN, "when")}
    values["source"] = facts.get("url", "") or facts.get("source", "")
    return contribution(
        values, row=row, place=place, external=facts.get("url", ""), answers=answers, limits=limits
    )
