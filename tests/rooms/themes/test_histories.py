"""Random histories of putting, coding, merging, splitting, withdrawing and erasing: numbers are those of the links,
no theme is shown as agreed that rests on nothing, and nothing is lost.

A few short ones here; `script/drill themes` tells many long ones.
"""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import guest_actor
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record import kinds
from moothill.commons.record.errors import Unchanged, WrongState
from moothill.commons.record.models import Link, Record
from moothill.commons.record.operations import create, publish, withdraw
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations.erasing import withdraw as take_all_back
from moothill.rooms.themes import operations
from moothill.rooms.themes.errors import themes as errors
from moothill.rooms.themes.models import Point, Theme
from moothill.rooms.themes.queries import inputs_of, raised_by, standings_of, themes_of
from moothill.rooms.themes.queries.fitting import fitting_none

pytestmark = pytest.mark.django_db

SEEDS = range(int(os.environ.get("MOOTHILL_HISTORIES", "2")))
STEPS = int(os.environ.get("MOOTHILL_STEPS", "25"))
# What an act may say no with, where a random choice was no good one. Anything else is a fault.
NO = (
    errors.LastPath, errors.NoPath, errors.NotAgreed, errors.NotForThemes, errors.NotJoined, errors.NothingChosen, Unchanged,
    WrongState,
)  # fmt: skip


@dataclass
class World:
    """A cycle with a few of everything, somebody who acts, and chance."""

    cycle: Cycle
    by: Actor
    at: datetime
    chance: random.Random
    authors: list[Actor] = field(default_factory=list)

    @property
    def act(self) -> dict[str, Any]:
        return {"reason": "It was agreed.", "by": self.by, "at": self.at}

    def make(self, kind: str, **values: Any) -> Record:
        given = {"title": f"A {kind} {Record.objects.count()}", **values}
        return create(kind=kinds.get(kind), cycle=self.cycle, values=given, by=self.by, at=self.at)

    def any(self, kind: str, state: str = "published", most: int = 1) -> list[Record]:
        found = list(Record.objects.filter(cycle=self.cycle, kind=kind, state=state).order_by("pk"))
        return self.chance.sample(found, min(most, len(found)))


def put(world: World) -> None:
    for theme in world.any("theme"):
        causes = [*world.any("input", most=2), *world.any("code")]
        operations.put(theme=theme, causes=causes, **world.act)


def put_in_point(world: World) -> None:
    for point in world.any("point"):
        operations.put_in_point(point=point, inputs=world.any("input", most=2), **world.act)


def take_out(world: World) -> None:
    links = list(Link.objects.filter(kind="part-of").select_related("cause", "effect").order_by("pk"))
    for link in world.chance.sample(links, min(1, len(links))):
        if link.effect.kind == "theme":
            operations.take_out(theme=link.effect, causes=[link.cause], **world.act)
        else:
            operations.take_out_of_point(point=link.effect, inputs=[link.cause], **world.act)


def code(world: World) -> None:
    for cause, effect in zip(world.any("input"), world.any("code"), strict=False):
        Link.objects.get_or_create(cause=cause, effect=effect, kind="coded-to", defaults={"at": world.at})


def uncode(world: World) -> None:
    links = list(Link.objects.filter(kind="coded-to").order_by("pk"))
    for link in world.chance.sample(links, min(1, len(links))):
        link.delete()


def merge(world: World) -> None:
    themes = world.any("theme", most=3)
    if len(themes) > 1:
        operations.merge(themes=themes[1:], into=themes[0], **world.act)


def split(world: World) -> None:
    for theme in world.any("theme"):
        causes = list(
            Record.objects.filter(links_out__effect=theme, links_out__kind="part-of").order_by("pk")
        )
        points = [point.record for point in Point.objects.filter(theme=theme.pk).order_by("pk")]
        half = [each for each in causes if world.chance.random() < 0.5]
        some = [each for each in points if world.chance.random() < 0.5]
        operations.split(
            theme=theme, parts=[operations.Part("One"), operations.Part("Two", half, some)], **world.act
        )


def agree(world: World) -> None:
    for theme in world.any("theme"):
        operations.agree(theme=theme, **world.act)


def withdraw_something(world: World) -> None:
    for record in world.any(world.chance.choice(("input", "point", "code", "theme"))):
        withdraw(record=record, **world.act)


def put_back(world: World) -> None:
    for record in world.any(world.chance.choice(("point", "code", "theme")), state="withdrawn"):
        publish(record=record, **world.act)


