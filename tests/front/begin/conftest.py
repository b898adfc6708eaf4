"""A cycle as somebody asks for it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from moothill.commons.cycles.models import Cycle, Member, RoleHeld
from moothill.commons.journal.models import Entry, Head
from moothill.commons.record.models import Record
from moothill.front.begin import reading
from moothill.front.begin.asking import Asked, understood
from moothill.front.begin.pieces import Piece, pieces_of

WORDS = {
    "template": "blank",
    "member": "oakland",
    "member_name": "",
    "starts": "11 January 2027",
    "due": "",
    "ends": "",
    "title": "Oakland's next plan",
    "slug": "oakland-next",
    "zone": "Europe/London",
    "side": "government",
}


@pytest.fixture(autouse=True)
def site_for_the_public(settings: Any) -> None:
    settings.AT_HOME = False


@pytest.fixture
def ask(member: Member) -> Callable[..., Asked]:
    """What the boxes of step two mean."""

    def of(**words: str) -> Asked:
        given = WORDS | words
        members = {each.slug: each for each in Member.objects.all()}
        return understood(reading.template(given["template"]), given, members)

    return of


@pytest.fixture
def pieces() -> Callable[[Asked], list[Piece]]:
    """What the template makes of it."""
    return lambda asked: pieces_of(asked.template, reading.common(), asked.days)


@pytest.fixture
def trace() -> Callable[[], list[int]]:
    """How much of everything there is."""
    return lambda: [each.objects.count() for each in (Cycle, Member, RoleHeld, Record, Entry, Head)]


def preview_of(client: Client, **words: str) -> dict[str, str]:
    """The boxes of step three, filled in as they are first shown: what a browser would send back."""
    answer = client.post("/new-cycle/dates/", WORDS | words)
    assert answer.status_code == 200, answer.content.decode()
    form = answer.context["form"]
    boxes = {box.html_name: box.value() or "" for box in form}
    boxes = {name: value for name, value in boxes.items() if not name.endswith("-drop")}
    return {**WORDS, **words, **boxes, "key": str(form["key"].value())}
