"""The tables of this room."""

from moothill.rooms.coding.models.codes import Code, Codebook, KnownAs
from moothill.rooms.coding.models.coding import Assignment, Excerpt, Reading, Round, Waiting
from moothill.rooms.coding.models.suggesting import Doubt, Suggester, Suggestion
from moothill.rooms.coding.models.trainings import Training

__all__ = [
    "Assignment", "Code", "Codebook", "Doubt", "Excerpt", "KnownAs", "Reading", "Round", "Suggester", "Suggestion",
    "Training", "Waiting",
]  # fmt: skip
