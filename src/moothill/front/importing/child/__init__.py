"""Having a file read by a process of its own, within limits of size, rows, memory and time."""

from moothill.front.importing.child.outside import Bounds, headings, rows

__all__ = ["Bounds", "headings", "rows"]
