"""The open fields of records: how each reads, is checked, is written, and shows in a form or a comparison."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields.base import Field, Wrong
from moothill.commons.record.fields.dates import When
from moothill.commons.record.fields.days import Day, TimelyDay
from moothill.commons.record.fields.moments import Moment, TimelyMoment
from moothill.commons.record.fields.plain import Address, Choice, Flag, Line, Text, Whole
from moothill.commons.record.fields.refs import Ref
from moothill.commons.record.fields.rows import Column, Rows

__all__ = [
    "PROVENANCE", "Address", "Choice", "Column", "Day", "Field", "Flag", "Line", "Moment", "Ref", "Rows", "Text",
    "TimelyDay", "TimelyMoment", "When", "Whole", "Wrong",
]  # fmt: skip

# The last two fields of every kind: where a fact was read, and what about it is uncertain.
PROVENANCE = (
    Line(
        "source",
        _("Where this comes from"),
        _("An address, and the place in it. Leave it empty for what was first written here."),
        on_record=True,
        aside=True,
        limit=500,
    ),
    Line(
        "doubt",
        _("What is uncertain"),
        _("In a few words; shown beside the record. Leave it empty when nothing is."),
        on_record=True,
        aside=True,
        limit=1000,
    ),
)
