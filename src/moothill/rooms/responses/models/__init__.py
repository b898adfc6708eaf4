"""The tables of this room."""

from moothill.rooms.responses.models.responses import Consent, Finish, Manner, Response

__all__ = ["Consent", "Finish", "Manner", "Response"]
