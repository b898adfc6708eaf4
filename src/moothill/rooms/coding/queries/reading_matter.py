"""The words of very many contributions, read at once and without their weight."""

from collections.abc import Iterator
from typing import Any

from moothill.rooms.inputs.queries.wording import wording_of

_AT_ONCE = 2_000
_COLUMNS = ("pk", "record__title", "words", "why", "answers")


def texts_of(things: Any) -> Iterator[tuple[int, str]]:
    """Key and text of each of these inputs, a query: its title where that is no part of its words, and the words."""
    for key, title, words, why, answers in things.values_list(*_COLUMNS).iterator(chunk_size=_AT_ONCE):
        said = wording_of({"title": title, "words": words, "why": why, "answers": answers})
        begun = title.removesuffix("…").strip()
        yield key, said if said.startswith(begun) else f"{title} {said}"
