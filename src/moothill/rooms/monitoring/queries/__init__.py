"""What is asked of this room."""

from moothill.rooms.monitoring.queries.states import (
    CommitmentState,
    Standing,
    commitment_state,
    latest,
    standings,
)

__all__ = ["CommitmentState", "Standing", "commitment_state", "latest", "standings"]
