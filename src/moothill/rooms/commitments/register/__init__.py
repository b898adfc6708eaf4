"""What this room tells the rest of the house: its kinds of record and the panels it offers."""

from moothill.rooms.commitments.register.checking import LOOKS
from moothill.rooms.commitments.register.commitment import COMMITMENT
from moothill.rooms.commitments.register.draft import DRAFT
from moothill.rooms.commitments.register.edition import EDITION
from moothill.rooms.commitments.register.milestone import MILESTONE
from moothill.rooms.commitments.register.panels import PANELS

KINDS = (COMMITMENT, MILESTONE, DRAFT, EDITION)

__all__ = ["COMMITMENT", "DRAFT", "EDITION", "KINDS", "LOOKS", "MILESTONE", "PANELS"]
