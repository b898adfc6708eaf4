"""Putting the plan together, issuing it, and recording that it was submitted."""

from moothill.rooms.commitments.operations.editions.composing import compose, recompose
from moothill.rooms.commitments.operations.editions.issuing import Issuing, issue
from moothill.rooms.commitments.operations.editions.submitting import submit
from moothill.rooms.commitments.operations.editions.turning import turned

__all__ = ["Issuing", "compose", "issue", "recompose", "submit", "turned"]
