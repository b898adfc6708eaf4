"""Piles tell a coder where to start reading. They are made by a machine, and nothing is published of them."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.synthesis import piling
from moothill.rooms.coding.models import Reading
from moothill.rooms.coding.operations import begin_round
from moothill.rooms.coding.queries import piles

pytestmark = pytest.mark.django_db

FERRY = ("boat", "pier", "timetable", "harbour", "crossing", "captain")
SCHOOL = ("teacher", "lesson", "pupil", "homework", "exam", "class")


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def said(contribute):
    """Twelve contributions about the ferry, and eight about the school."""

    def of(kind, words, count):
        return [
            contribute(f"The {kind} needs a better {words[n % 6]} and another {words[(n * 5 + 1) % 6]} {n}")
            for n in range(count)
        ]

    return of("ferry", FERRY, 12), of("school", SCHOOL, 8)


@pytest.fixture
def read(steward, at):
    def of(record):
        return Reading.objects.create(
            input_id=record.pk, version=1, by_id=steward.participant, by_name=steward.name, at=at, key=uuid4()
        )

    return of


@pytest.fixture(params=[True, False], ids=["with scikit-learn", "without"])
def software(request, monkeypatch):
    monkeypatch.setattr(piling, "learns", (lambda: True) if request.param else (lambda: False))
    monkeypatch.setattr(piles, "learns", lambda: request.param)
    return request.param


def test_what_nobody_has_read_lies_in_piles(said, cycle, steward, software):
    ferry, school = said
    found = piles.piles(cycle, steward)
    assert (found.waiting, found.looked, found.learned) == (20, 20, software)
    assert sum(pile.count for pile in found.piles) == 20
    first = found.piles[0]
    assert (first.number, len(first.typical)) == (1, 3) and first.words
    keys = [set(piles.inputs_of(cycle, pile.number)) for pile in found.piles]
    assert not software or {record.pk for record in school} in keys
    assert set.union(*keys) == {record.pk for record in (*ferry, *school)}


def test_what_was_read_or_gathered_or_is_gone_lies_in_none(said, cycle, steward, read, at, contribute):
    ferry, school = said
    piles.piles(cycle, steward)
    undone = read(school[0])
    read(ferry[0])
    Link.objects.create(cause=ferry[1], effect=ferry[2], kind=LinkKind.MERGED_INTO, at=at)
    contribute("The ferry: held", held=True)
    found = piles.piles(cycle, steward)
    kept = {key for pile in found.piles for key in piles.inputs_of(cycle, pile.number)}
    assert kept == {record.pk for record in (*ferry, *school)} - {ferry[0].pk, ferry[1].pk, school[0].pk}
    assert found.waiting == 17
    undone.undone_at = at
    undone.save()
    found = piles.piles(cycle, steward)
    assert school[0].pk in {key for pile in found.piles for key in piles.inputs_of(cycle, pile.number)}


def test_piles_stay_until_much_changed_or_somebody_asks(said, cycle, steward, contribute):
    piles.piles(cycle, steward)
    late = [contribute(f"A bench number {number} in the park") for number in range(3)]
    assert piles.piles(cycle, steward).looked == 20
    assert piles.piles(cycle, steward, anew=True).looked == 23
    for number in range(21):
        contribute(f"A tree number {number} in the park")
    assert piles.piles(cycle, steward).looked == 44
    assert late[0].pk in {key for n in range(1, 21) for key in piles.inputs_of(cycle, n)}


def test_a_pile_that_is_not_there_holds_nothing(said, cycle, steward):
    assert piles.inputs_of(cycle, 1) == []
    piles.piles(cycle, steward)
    assert [piles.inputs_of(cycle, number) for number in (0, -1, 99)] == [[], [], []]


def test_of_very_many_an_even_part_is_looked_at_and_the_page_says_so(
    pour, cycle, steward, client_of, monkeypatch
):
    monkeypatch.setattr(piles, "SAMPLE", 100)
    pour(1_000)
    found = piles.piles(cycle, steward)
    assert (found.waiting, found.looked) == (1_000, 100)
    page = client_of(steward).get(f"/{cycle.slug}/coding/piles/").content.decode()
    assert "100 of them, drawn evenly, are in the piles." in page


def test_a_coder_sees_them_and_what_they_are_not(said, cycle, client_of, team_member):
    lines, client = Entry.objects.count(), client_of(team_member)
    address = f"/{cycle.slug}/coding/piles/"
    page = client.get(address).content.decode()
    assert "They are no themes" in page and "20 contributions have not been read by anybody." in page
    assert f"/{cycle.slug}/coding/table/?pile=1" in page
    assert "straight to a theme" not in page, "only stewards link"
    assert client.post(address).status_code == 405
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    with CaptureQueriesContext(connection) as anew:
        client.get(f"{address}?anew")
    assert len(anew) <= len(few) + 8
    assert Entry.objects.count() == lines


def test_a_steward_may_link_a_pile_straight_to_a_theme(said, cycle, client_of, steward):
    page = client_of(steward).get(f"/{cycle.slug}/coding/piles/").content.decode()
    for pile in piles.piles(cycle, steward).piles:
        assert len(pile.references) == pile.count
        assert f'value="{", ".join(pile.references)}"' in page


def test_where_everything_was_read_the_page_says_so(cycle, client_of, team_member):
    page = client_of(team_member).get(f"/{cycle.slug}/coding/piles/").content.decode()
    assert "Everything has been read." in page


def test_a_pile_is_read_as_a_table(said, cycle, client_of, steward, at, make):
    make("code", standing="adopted")
    begin_round(cycle=cycle, by=steward, at=at, seed=1)
    piles.piles(cycle, steward)
    mine = set(Record.objects.filter(pk__in=piles.inputs_of(cycle, 1)).values_list("reference", flat=True))
    shown = client_of(steward).get(f"{cycle.get_absolute_url()}coding/table/?pile=1").content.decode()
    other = (
        Record.objects.filter(kind="input").exclude(reference__in=mine).values_list("reference", flat=True)
    )
    assert all(f'value="{each}:' in shown for each in mine)
    assert not any(f'value="{each}:' in shown for each in other)
