"""The pages of this room."""

from moothill.rooms.pages.views.lists import documents, planning
from moothill.rooms.pages.views.versions import add

__all__ = ["add", "documents", "planning"]
