"""The tables of this room."""

from moothill.rooms.themes.models.themes import Apart, Missed, Point, Theme

__all__ = ["Apart", "Missed", "Point", "Theme"]
