"""What this room shows on pages."""

from moothill.commons.record.panels import Panel
from moothill.rooms.commitments.register import panels_drafting
from moothill.rooms.commitments.register.draft_panels import DRAFTS
from moothill.rooms.commitments.register.milestone_panels import MILESTONES

PANELS: tuple[Panel, ...] = (*panels_drafting.PANELS, MILESTONES, DRAFTS)
