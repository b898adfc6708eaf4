"""What can be asked of this room."""

from moothill.rooms.themes.queries.missed import Asked, asked_in
from moothill.rooms.themes.queries.reach import inputs_of, raised_by, resting, themes_of
from moothill.rooms.themes.queries.standing import Stands, standings_of

__all__ = ["Asked", "Stands", "asked_in", "inputs_of", "raised_by", "resting", "standings_of", "themes_of"]
