"""Making the practice cycle around today, through the same operations as everything else; or making it anew."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.cycles.operations import begin_cycle, change_state
from moothill.commons.cycles.queries import actor_of
from moothill.commons.policy.actors import OPERATOR, PASSER_BY, Actor
from moothill.commons.record.batches import Item, Tie, bring_in
from moothill.commons.record.models import LinkKind
from moothill.core.policy import CycleState
from moothill.front.practice.acts import AUTHOR, First
from moothill.front.practice.around import around
from moothill.front.practice.happening import Happening
from moothill.front.practice.people import invent_people
from moothill.front.practice.schema import Practice
from moothill.rooms.plan.operations import cut_baseline
from moothill.rooms.standards.operations import pin_pack

DATA = Path(__file__).parent / "data" / "practice.toml"
_REASON = "the practice cycle: nothing in it is real"
_AGAIN = "a new practice cycle was made, with its dates around a later day"
_PACK = "national-2022"
_BEGAN = timedelta(days=120)  # long enough ago for everything that the file says has happened since


@dataclass(frozen=True, slots=True)
class Made:
    """The practice cycle. `fresh` is false when it was here before, and nothing was changed."""

    cycle: Cycle
    records: int
    fresh: bool


@cache
def the_file() -> Practice:
    """The file that comes along."""
    return Practice.model_validate_json(json.dumps(tomllib.loads(DATA.read_text("utf-8"))))


@transaction.atomic
def make(*, at: datetime, again: bool = False) -> Made:
    """A practice cycle whose dates sit around `at`, once. With `again`, a new one; the one before then ends.

    Raises Invalid, naming the record, for a file that no longer fits the kinds; then nothing is stored.
    """
    file = the_file()
    slug = file.cycle.slug
    ours = Cycle.objects.filter(
        Q(slug=slug) | Q(slug__startswith=f"{slug}-"), practice=True, source="practice"
    )
    running = ours.filter(state=CycleState.RUNNING).order_by("-pk").first()
    if running and not again:
        return Made(running, running.records.count(), fresh=False)
    for before in ours.filter(state=CycleState.RUNNING):
        change_state(cycle=before, state=CycleState.ENDED, reason=_AGAIN, by=OPERATOR, at=at)
    return _make(file, at)


def _make(file: Practice, at: datetime) -> Made:
    today, then = at.astimezone(ZoneInfo(file.cycle.zone)).date(), at - _BEGAN
    cycle = _begin(file, today, then)
    invented = invent_people(cycle=cycle, at=then)
    actors = {part: actor_of(who.person, then, at_home=True) for part, who in invented.items()}
    actors[AUTHOR] = PASSER_BY
    made = bring_in(
        cycle=cycle, items=list(_items(file, today)), ties=list(_ties(file)), by=OPERATOR, at=then,
        reason=_REASON, source=DATA.name,
    )  # fmt: skip
    pin_pack(cycle=cycle, pack=_PACK, by=OPERATOR, at=then, reason=_REASON)
    _cut_first(file.baseline, cycle, actors[file.baseline.by], then)
    Happening(file, cycle, actors, made, at, today).all()
    return Made(cycle, cycle.records.count(), fresh=True)


def _begin(file: Practice, today: date, then: datetime) -> Cycle:
    words = file.cycle
    member, _made = Member.objects.get_or_create(slug=words.member_slug, defaults={"name": words.member})
    return begin_cycle(
        member=member,
        slug=_free(words.slug),
        title=words.title,
        starts=today + timedelta(days=words.starts),
        ends=today + timedelta(days=words.ends),
        state=CycleState.RUNNING,
        summary=words.summary.strip(),
        zone=words.zone,
        source="practice",
        practice=True,
        by=OPERATOR,
        at=then,
    )


def _free(slug: str) -> str:
    number, found = 1, slug
    while Cycle.objects.filter(slug=found).exists():
        number += 1
        found = f"{slug}-{number}"
    return found


def _items(file: Practice, today: date) -> Iterator[Item]:
    for number, entry in enumerate(file.records):
        yield Item(
            entry.kind, around(entry.values, today), handle=entry.handle or "", place=f"records.{number}"
        )


def _ties(file: Practice) -> Iterator[Tie]:
    for tied in file.links:
        yield Tie(tied.cause, tied.effect, LinkKind(tied.kind), tied.note)


def _cut_first(words: First, cycle: Cycle, by: Actor, at: datetime) -> None:
    agreed = [row.model_dump() for row in words.agreed]
    cut_baseline(cycle=cycle, title=words.title, why=words.why, agreed=agreed, by=by, at=at)
