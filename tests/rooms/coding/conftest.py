"""Contributions to code."""

from tests.rooms.inputs.conftest import contribute, pour

__all__ = ["contribute", "pour"]
