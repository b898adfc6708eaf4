"""The tables of this room."""

from moothill.rooms.inputs.models.apart import EqualityAnswer
from moothill.rooms.inputs.models.batches import Batch, ColumnMapping, RefusedRow
from moothill.rooms.inputs.models.calls import Call
from moothill.rooms.inputs.models.inputs import Attachment, Input, Redaction, Support
from moothill.rooms.inputs.models.notes import TableLink

__all__ = [
    "Attachment", "Batch", "Call", "ColumnMapping", "EqualityAnswer", "Input", "Redaction", "RefusedRow", "Support",
    "TableLink",
]  # fmt: skip
