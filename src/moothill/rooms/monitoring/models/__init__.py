"""The tables of this room."""

from moothill.rooms.monitoring.models.updates import Invitation, Round, Update

__all__ = ["Invitation", "Round", "Update"]
