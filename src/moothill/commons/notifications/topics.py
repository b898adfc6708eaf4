"""What can be followed, as a short text: the whole cycle, a room, a kind of record, a record, a search and a few more.

A text rather than a row of foreign keys: one index finds every follower of a line, whatever they follow.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST = 200  # characters of a topic


class Sort(StrEnum):
    """What kind of thing a topic is. CYCLE and RIGHTS have no name; the others name a kind, a reference, words and so on.

    SUGGESTION, COMMENT and RIGHTS are followed without asking: by who made them, and by a cycle's stewards.
    """

    CYCLE = "cycle"
    RIGHTS = "rights"
    ROOM = "room"
    KIND = "kind"
    RECORD = "record"
    SUGGESTION = "suggestion"
    COMMENT = "comment"
    SEARCH = "search"


class NoSuchTopic(ValueError):
    """A text that names nothing that can be followed."""


@dataclass(frozen=True, slots=True)
class Topic:
    """`name` is "" for a sort without names, else a kind or room, a reference such as A-17, a number, or words."""

    sort: Sort
    name: str = ""

    def __str__(self) -> str:
        return f"{self.sort}/{self.name}" if self.name else str(self.sort)


CYCLE, RIGHTS = Topic(Sort.CYCLE), Topic(Sort.RIGHTS)
_NAMELESS = (Sort.CYCLE, Sort.RIGHTS)


def read(text: str) -> Topic:
    """The topic that `text` stands for: the reverse of str(). Raises NoSuchTopic."""
    sort, _slash, name = text.partition("/")
    try:
        topic = Topic(Sort(sort), " ".join(name.split()))
    except ValueError as error:
        raise NoSuchTopic(text) from error
    if (
        bool(topic.name) == (topic.sort in _NAMELESS)
        or len(str(topic)) > MOST
        or not topic.name.isprintable()
    ):
        raise NoSuchTopic(text)
    return topic


@dataclass(frozen=True, slots=True)
class Room:
    """Several kinds of record that can be followed together, under one label."""

    label: "_StrPromise"
    kinds: frozenset[str]


# By name. Filled once, by `config.wiring`.
_ROOMS: dict[str, Room] = {}


def fill(rooms: Mapping[str, Room]) -> None:
    """Make these the rooms that can be followed."""
    _ROOMS.clear()
    _ROOMS.update(rooms)


def rooms() -> dict[str, Room]:
    """The rooms that can be followed, by name."""
    return dict(_ROOMS)


def of_record(kind: str, reference: str) -> list[str]:
    """The topics, but for searches, whose followers hear of what happens to a record of this kind."""
    rooms_of_it = [room for room, each in _ROOMS.items() if kind in each.kinds]
    found = [CYCLE, Topic(Sort.KIND, kind), *(Topic(Sort.ROOM, room) for room in rooms_of_it)]
    return [str(topic) for topic in (*found, Topic(Sort.RECORD, reference))]
