"""What a workshop on the themes takes along: each with its points and with examples of what people said."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db.models import Window
from django.db.models.functions import RowNumber

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.policy import RecordState
from moothill.core.text import summary
from moothill.rooms.inputs.kinds import ComingBy, Consent
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.inputs.queries.wording import wording
from moothill.rooms.themes.queries.reach import inputs_of
from moothill.rooms.themes.queries.rows import ThemeRow, page_of_themes

QUOTES = 10  # on one sheet
MOST = 30  # sheets
_LONG = 400


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said: how it came, in which language, and whose it is where they agreed to be named."""

    words: str
    came_by: str
    language: str
    name: str
    reference: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One theme on paper."""

    theme: ThemeRow
    quotes: tuple[Quote, ...]


def sheets(cycle: Cycle, actor: Actor) -> list[Sheet]:
    """One sheet for each published theme, the first MOST of them. A few questions for each."""
    rows = [row for row in page_of_themes(cycle, actor).rows if not row.draft][:MOST]
    return [Sheet(row, quotes_of(row.pk, cycle, actor)) for row in rows]


def quotes_of(theme: int, cycle: Cycle, actor: Actor) -> tuple[Quote, ...]:
    """Up to QUOTES of a theme, drawn evenly by how they came: one of each source in turn, the oldest first.

    Always the same as long as the links are. Two questions.
    """
    place = Window(RowNumber(), partition_by=["coming_by"], order_by=["pk"])
    numbered = inputs_of(theme, cycle, actor).annotate(row_number=place).filter(row_number__lte=QUOTES)
    first = list(numbered.values_list("pk", flat=True))
    by_source: dict[str, list[Any]] = {source: [] for source in ComingBy.values}
    for thing in published(cycle, actor).filter(pk__in=first).select_related("record").order_by("pk"):
        by_source[thing.coming_by].append(thing)
    turns = (thing for turn in zip_longest(*by_source.values()) for thing in turn if thing is not None)
    return tuple(_quote(thing, cycle) for _number, thing in zip(range(QUOTES), turns, strict=False))


def _quote(thing: Any, cycle: Cycle) -> Quote:
    names = (thing.said_by, thing.organisation) if thing.consent == Consent.NAMED else ()
    public = thing.record.state == RecordState.PUBLISHED
    return Quote(
        words=summary(wording(thing), _LONG) if public else "",
        came_by=str(thing.get_coming_by_display()),
        language=thing.language or cycle.language,
        name=", ".join(filter(None, names)),
        reference=thing.record.reference,
    )
