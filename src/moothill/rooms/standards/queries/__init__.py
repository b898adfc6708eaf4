"""Reading this room: packs, pins, and the rules judged over what a cycle has published."""

from moothill.rooms.standards.queries.checking import Checked, check
from moothill.rooms.standards.queries.gathering import MOST, Gathered, gather
from moothill.rooms.standards.queries.pins import Pin, packs, pins, values_of
from moothill.rooms.standards.queries.rows import RuleRow, as_data, rows_of

__all__ = [
    "MOST",
    "Checked", "Gathered", "Pin", "RuleRow", "as_data", "check", "gather", "packs", "pins", "rows_of", "values_of",
]  # fmt: skip
