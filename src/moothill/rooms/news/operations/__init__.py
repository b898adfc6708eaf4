"""The acts of this room. Everything else is done by `commons.record.operations`."""

from moothill.rooms.news.operations.pictures import add_picture, remove_picture
from moothill.rooms.news.operations.signing import erase, sign

__all__ = ["add_picture", "erase", "remove_picture", "sign"]
