"""The pages of this room."""

from moothill.rooms.news.views.lists import news
from moothill.rooms.news.views.pictures import add_picture, remove_picture
from moothill.rooms.news.views.signing import sign

__all__ = ["add_picture", "news", "remove_picture", "sign"]
