"""What is asked of this room."""

from moothill.rooms.signoffs.queries.routes import (
    Standing,
    changed_since,
    page_of_routes,
    passed,
    routes_in,
    signed_by_sides,
    standing_of,
    standing_routes,
)
from moothill.rooms.signoffs.queries.walking import Walked, open_step, steps_of_route, walk, walked_of

__all__ = [
    "Standing",
    "Walked",
    "changed_since",
    "open_step",
    "page_of_routes",
    "passed",
    "routes_in",
    "signed_by_sides",
    "standing_of",
    "standing_routes",
    "steps_of_route",
    "walk",
    "walked_of",
]
