"""Criteria of a cycle, and what people give its candidates by them."""

from moothill.rooms.commitments.operations.scoring.criteria import Asked, set_criteria
from moothill.rooms.commitments.operations.scoring.scores import Given, score

__all__ = ["Asked", "Given", "score", "set_criteria"]
