"""The tables of this room."""

from moothill.rooms.commitments.models.commitments import (
    Commitment,
    FormerSummary,
    Lead,
    Milestone,
    Move,
    Summary,
)
from moothill.rooms.commitments.models.consulting import Consultation
from moothill.rooms.commitments.models.drafts import Draft
from moothill.rooms.commitments.models.editions import Edition, Submission
from moothill.rooms.commitments.models.forms import Criterion, PlanForm, Score

__all__ = [
    "Commitment",
    "Consultation",
    "Criterion",
    "Draft",
    "Edition",
    "FormerSummary",
    "Lead",
    "Milestone",
    "Move",
    "PlanForm",
    "Score",
    "Submission",
    "Summary",
]
