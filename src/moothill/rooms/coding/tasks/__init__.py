"""What this room does in the background."""

from moothill.rooms.coding.tasks.suggesting import JOBS

__all__ = ["JOBS"]
