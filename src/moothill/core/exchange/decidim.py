"""Decidim's open data: its CSV files of proposals, comments and meetings.

Headings as its own serializers make them (decidim/decidim: proposal_serializer.rb, comment_serializer.rb,
meeting_serializer.rb, exporters/csv.rb; read at versions from 0.13 to 0.28): nested keys are joined by a slash, so a
translated text is one column a language (title/en), and the delimiter is a semicolon. What machines translated lies
deeper (title/machine_translations/en) and is not taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import IO

from moothill.core.exchange.csv_rows import csv_table
from moothill.core.exchange.making import beginning, contribution
from moothill.core.exchange.plain import from_html, looks_marked_up
from moothill.core.exchange.shapes import USUAL, CannotRead, Found, Limits, Refused, Remark, gettext_noop
from moothill.core.exchange.tables import Row

_OTHER = gettext_noop(
    "These are not Decidim's proposals, comments or meetings: the headings are others. Choose “a sheet” to map its columns."
)
_WITHDRAWN = gettext_noop("Its author withdrew this proposal.")
_REJECTED_AMENDMENT = gettext_noop("This is an amendment of another proposal: %(address)s")
_UNPUBLISHED = gettext_noop("This was not published there.")
_CAME = gettext_noop("%(attendees)s people came, according to the source.")
_LANGUAGES = gettext_noop("The source also has this in: %(languages)s.")
_ALIGNED = {"1": gettext_noop("in favour"), "-1": gettext_noop("against")}


class Decidim:
    """Tells the three files apart by their headings."""

    name = "decidim"
    label = gettext_noop("open data from Decidim")
    confirmed = True
    suffixes = (".csv",)
    columns = False

    def headings(self, file: IO[bytes], limits: Limits = USUAL) -> list[str]:
        """None to map."""
        kind_of(csv_table(file, limits).headings)
        return []

    def suggest(self, headings: Sequence[str]) -> dict[str, str]:
        """Nothing to suggest."""
        return {}

    def read(
        self, file: IO[bytes], mapping: Mapping[str, str], limits: Limits = USUAL
    ) -> Iterator[Found | Refused]:
        """Proposals as ideas, comments as comments, meetings as notes of an event."""
        table = csv_table(file, limits)
        make = _MAKERS[kind_of(table.headings)]
        for row in table.rows:
            yield row if isinstance(row, Refused) else make(_Cells(row, table.headings), limits)


def kind_of(headings: list[str]) -> str:
    """ "proposals", "comments" or "meetings". Raises CannotRead for anything else."""
    names = {heading.partition("/")[0] for heading in headings}
    if {"id", "body", "commentable_type"} <= names:
        return "comments"
    if {"id", "title", "start_time"} <= names:
        return "meetings"
    if {"id", "title", "body", "participatory_space"} <= names:
        return "proposals"
    raise CannotRead(_OTHER)


class _Cells:
    """A row by the names of its columns."""

    def __init__(self, row: Row, headings: list[str]) -> None:
        self.row = row
        self._cells = dict(zip(headings, row.cells, strict=False))

    def __getitem__(self, name: str) -> str:
        return self._cells.get(name, "").strip()

    def translated(self, name: str) -> tuple[str, str, list[str]]:
        """A text in one language, that language, and the others in which it stands."""
        if self[name]:
            return self._plain(self[name]), "", []
        found = [
            (heading.removeprefix(f"{name}/"), words)
            for heading, words in self._cells.items()
            if heading.startswith(f"{name}/") and heading.count("/") == 1 and words.strip()
        ]
        if not found:
            return "", "", []
        language, words = found[0]
        return self._plain(words), language, [each for each, _ in found[1:]]

    def _plain(self, words: str) -> str:
        return from_html(words) if looks_marked_up(words) else words

    def refused(self, reason: str, **facts: str) -> Refused:
        """With how it begins."""
        shown = beginning([self.translated("title")[0], self.translated("body")[0]])
        return Refused(self.row.number, reason, facts, shown, self.row.place)


def _proposal(cells: _Cells, limits: Limits) -> Found | Refused:
    if cells["state"] == "withdrawn" or cells["withdrawn"] == "true":
        return cells.refused(_WITHDRAWN)
    if cells["is_amend"] == "true":
        return cells.refused(_REJECTED_AMENDMENT, address=cells["original_proposal/url"][:300])
    title, language, others = cells.translated("title")
    values = {
        "title": title, "words": cells.translated("body")[0], "form": "idea", "language": language,
        "said_by": cells["author/name"], "place": cells["address"], "when": cells["published_at"],
        "supports": cells["supports"] or cells["votes"], "source": cells["url"],
    }  # fmt: skip
    return _made(cells, values, "proposal", others, limits)


def _comment(cells: _Cells, limits: Limits) -> Found | Refused:
    side = _ALIGNED.get(cells["alignment"], "")
    address = cells["root_commentable_url"]
    source = f"{address} (comment {cells['id']}{', ' + side if side else ''})"
    values = {
        "words": cells.translated("body")[0], "form": "comment", "language": cells["locale"],
        "said_by": cells["author/name"], "organisation": cells.translated("user_group/name")[0],
        "when": cells["created_at"], "source": source.strip(),
    }  # fmt: skip
    return _made(cells, values, "comment", [], limits)


def _meeting(cells: _Cells, limits: Limits) -> Found | Refused:
    if cells["published"] == "false":
        return cells.refused(_UNPUBLISHED)
    title, language, others = cells.translated("title")
    place = ", ".join(filter(None, (cells.translated("location")[0], cells["address"])))
    values = {
        "title": title, "words": cells.translated("description")[0] or title, "form": "note", "language": language,
        "organisation": cells["organizations"], "place": place, "when": cells["start_time"], "source": cells["url"],
    }  # fmt: skip
    came = cells["attendees"]
    remarks = (Remark(_CAME, {"attendees": came}),) if came.isdigit() and came != "0" else ()
    return _made(cells, values, "meeting", others, limits, remarks)


def _made(
    cells: _Cells,
    values: dict[str, str],
    kind: str,
    languages: list[str],
    limits: Limits,
    remarks: tuple[Remark, ...] = (),
) -> Found | Refused:
    if languages:
        remarks = (*remarks, Remark(_LANGUAGES, {"languages": ", ".join(languages)[:200]}))
    external = f"{kind} {cells['id']}" if cells["id"] else ""
    row = cells.row
    return contribution(
        values, row=row.number, place=row.place, external=external, remarks=remarks, limits=limits
    )


_MAKERS = {"proposals": _proposal, "comments": _comment, "meetings": _meeting}
