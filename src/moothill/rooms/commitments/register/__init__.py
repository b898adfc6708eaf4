"""What this room tells the rest of the house: its kinds of record and the panels it offers."""

from moothill.rooms.commitments.register.checking import LOOKS
from moothill.rooms.commitments.register.commitment import COMMITMENT
from moothill.rooms.commitments.register.draft import DRAFT
from moothill.rooms.commitments.register.edition import EDITION
from moothill.rooms.commitments.register.milestone import MILESTONE
from moothill.rooms.commitments.register.panels import PANELS
from moothill.rooms.commitments.register.steps import promised
from moothill.rooms.commitments.register.telling import (
    further,
    further_of_edition,
    further_of_link,
    further_of_milestone,
)

KINDS = (COMMITMENT, MILESTONE, DRAFT, EDITION)

__all__ = [
    "COMMITMENT",
    "DRAFT",
    "EDITION",
    "KINDS",
    "LOOKS",
    "MILESTONE",
    "PANELS",
    "further",
    "further_of_edition",
    "further_of_link",
    "further_of_milestone",
    "promised",
]
