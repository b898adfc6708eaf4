"""The pages of this room."""

from moothill.rooms.standards.views.pinning import pin
from moothill.rooms.standards.views.reading import as_json, standards

__all__ = ["as_json", "pin", "standards"]
