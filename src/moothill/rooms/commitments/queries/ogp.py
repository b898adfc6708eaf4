"""The plan as data: in full, and as the table that the OGP keeps of commitments.

The columns are those that a public script reads from the OGP's own sheet; the sheet itself nobody here has opened, so they
are marked as unconfirmed wherever they stand. Columns for policy areas are left out: what they are called is not known. A row
is known by its identifier, plan number and commitment number together: identifiers alone occur twice. Under which column a
field goes out the cycle says, in the form of its commitments.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from moothill.commons.record import kinds
from moothill.commons.record.fields import Text
from moothill.core.exchange.cells import harmless
from moothill.core.exchange.documents import tidy
from moothill.core.text import plain
from moothill.rooms.commitments.kinds import OWN, VALUES_COLUMN, Value
from moothill.rooms.commitments.models import Edition
from moothill.rooms.commitments.queries.editions import Contents

COLUMNS = (
    "Commitment Unique Identifier", "Country/Locality", "Region", "Year Of Submission", "Action Plan Number",
    "Commitment Number", "Commitment Title", "Short Title", "Full Text", "Theme", "Lead Institution",
    "Supporting Institution(s)", "URL", "OGP Value Access To Information", "OGP Value Civic Participation",
    "OGP Value Public Accountability", "OGP Value Technology", "Specificity", "Potential Impact",
    "Completion (Progress Report)", "Did It Open Government (Overall)",
)  # fmt: skip
KEY = COLUMNS[0], COLUMNS[4], COLUMNS[5]
CONFIRMED = False
_VALUES = {
    Value.TRANSPARENCY: "OGP Value Access To Information",
    Value.PARTICIPATION: "OGP Value Civic Participation",
    Value.ACCOUNTABILITY: "OGP Value Public Accountability",
    Value.TECHNOLOGY: "OGP Value Technology",
}
_FIRST_COLUMNS = {"others": "name", "areas": "area"}  # of small tables only what these columns say goes out
_NOTE = "The names of these columns were read in a public script, not in the OGP's own table. Policy areas are left out."
_LONGEST = 32_000  # characters of a cell: a spreadsheet takes 32,767


def rows_of(contents: Contents, site: str, *, year: str) -> Iterator[dict[str, str]]:
    """Each commitment by COLUMNS. What reviewers say (specificity and the like) is empty: a plan does not rate itself."""
    for at, each in enumerate(contents["commitments"], start=1):
        row = dict.fromkeys(COLUMNS, "") | _as_the_form_says(each, contents)
        yield row | {
            "Country/Locality": contents["cycle"]["member"],
            "Year Of Submission": year,
            "Action Plan Number": str(contents["plan_number"] or ""),
            "Commitment Number": each["number"] or str(at),
            "URL": f"{site}/{contents['cycle']['slug']}/{_segment(each)}/",
        }


def _segment(each: Mapping[str, Any]) -> str:
    return f"drafts/{each['draft']}" if each["draft"] else f"commitments/{each['reference']}"


def _as_the_form_says(each: Mapping[str, Any], contents: Contents) -> dict[str, str]:
    """The fields that the cycle shows, each under its column; several under one stand in it one after another."""
    fields, found = each["fields"], dict[str, list[str]]()
    answers = {row["name"]: row["words"] for row in fields["more"]}
    for asked in contents["form"]:
        name, column = asked["name"], asked["column"]
        if not (asked["shown"] and column):
            continue
        if column == VALUES_COLUMN:
            named = {row["value"] for row in fields["values"]}
            found |= {each: [str(int(value.value in named))] for value, each in _VALUES.items()}
        elif column in COLUMNS:
            words = plain(answers.get(name, "")) if name.startswith(OWN) else _words(name, fields[name])
            found.setdefault(column, []).append(words)
    return {column: _joined(column, words) for column, words in found.items()}


def _words(name: str, value: Any) -> str:
    if name in _FIRST_COLUMNS:
        return "; ".join(row[_FIRST_COLUMNS[name]] for row in value)
    field = kinds.get("commitment").field(name)
    return plain(value) if isinstance(field, Text) else field.words(value)


def _joined(column: str, words: list[str]) -> str:
    return ("\n\n" if column == "Full Text" else "; ").join(filter(None, words))


def as_csv(contents: Contents, site: str, *, year: str) -> str:
    """The table as a sheet that holds words alone."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for row in rows_of(contents, site, year=year):
        writer.writerow([harmless(tidy(row[column])[:_LONGEST]) for column in COLUMNS])
    return sheet.getvalue()


def as_data(edition: Edition, contents: Contents, site: str) -> dict[str, Any]:
    """The edition in full: what it keeps, its digest, whether it was submitted, and the rows of the OGP's table."""
    submission = getattr(edition, "submission", None)
    record = edition.record
    return {
        "reference": record.reference,
        "url": f"{site}{record.get_absolute_url()}",
        "published": record.published_at.isoformat() if record.published_at else None,
        "digest": edition.digest,
        "kept": edition.contents is not None,
        "submission": _submission(submission) if submission else None,
        "contents": contents,
        "ogp_table": {
            "confirmed": CONFIRMED,
            "note": _NOTE,
            "key": list(KEY),
            "rows": list(rows_of(contents, site, year=year_of(edition, contents))),
        },
    }


def year_of(edition: Edition, contents: Contents) -> str:
    """The year in which the plan was submitted; of one that was not yet, the year of its edition."""
    submission = getattr(edition, "submission", None)
    return str(submission.day.year) if submission else str(contents["day"][:4])


def _submission(submission: Any) -> dict[str, Any]:
    return {
        "day": submission.day.isoformat(),
        "address": submission.address,
        "comments_unanswered_then": submission.unanswered,
        "consultations_unanswered_then": submission.unanswered_calls,
        "because": submission.because,
    }
