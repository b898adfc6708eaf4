"""Every address that takes a POST refuses a stranger, unless it is listed in `tests.doors` as open."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record, Revision
from moothill.core.policy import Act
from tests.doors import DOORS, ELSEWHERE, OPEN

SAMPLES = {"slug": "activities", "str": "A-1", "int": "1", "path": "x", "uuid": "0" * 32}
NAMED = {"cycle": "oakland-2018-20", "segment": "activities", "reference": "A-1"}


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, here)
        elif isinstance(pattern, URLPattern):
            yield here


def fill(route: str) -> str:
    """A route with plausible values in its holes."""
    return re.sub(
        r"<(?:(\w+):)?(\w+)>", lambda hole: NAMED.get(hole[2], SAMPLES.get(hole[1] or "str", "x")), route
    )


ALL = sorted(set(addresses(get_resolver())))


def test_the_addresses_are_found() -> None:
    assert len(ALL) > 30


def test_every_act_has_a_door_or_is_tried_elsewhere() -> None:
    assert {door.act for door in DOORS} | ELSEWHERE.keys() == set(Act)


def test_every_door_of_a_cycle_that_is_open_to_strangers_is_tried_by_everybody() -> None:
    """By tests/front/test_grid.py."""
    named = {
        "it": "O-1", "waiting": 1, "suggestion": 1, "event": "A-1", "past": "A-1", "place": "x", "call": "Q-1",
        "table": 1, "response": "RE-1", "answered": "Q-1", "drafted": "C-1", "dated": "MS-1", "route": "SO-1",
        "cut": "CD-1",
    }  # fmt: skip
    tried = {resolve(f"/x/{door.address.format(**named).partition('?')[0]}").route for door in DOORS}
    assert {route for route in OPEN if route.startswith("<slug:cycle>/")} <= tried


def test_what_is_listed_as_open_is_there() -> None:
    assert [start for start in OPEN if not any(route.startswith(start) for route in ALL)] == []


@pytest.mark.parametrize("route", [route for route in ALL if not route.startswith(tuple(OPEN))])
def test_a_stranger_who_posts_changes_nothing(route: str, cycle: Cycle, make) -> None:
    there = make("activity", stage=make("stage", when="March 2018").reference, state="planned")
    assert there.reference == NAMED["reference"], "the addresses below must lead to something that is there"
    before = [model.objects.count() for model in (Record, Revision, Entry)]
    answer = Client(enforce_csrf_checks=False).post(
        f"/{fill(route)}", {"title": "Canary", "reason": "Canary"}
    )
    assert answer.status_code in {302, 303, 400, 403, 404, 405, 422}, route
    if answer.status_code in {302, 303}:
        assert answer["Location"].startswith("/accounts/"), route
    assert [model.objects.count() for model in (Record, Revision, Entry)] == before
