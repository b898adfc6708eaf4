"""Bringing the sample in: two cycles, then every record and link of each in one batch; or nothing at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.cycles.operations import begin_cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.batches import Item, Tie, bring_in
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import LinkKind, Record
from moothill.core.policy import CycleState
from moothill.front.sample.checking import END
from moothill.front.sample.errors import BrokenFile, Fault, SlugTaken
from moothill.front.sample.items.activities import activities, twins
from moothill.front.sample.items.earlier import earlier
from moothill.front.sample.items.inputs import inputs
from moothill.front.sample.items.pages import pages
from moothill.front.sample.items.plan import plan
from moothill.front.sample.items.planner import planner
from moothill.front.sample.items.plans import consulted, editions
from moothill.front.sample.items.plans import ties as ties_of_plans
from moothill.front.sample.items.progress import progress
from moothill.front.sample.items.progress import ties as ties_of_progress
from moothill.front.sample.items.promises import commitments
from moothill.front.sample.items.promises import ties as ties_of_commitments
from moothill.front.sample.items.themes import themes
from moothill.front.sample.items.themes import ties as ties_of_themes
from moothill.front.sample.items.timelines import timelines
from moothill.front.sample.recording import record_plans
from moothill.front.sample.schema import Facts, Outline
from moothill.rooms.standards.operations import pin_pack

_REASON = "the sample cycle: facts of a real case in our own words, each with its source"
_SAME = "the same event, listed in two stages"
_PACK, _PACK_BECAUSE = "subnational-2017", "The plan was made in the local pilot, under its rules of 2018."


@dataclass(frozen=True, slots=True)
class Loaded:
    """The sample's cycle. `fresh` is false when it was here before, and nothing was changed."""

    cycle: Cycle
    records: int
    fresh: bool


@transaction.atomic
def load(*, facts: Facts, outline: Outline, slug: str, file: str, by: Actor, at: datetime) -> Loaded:
    """Make the cycle `slug` from the facts, once, and the one before it unless a cycle stands at its address.

    Raises BrokenFile, SlugTaken, ValidationError for the slug, Refused.
    """
    if before := Cycle.objects.filter(slug=slug).first():
        records = Record.objects.filter(cycle=before).count()
        if not records:
            raise SlugTaken(slug)
        return Loaded(before, records, fresh=False)
    if not Cycle.objects.filter(slug=outline.earlier.slug).exists():
        before_it = _begin_earlier(outline, by, at)
        _bring_in(before_it, list(earlier(facts, outline)), [], file, by, at)
    cycle = _begin(facts, outline, slug, by, at)
    items = list(every_item(facts, outline))
    made = _bring_in(cycle, items, _ties(facts), file, by, at)
    record_plans(facts, made, by=by, at=at)
    pin_pack(cycle=cycle, pack=_PACK, by=by, at=at, reason=_PACK_BECAUSE)
    return Loaded(cycle, len(items), fresh=True)


def every_item(facts: Facts, outline: Outline) -> Iterator[Item]:
    """What there is to make, lowest room first: an item may refer to those before it only."""
    yield from plan(facts)
    yield from timelines(facts)
    yield from pages(facts, outline)
    yield from activities(facts)
    yield from planner(facts)
    yield from inputs(facts)
    yield from themes(facts)
    yield from consulted(facts)
    yield from commitments(facts, outline)
    yield from editions(facts)
    yield from progress(facts, outline)


def _ties(facts: Facts) -> list[Tie]:
    same = [Tie(first, second, LinkKind.SAME_AS, _SAME) for second, first in twins(facts).items()]
    promises = [*ties_of_commitments(facts), *ties_of_plans(facts), *ties_of_progress(facts)]
    return [*same, *ties_of_themes(facts), *promises]


def _bring_in(
    cycle: Cycle, items: list[Item], ties: list[Tie], file: str, by: Actor, at: datetime
) -> dict[str, Record]:
    try:
        return bring_in(cycle=cycle, items=items, ties=ties, by=by, at=at, reason=_REASON, source=file)
    except Invalid as invalid:
        raise BrokenFile(file, [Fault(fault.field, fault.words) for fault in invalid.faults]) from invalid


def _member(outline: Outline) -> Member:
    words = outline.cycle
    return Member.objects.get_or_create(slug=words.member_slug, defaults={"name": words.member})[0]


def _begin_earlier(outline: Outline, by: Actor, at: datetime) -> Cycle:
    words = outline.earlier
    return begin_cycle(
        member=_member(outline),
        slug=words.slug,
        title=words.title,
        starts=words.starts,
        ends=words.ends,
        state=CycleState.ENDED,
        summary=words.summary.strip(),
        zone=outline.cycle.zone,
        source=words.source,
        by=by,
        at=at,
    )


def _begin(facts: Facts, outline: Outline, slug: str, by: Actor, at: datetime) -> Cycle:
    words = outline.cycle
    return begin_cycle(
        member=_member(outline),
        slug=slug,
        title=facts.process.title,
        starts=facts.process.start_date,
        ends=_last_day(facts),
        state=CycleState.ENDED,
        summary=words.summary.strip(),
        zone=words.zone,
        source=facts.process.source,
        by=by,
        at=at,
    )


def _last_day(facts: Facts) -> date:
    return next(each.date for each in facts.ogp_deadlines if each.key == END and each.date)
