"""The tables of moderation."""

from moothill.commons.moderation.models.deeds import Deed
from moothill.commons.moderation.models.hiding import Hiding, Level
from moothill.commons.moderation.models.limits import Counter, NetworkKey
from moothill.commons.moderation.models.policy import Policy
from moothill.commons.moderation.models.reports import Report
from moothill.commons.moderation.models.sightings import WAITING, Key, Sighting, Standing
from moothill.commons.moderation.models.waves import Wave, WaveItem

__all__ = [
    "WAITING",
    "Counter",
    "Deed",
    "Hiding",
    "Key",
    "Level",
    "NetworkKey",
    "Policy",
    "Report",
    "Sighting",
    "Standing",
    "Wave",
    "WaveItem",
]
