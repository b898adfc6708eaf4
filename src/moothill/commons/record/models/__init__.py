"""The tables of the spine."""

from moothill.commons.record.models.editing import Editing
from moothill.commons.record.models.records import (
    RECORD_STATES,
    Dated,
    Link,
    LinkKind,
    Record,
    RecordQuerySet,
    Revision,
    Serial,
    Thing,
    ThingQuerySet,
)
from moothill.commons.record.models.suggestions import (
    OUTCOMES,
    Change,
    Remark,
    Suggestion,
    SuggestionState,
)

__all__ = [
    "OUTCOMES",
    "RECORD_STATES",
    "Change",
    "Dated",
    "Editing",
    "Link",
    "LinkKind",
    "Record",
    "RecordQuerySet",
    "Remark",
    "Revision",
    "Serial",
    "Suggestion",
    "SuggestionState",
    "Thing",
    "ThingQuerySet",
]
