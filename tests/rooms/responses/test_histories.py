"""Random histories of answering, grouping, merging, withdrawing and erasing: a call is finished exactly when nobody behind it
is without an outcome, and it is said to be finished only for as long as that holds.
"""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.errors import Invalid, Unchanged, WrongState
from moothill.commons.record.models import Link, Record
from moothill.commons.record.operations import publish, withdraw
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations import gather
from moothill.rooms.inputs.operations.erasing import withdraw as take_all_back
from moothill.rooms.responses import operations
from moothill.rooms.responses.errors import FinishedAlready, NoAnswerYet, StillUnanswered
from moothill.rooms.responses.models import Finish, Response
from moothill.rooms.responses.queries.finishing import end_of
from moothill.rooms.themes.errors import themes as theme_errors
from moothill.rooms.themes.models import Point
from moothill.rooms.themes.operations import merge as merge_themes
from moothill.rooms.themes.operations import put, put_in_point, take_out
from tests.asking import open_call

pytestmark = pytest.mark.django_db

SEEDS = range(int(os.environ.get("MOOTHILL_HISTORIES", "2")))
STEPS = int(os.environ.get("MOOTHILL_STEPS", "30"))
# What an act may say no with, where a random choice was no good one. Anything else is a fault.
NO = (
    theme_errors.LastPath,
    theme_errors.NotForThemes,
    theme_errors.NothingChosen,
    Invalid,
    Unchanged,
    WrongState,
)


@dataclass
class World:
    """A call that closed, what was contributed to it, and chance."""

    cycle: Cycle
    by: Actor
    at: datetime
    call: Record
    say: Callable[..., Record]
    answer: Callable[..., Record]
    guests: list[int]
    chance: random.Random
    done: list[str] = field(default_factory=list)

    @property
    def act(self) -> dict[str, Any]:
        self.at += timedelta(minutes=1)
        return {"reason": "It was agreed.", "by": self.by, "at": self.at}

    def any(self, kind: str, most: int = 1, state: str = "published") -> list[Record]:
        found = list(Record.objects.filter(cycle=self.cycle, kind=kind, state=state).order_by("pk"))
        return self.chance.sample(found, min(most, len(found)))


def contribute(world: World) -> None:
    world.say(call=world.call.reference, by=world.chance.choice(world.guests))


def answer_some(world: World) -> None:
    for record in world.any(world.chance.choice(("input", "theme", "point"))):
        world.answer(record)


def answer_the_call(world: World) -> None:
    world.answer(world.call)


def put_some(world: World) -> None:
    for theme in world.any("theme"):
        put(theme=theme, causes=[*world.any("input", most=2), *world.any("code")], **world.act)


def put_into_a_point(world: World) -> None:
    for point in world.any("point"):
        put_in_point(point=point, inputs=world.any("input", most=2), **world.act)


def take_one_out(world: World) -> None:
    links = Link.objects.filter(kind="part-of", effect__kind="theme").select_related("cause", "effect")
    for link in world.chance.sample(list(links.order_by("pk")), min(1, links.count())):
        take_out(theme=link.effect, causes=[link.cause], **world.act)


def code_one(world: World) -> None:
    for cause, effect in zip(world.any("input"), world.any("code"), strict=False):
        Link.objects.get_or_create(cause=cause, effect=effect, kind="coded-to", defaults={"at": world.at})


def gather_two(world: World) -> None:
    alike = world.any("input", most=2)
    if len(alike) == 2:
        gather(
            cycle=world.cycle, originals=alike, title="Trees", words="More trees.", key=uuid4(), **world.act
        )


def merge_two(world: World) -> None:
    themes = world.any("theme", most=2)
    if len(themes) == 2:
        merge_themes(themes=themes[1:], into=themes[0], **world.act)


def withdraw_one(world: World) -> None:
    for record in world.any(world.chance.choice(("input", "response", "response", "theme"))):
        withdraw(record=record, **world.act)


def put_one_back(world: World) -> None:
    for record in world.any(world.chance.choice(("response", "theme")), state="withdrawn"):
        publish(record=record, **world.act)


def erase_one(world: World) -> None:
    take_all_back([world.chance.choice(world.guests)], world.at)


ACTS: tuple[Callable[[World], None], ...] = (
    contribute, answer_some, answer_some, answer_some, answer_the_call, put_some, put_some, put_into_a_point, take_one_out,
    code_one, gather_two, merge_two, withdraw_one, put_one_back, erase_one,
)  # fmt: skip


@pytest.fixture
def world(cycle: Cycle, steward: Actor, at: Any, make: Any, say: Any, answer: Any, guests: Any) -> World:
    call = open_call(make, closes_at="2018-02-01 17:00", reply_by="2018-02-20")
    themes = [make("theme", title=f"Theme {number}") for number in range(3)]
    for theme in themes[:2]:
        make("point", title="A point", theme=theme.reference)
    make("code", standing="adopted")
    made = World(cycle, steward, at, call, say, answer, guests(4), random.Random(0))  # noqa: S311
    for _each in range(3):
        contribute(made)
    return made


def lacking(world: World) -> set[int]:
    """Who has no outcome, told by going through every link there is, one by one."""
    state = dict(Record.objects.values_list("pk", "state"))
    links = list(Link.objects.values_list("cause", "effect", "kind"))
    themes = dict(Point.objects.values_list("pk", "theme"))
    said = {cause for cause, effect, kind in links if kind == "answered-by" and state[effect] == "published"}

    def ends(pk: int) -> bool:
        places = {pk} | {
            effect
            for cause, effect, kind in links
            if cause == pk and kind in ("part-of", "coded-to", "merged-into")
        }
        beyond = {themes[place] for place in places if place in themes}
        codes = {effect for cause, effect, kind in links if cause == pk and kind == "coded-to"}
        beyond |= {effect for cause, effect, kind in links if cause in codes and kind == "part-of"}
        return bool(said & (places | beyond))

    own = Input.objects.filter(call=world.call.pk).values_list("pk", flat=True)
    return {pk for pk in own if state[pk] == "published" and not ends(pk)}


def has_an_answer(world: World) -> bool:
    rows = Link.objects.filter(cause=world.call, kind="answered-by", effect__state="published")
    found = Response.objects.filter(pk__in=rows.values("effect")).values_list("asked", "heard", "did")
    return any(all(parts) for parts in found)


def check(world: World) -> None:
    """Try to finish: it succeeds exactly when nobody lacks an outcome, and what is shown says the same."""
    without, before = lacking(world), Finish.objects.exists()
    try:
        operations.finish(call=world.call, by=world.by, at=world.at)
    except FinishedAlready:
        assert before
    except NoAnswerYet:
        assert not has_an_answer(world)
    except StillUnanswered:
        assert without
    else:
        assert not without
        assert has_an_answer(world)
    end = end_of(world.call)
    assert (end.unanswered, end.holds) == (len(without), Finish.objects.exists() and not without)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_call_is_finished_exactly_while_everybody_has_an_outcome(world: World, seed: int) -> None:
    world.chance.seed(seed)
    for _step in range(STEPS):
        act = world.chance.choice(ACTS)
        try:
            act(world)
        except NO as no:
            world.done.append(f"{act.__name__}: {type(no).__name__}")
        else:
            world.done.append(act.__name__)
        check(world)
