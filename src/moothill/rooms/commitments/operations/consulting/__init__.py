"""Opening drafts for comment, and what follows from comments."""

from moothill.rooms.commitments.operations.consulting.commented import commented
from moothill.rooms.commitments.operations.consulting.opening import consult

__all__ = ["commented", "consult"]
