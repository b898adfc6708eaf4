"""The tables of moderation."""

from moothill.commons.moderation.models.limits import Counter, NetworkKey
from moothill.commons.moderation.models.policy import Policy
from moothill.commons.moderation.models.sightings import WAITING, Key, Sighting, Standing

__all__ = ["WAITING", "Counter", "Key", "NetworkKey", "Policy", "Sighting", "Standing"]