def erase(world: World) -> None:
    author = world.chance.choice(world.authors)
    take_all_back([author.participant], world.at)


ACTS: tuple[Callable[[World], None], ...] = (
    put, put, put_in_point, take_out, code, code, uncode, merge, split, agree, agree, withdraw_something, put_back, erase,
)  # fmt: skip


@pytest.fixture
def world(cycle: Cycle, steward: Actor, at: datetime) -> World:
    made = World(cycle, steward, at, random.Random(0))  # noqa: S311
    themes = [made.make("theme") for _n in range(4)]
    for number in range(6):
        made.make("point", theme=themes[number % 4].reference)
    for _n in range(4):
        made.make("code", standing="adopted")
    made.authors = [guest_actor(begin_guest(at=at).participant) for _n in range(3)]
    for number in range(10):
        record = made.make("input", words="Plant", consent="unnamed")
        Input.objects.filter(pk=record.pk).update(author=made.authors[number % 3].participant)
    operations.set_missed(cycle=cycle, call=None, because="They were.", by=steward, at=at)
    return made


def naive(cycle: Cycle) -> dict[int, set[int]]:
    """Which contributions reach which theme, told by going through every link there is, one by one."""
    state = dict(Record.objects.values_list("pk", "state"))
    kind = dict(Record.objects.values_list("pk", "kind"))
    links = list(Link.objects.values_list("cause", "effect", "kind"))
    whose = dict(Point.objects.values_list("pk", "theme"))
    found: dict[int, set[int]] = {pk: set() for pk in Theme.objects.values_list("pk", flat=True)}
    for cause, effect, name in links:
        if name != "part-of":
            continue
        theme = whose.get(effect) if state[effect] == "published" else None
        theme = effect if kind[effect] == "theme" else theme
        if theme is None:
            continue
        if kind[cause] == "input":
            found[theme].add(cause)
        if kind[cause] == "code" and state[cause] == "published":
            found[theme] |= {one for one, other, how in links if other == cause and how == "coded-to"}
    return found


def check(world: World) -> None:
    reach, state = naive(world.cycle), dict(Record.objects.values_list("pk", "state"))
    public = {pk: {one for one in causes if state[one] == "published"} for pk, causes in reach.items()}
    raised = raised_by(list(reach), world.cycle)
    assert {pk: sum(own.values()) for pk, own in raised.items()} == {
        pk: len(own) for pk, own in public.items()
    }
    things = list(Theme.objects.select_related("record"))
    for theme in things:
        own = inputs_of(theme.pk, world.cycle, PASSER_BY).values_list("pk", flat=True)
        assert sorted(own) == sorted(public[theme.pk])
    for pk, stands in standings_of(things).items():
        assert stands.standing == "proposed" or {one for one in reach[pk] if state[one] != "draft"}
    shown = {pk: own for pk, own in public.items() if state[pk] == "published"}
    everywhere = set().union(*shown.values()) if shown else set()
    inputs = {pk for pk, kind in Record.objects.values_list("pk", "kind") if kind == "input"}
    standing = {pk for pk in inputs if state[pk] == "published"}
    assert set(fitting_none(world.cycle, PASSER_BY).values_list("pk", flat=True)) == standing - everywhere
    told = {(one, theme.pk) for one, theme, _at, _way in themes_of(inputs, world.cycle, PASSER_BY)}
    ends = {(one, pk) for pk, own in reach.items() if state[pk] == "published" for one in own}
    assert told == ends


def gathered(world: World) -> tuple[set[int], set[int]]:
    """Every contribution that reaches a published theme, and every point whose theme is published."""
    state = dict(Record.objects.values_list("pk", "state"))
    reach = naive(world.cycle)
    inputs = {one for pk, own in reach.items() if state[pk] == "published" for one in own}
    points = {pk for pk, theme in Point.objects.values_list("pk", "theme") if state[theme] == "published"}
    return inputs, points


def history(world: World, seed: int) -> Iterator[str]:
    world.chance.seed(seed)
    for _step in range(STEPS):
        act = world.chance.choice(ACTS)
        before = gathered(world)
        try:
            act(world)
        except NO as no:
            yield f"{act.__name__}: {type(no).__name__}"
            continue
        if act in (merge, split):
            assert gathered(world) == before
        yield act.__name__


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens_the_numbers_are_those_of_the_links_and_nothing_is_lost(world, seed):
    done = []
    for step in history(world, seed):
        done.append(step)
        check(world)
    assert any(step in {"put", "put_in_point"} for step in done)
