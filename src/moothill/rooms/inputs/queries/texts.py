"""The words of many contributions at once, for whoever learns from them."""

from collections.abc import Collection
from typing import NamedTuple

from moothill.commons.cycles.models import Cycle
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.queries.wording import wording_of


class Text(NamedTuple):
    """A contribution by its id and reference, and its title and wording as one text."""

    pk: int
    reference: str
    text: str


def published_texts(cycle: Cycle, ids: Collection[int]) -> list[Text]:
    """Those of these contributions that everybody sees, as they are worded now, by id. One question."""
    rows = Input.objects.filter(shown_in=cycle, pk__in=ids).order_by("pk")
    columns = ("pk", "record__reference", "record__title", "words", "why", "answers")
    return [
        Text(pk, reference, _text(title, wording_of({"words": words, "why": why, "answers": answers})))
        for pk, reference, title, words, why, answers in rows.values_list(*columns)
    ]


def _text(title: str, wording: str) -> str:
    """The title too, unless it is only how the words begin."""
    return wording if wording.startswith(title.removesuffix("…").strip()) else f"{title}\n{wording}"
