"""What a page was read to hold: records of the kinds that a cycle has, each with its lines and doubts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from moothill.core.wiki.remarks import Remark


class Kind(StrEnum):
    """The kinds of record that a page can hold; the words of the cycle's register."""

    KEY_DETAILS = "key-details"
    OBJECTIVE = "objective"
    WAY_OF_WORKING = "way-of-working"
    STAGE = "stage"
    TIMELINE = "timeline"
    TIMELINE_ROW = "timeline-row"
    KEY_DATE = "key-date"
    LEVEL = "level"
    CHANNEL = "channel"
    SECTION = "section"
    DOCUMENT = "document"
    ACTIVITY = "activity"
    MEETING = "meeting"
    TASK = "task"


# In the order in which they are made: a record may refer to those before it.
ORDER = tuple(Kind)

_PROVENANCE = ("remarks",)
# The fields that a reading may give. Words are Markdown; `people` are rows of name and organisation; a field that names
# another record holds that record's handle.
FIELDS: Mapping[Kind, frozenset[str]] = {
    Kind.KEY_DETAILS: frozenset(
        (
            "title",
            "purpose",
            "leads",
            "teams",
            "contacts",
            "start",
            "completion",
            "commitments_least",
            "commitments_most",
        )
    ),
    Kind.OBJECTIVE: frozenset(("title", "number", *_PROVENANCE)),
    Kind.WAY_OF_WORKING: frozenset(("title", "number", "number_as_written", *_PROVENANCE)),
    Kind.STAGE: frozenset(("title", "number", "when", "aim", "summary", "steps")),
    Kind.TIMELINE: frozenset(("title", "when", "remarks", "revised_because")),
    Kind.TIMELINE_ROW: frozenset(("title", "timeline", "group", "marks", "periods")),
    Kind.KEY_DATE: frozenset(("title", "when", "rule")),
    Kind.LEVEL: frozenset(("title", "number", "offer")),
    Kind.CHANNEL: frozenset(("title", "group", "audience", "level", "remarks")),
    Kind.SECTION: frozenset(("title", "depth", "text", "slot", "slot_of")),
    Kind.DOCUMENT: frozenset(("title", "document_kind", "phase", "when", "remarks", "address")),
    Kind.ACTIVITY: frozenset(
        [
            "title",
            "stage",
            "group",
            "number",
            "number_as_written",
            "parent",
            "when",
            "place",
            "description",
            "responsible",
            "state",
            "state_as_written",
            "remarks",
            "placeholder",
            "is_event",
            "outcome",
        ]
    ),
    Kind.MEETING: frozenset(("title", "team", "when", "place", "attendance", "agenda", "notes", "remote")),
    Kind.TASK: frozenset(
        ("title", "when", "owners", "everyone", "notes", "done", "status_as_written", "meeting")
    ),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One record as read. `values` are its fields, `lines` the first and last line it was read from."""

    kind: Kind
    handle: str
    values: Mapping[str, Any]
    lines: tuple[int, int]
    doubts: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that found no place in a record: the line, the words, and what puzzled us."""

    line: int
    last: int
    words: str
    why: Remark


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the page that a person should look at; `code` names the rule that found it."""

    code: str
    lines: tuple[int, ...]
    remark: Remark
    handles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a line: the handles of the records it is part of with the fields, whether part of it is unread."""

    line: int
    places: tuple[tuple[str, str], ...]
    unread: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read. Every line that is not blank has a fate; one with neither place nor unread words is only drawing:
    the bars and rules of a table, a tag."""

    form: str
    lines: int
    found: tuple[Found, ...]
    unread: tuple[Unread, ...]
    findings: tuple[Finding, ...]
    fates: tuple[Fate, ...]
