"""What is done in this room."""

from moothill.rooms.commitments.operations.recording import (
    record_consultation,
    record_edition,
    record_submission,
)

__all__ = ["record_consultation", "record_edition", "record_submission"]
