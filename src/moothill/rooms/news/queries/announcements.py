"""Announcements: newest first by the moment of their publication, page by page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, Case, Q, Value, When

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.filters import tools_of
from moothill.commons.record.paging import NoSuchPage, Page
from moothill.commons.record.panels import Place
from moothill.core.policy import RecordState
from moothill.core.text import summary
from moothill.rooms.news.kinds import is_on_top
from moothill.rooms.news.models import Announcement
from moothill.rooms.news.queries.signatures import signatures_of, signed_in_words

A_PAGE = 20
MOST_ON_TOP = 5
_SHORT = 400
_NEWEST = ("-record__published_at", "-pk")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGEST = 250_000_000_000_000_000  # microseconds: beyond any year that a date can have


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One announcement in a list."""

    reference: str
    url: str
    title: str
    kind: Any
    published_at: datetime | None
    summary: str
    signed: str
    on_top: bool
    draft: bool
    doubt: str
    tools: tuple[tuple[str, str], ...]


def announcements(cycle: Cycle, actor: Actor) -> Any:
    """The announcements of a cycle that `actor` may see, newest first: a query to narrow further."""
    return Announcement.objects.of(cycle).visible_to(actor).select_related("record").order_by(*_NEWEST)


def prepared(cycle: Cycle, actor: Actor) -> Any:
    """Those that are not published yet, for whoever may see them."""
    return announcements(cycle, actor).filter(record__state=RecordState.DRAFT).order_by("-pk")[:A_PAGE]


def on_top(cycle: Cycle, actor: Actor, today: date) -> list[Announcement]:
    """Those that stand at the top today, newest first."""
    return list(_published(cycle, actor).filter(top_until__gte=today)[:MOST_ON_TOP])


def page_of_news(cycle: Cycle, actor: Actor, *, after: str = "") -> Page:
    """One page of published announcements, newest first, from the mark `after` on. Raises NoSuchPage."""
    things = _published(cycle, actor)
    if after:
        moment, pk = _read(after)
        things = things.filter(Q(record__published_at__lt=moment) | Q(record__published_at=moment, pk__lt=pk))
    found = list(things[: A_PAGE + 1])
    return Page(found[:A_PAGE], _mark(found[A_PAGE - 1]) if len(found) > A_PAGE else "")


def latest(cycle: Cycle, actor: Actor, today: date, *, most: int = 2) -> list[Announcement]:
    """The newest announcements, those at the top before all others: one question."""
    top = Case(
        When(top_until__gte=today, then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    things = _published(cycle, actor).annotate(top=top).order_by("-top", *_NEWEST)
    return list(things[:most])


def _published(cycle: Cycle, actor: Actor) -> Any:
    return announcements(cycle, actor).filter(record__state=RecordState.PUBLISHED)


def _read(mark: str) -> tuple[datetime, int]:
    """The moment and the id in a mark: microseconds and number."""
    moment, _dash, pk = mark.partition("-")
    both = (moment, pk)
    if not all(part.isascii() and part.isdigit() and len(part) <= 18 for part in both):
        raise NoSuchPage
    if int(moment) > _LARGEST:
        raise NoSuchPage
    return _EPOCH + timedelta(microseconds=int(moment)), int(pk)


def _mark(thing: Announcement) -> str:
    since = thing.record.published_at - _EPOCH  # type: ignore[operator]  # published ones have a moment
    return f"{since // timedelta(microseconds=1)}-{thing.pk}"


def news_rows(things: Iterable[Announcement], place: Place) -> list[NewsRow]:
    """The rows of `things`, in their order; one question more, however many there are."""
    found = list(things)
    signatures = signatures_of(found)
    return [_row(thing, signed_in_words(signatures.get(thing.pk, ())), place) for thing in found]


def _row(thing: Announcement, signed: str, place: Place) -> NewsRow:
    record = thing.record
    record.cycle = place.cycle
    url = record.get_absolute_url()
    return NewsRow(
        reference=record.reference,
        url=url,
        title=record.title,
        kind=thing.get_announcement_kind_display(),
        published_at=record.published_at if record.state == RecordState.PUBLISHED else None,
        summary=_short(thing.words),
        signed=signed,
        on_top=is_on_top(thing.top_until, place.today),
        draft=record.state == RecordState.DRAFT,
        doubt=record.doubt,
        tools=tools_of(url) if place.editing else (),
    )


@lru_cache(maxsize=1024)
def _short(markdown: str) -> str:
    return summary(markdown, _SHORT) if markdown else ""
