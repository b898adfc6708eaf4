"""The register: pages of contributions, newest first, and everything a list shows of each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models.functions import Coalesce

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.paging import Page, page_of
from moothill.core.policy import RecordState
from moothill.core.text import summary
from moothill.rooms.inputs.models import Input, Support
from moothill.rooms.inputs.queries.narrowing import published

COUNTED = 10_000  # beyond that, nobody needs to know exactly, and counting takes long
PAGE = 50
_SHORT = 300
_ORDER = ("-pk",)


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are: exactly, or that there are more than `number`."""

    number: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One contribution as a list shows it. `ours`: the visitor's own; `supported`: they agree with it.

    `at` is when it came here: later than `entered_on` where it was typed in elsewhere, or the moment of an import.
    """

    reference: str
    url: str
    title: str
    words: str
    form: str
    came_by: str
    at: datetime
    entered_on: date | None
    imported: bool
    call: tuple[str, str]
    event: tuple[str, str]
    table: str
    said_by: str
    organisation: str
    place: str
    language: str
    supports: int
    supported: bool
    ours: bool
    draft: bool


def count(things: Any) -> Count:
    """How many rows a query has, without reading more than COUNTED of them."""
    number = things.order_by().values("pk")[: COUNTED + 1].count()
    return Count(min(number, COUNTED), more=number > COUNTED)


def page_of_inputs(things: Any, *, after: str = "", most: int = PAGE) -> Page:
    """One page of contributions, newest first. Raises NoSuchPage."""
    return page_of(
        things.select_related("record", "call__record", "event__record"), _ORDER, after=after, most=most
    )


def rows_of(things: Iterable[Input], cycle: Cycle, actor: Actor) -> list[Row]:
    """Everything that lists show of these, in their order. At most two questions, however many there are."""
    found = list(things)
    mine = participants_of(actor)
    supported = _supported(found, mine)
    return [_row(thing, cycle, thing.pk in supported, thing.author_id in mine) for thing in found]


def _supported(things: Iterable[Input], mine: list[int]) -> set[int]:
    if not mine:
        return set()
    rows = Support.objects.filter(participant__in=mine, input__in=[thing.pk for thing in things])
    return set(rows.values_list("input_id", flat=True))


def _row(thing: Input, cycle: Cycle, supported: bool, ours: bool) -> Row:
    record = thing.record
    return Row(
        reference=record.reference,
        url=kinds.get("input").address(cycle, record.reference),
        title=record.title,
        words=_more_than(record.title, thing),
        form=str(thing.get_form_display()),
        came_by=str(thing.get_coming_by_display()),
        at=record.created_at,
        entered_on=thing.entered_on,
        imported=thing.batch_id is not None,
        call=_named(thing.call, cycle),
        event=_named(thing.event, cycle),
        table=thing.table,
        said_by=thing.said_by,
        organisation=thing.organisation,
        place=thing.place,
        language=thing.language or cycle.language,
        supports=thing.supports,
        supported=supported,
        ours=ours,
        draft=record.state == RecordState.DRAFT,
    )


def _more_than(title: str, thing: Input) -> str:
    """The beginning of the words; "" where the title says them all."""
    answers = (str(row.get("answer", "")) for row in thing.answers)
    words = thing.words or next(filter(None, answers), "")
    said = summary(words, _SHORT) if words else ""
    return "" if said == title else said


def _named(other: Any, cycle: Cycle) -> tuple[str, str]:
    """Title and address of a public record; nothing for none, or for one that is not public."""
    if other is None or other.record.state != RecordState.PUBLISHED:
        return ("", "")
    record = other.record
    return (record.title, kinds.get(record.kind).address(cycle, record.reference))


def latest(cycle: Cycle, actor: Actor, most: int) -> list[Input]:
    """The newest public contributions."""
    return page_of_inputs(published(cycle, actor), most=most).things


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was gathered into one contribution: how many, and how many different people are behind them.

    People: who sent them here, and who supports them; each once, whatever they did. What came otherwise counts nobody.
    """

    contributions: int
    people: int


def gathered_into(record: Record, cycle: Cycle, actor: Actor) -> Gathered:
    """What stands behind a contribution that gathers others. Three questions."""
    links = record.links_in.filter(kind=LinkKind.MERGED_INTO, cause__kind="input")
    originals = published(cycle, actor).filter(pk__in=links.values("cause"))
    whose = Coalesce("participant__claimed_by", "participant")
    authors = originals.exclude(author=None).annotate(whose=Coalesce("author__claimed_by", "author"))
    supporters = Support.objects.filter(input__in=originals.values("pk")).annotate(whose=whose)
    people = authors.values("whose").union(supporters.values("whose"))
    return Gathered(originals.count(), people.count())


def state_of(record: Record, actor: Actor) -> Mapping[str, Any]:
    """How many agree with a contribution, whether the visitor is one of them, and whether it is the visitor's own."""
    thing = Input.objects.only("pk", "supports", "author_id").get(pk=record.pk)
    mine = participants_of(actor)
    return {
        "supports": thing.supports,
        "supported": bool(_supported([thing], mine)),
        "ours": thing.author_id in mine,
    }
