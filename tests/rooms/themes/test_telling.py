"""Whoever contributed hears when it becomes part of a theme, and when a theme that rests on it is agreed: once each."""

from collections import Counter

import pytest

from moothill.commons.notifications import fanning
from moothill.commons.record.models import LinkKind
from moothill.commons.record.operations import publish, withdraw
from moothill.rooms.themes.operations import agree, merge, take_out
from tests.hearing import follow_journals, told
from tests.rooms.responses.conftest import guests, lead, say  # noqa: F401

pytestmark = pytest.mark.django_db


def once(people):
    return Counter(dict.fromkeys(people, 1))


@pytest.fixture
def world(make, say, lead, guests):  # noqa: F811
    """A theme with a point and a code, and six contributions by as many guests; the last was gathered into the first."""
    people = guests(6)
    theme = make("theme", title="Getting home")
    point, code = make("point", title="Later trains", theme=theme.reference), make("code", title="Trains")
    said = [say(by=who) for who in people]
    lead([said[5]], said[0], LinkKind.MERGED_INTO)
    follow_journals()
    return {"people": people, "said": said, "theme": theme, "point": point, "code": code}


def test_those_put_into_a_theme_and_what_was_gathered_into_them_hear_of_it_and_nobody_else(
    world, put, monkeypatch
):
    monkeypatch.setattr(fanning, "STEP", 1)
    people, said = world["people"], world["said"]
    put(world["theme"], said[0], said[1])
    assert told("theme.joined") == once([people[0], people[1], people[5]])
    put(world["theme"], said[1], said[2])  # who is in it already hears no second time
    assert told("theme.joined") == once([people[0], people[1], people[5], people[2]])


def test_those_put_into_a_point_hear_of_it(world, put):
    put(world["point"], world["said"][3])
    assert told("point.joined") == once([world["people"][3]])


def test_of_a_code_that_comes_into_a_theme_they_hear_when_it_is_agreed(
    world, put, code, asked, steward, at, monkeypatch
):
    monkeypatch.setattr(fanning, "STEP", 2)
    people, said = world["people"], world["said"]
    code(world["code"], said[4], said[1])
    put(world["theme"], world["code"])
    assert told("theme.joined") == Counter()
    put(world["theme"], said[0], said[1])
    put(world["point"], said[3])
    agree(theme=world["theme"], reason="The forum met.", by=steward, at=at)
    assert told("theme.agreed") == once([people[0], people[1], people[3], people[4], people[5]])


def test_whoever_was_put_into_a_draft_hears_when_it_comes_into_sight(world, make, put, steward, at):
    theme = make("theme", title="Prepared", publish=False)
    put(theme, world["said"][1])
    assert told("theme.prepared") == Counter()
    publish(record=theme, by=steward, at=at)
    assert told("theme.published") == once([world["people"][1]])


def test_whoever_is_taken_out_hears_of_it(world, put, steward, at):
    put(world["theme"], world["said"][0], world["said"][1])
    take_out(theme=world["theme"], causes=[world["said"][0]], reason="It fits elsewhere.", by=steward, at=at)
    assert told("theme.parted") == once([world["people"][0], world["people"][5]])


def test_all_behind_a_theme_hear_when_it_goes_and_when_it_lives_on_in_another(
    world, make, put, code, steward, at
):
    people, said = world["people"], world["said"]
    code(world["code"], said[4])
    put(world["theme"], world["code"], said[1])
    other = make("theme", title="Travel")
    merge(themes=[world["theme"]], into=other, reason="They say the same.", by=steward, at=at)
    assert told("theme.merged") == once([people[1], people[4]])
    withdraw(record=other, reason="It was a mistake.", by=steward, at=at)
    assert told("theme.withdrawn") == once([people[1], people[4]])


def test_what_was_gathered_again_and_again_is_followed_to_its_first_authors(
    world, put, lead, monkeypatch  # noqa: F811
):  # fmt: skip
    monkeypatch.setattr(fanning, "STEP", 1)
    people, said = world["people"], world["said"]
    lead([said[4]], said[5], LinkKind.MERGED_INTO)
    lead([said[3]], said[4], LinkKind.MERGED_INTO)
    put(world["theme"], said[0])
    assert told("theme.joined") == once([people[0], people[3], people[4], people[5]])


def test_of_what_was_withdrawn_nobody_is_told(world, put, asked, steward, at):
    put(world["theme"], world["said"][0], world["said"][1])
    withdraw(record=world["said"][1], reason="Asked for by its author.", by=steward, at=at)
    agree(theme=world["theme"], reason="The forum met.", by=steward, at=at)
    assert told("theme.agreed") == once([world["people"][0], world["people"][5]])
